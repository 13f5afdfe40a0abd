/**
 * Runs every property test on fresh seeds until the time is up, and says how to replay what fails:
 * `npm run soak -- --minutes <n>`. `npm test` draws the same cases each time, so that a change is judged by the cases that
 * the last one passed; this looks for new ones. Exit 0: nothing found; 1: something failed; 2: the arguments were refused.
 */
import { randomInt } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { startVitest } from 'vitest/node'

const SEED_MAX = 2 ** 31 - 1

const propertyTests = (): string[] =>
  readdirSync('test', { encoding: 'utf8', recursive: true })
    .map((name) => `test/${name}`)
    .filter((file) => file.endsWith('.test.ts') && /'fast-check'/.test(readFileSync(file, 'utf8')))

/** The files with a failed test. */
async function failedFiles(files: readonly string[], seed: number): Promise<string[]> {
  process.env['PROPERTY_SEED'] = String(seed)
  const vitest = await startVitest('test', [...files], { watch: false, reporters: ['dot'] })
  const failed = vitest.state.getTestModules().filter((module) => !module.ok())
  await vitest.close()
  return failed.map(({ relativeModuleId }) => relativeModuleId)
}

async function soak(minutes: number): Promise<number> {
  const files = propertyTests()
  const end = Date.now() + minutes * 60_000
  let rounds = 0
  do {
    const seed = randomInt(SEED_MAX)
    const failed = await failedFiles(files, seed)
    rounds += 1
    if (failed.length > 0) {
      console.error(`Seed ${seed} found a failure. Replay it with:`)
      for (const file of failed) console.error(`  PROPERTY_SEED=${seed} npx vitest run ${file}`)
      return 1
    }
    console.log(`Seed ${seed}: every property holds in ${files.length} files`)
  } while (Date.now() < end)
  console.log(`${rounds} seeds, no failure`)
  return 0
}

const { values } = parseArgs({ options: { minutes: { type: 'string' } }, strict: false })
const minutes = Number(values.minutes)
if (minutes > 0) {
  process.exitCode = await soak(minutes)
} else {
  console.error('--minutes: expected a number above 0, as in npm run soak -- --minutes 10')
  process.exitCode = 2
}
