/** Each rule that needs types, which `oxlint` has for all files but components, finds what it is there for. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'

const PROJECT = resolve(import.meta.dirname, '..')
const SETTINGS = join(PROJECT, '.oxlintrc.json')

const SAMPLES = `
declare const anything: any
declare const later: Promise<void>
declare const list: number[]
declare const text: string
declare const kind: 'one' | 'two'
declare const known: { value: 1 }
enum Size { Small, Large }
declare const size: Size
class Counter {
  private count = 1
  next(): number { return this.count + 1 }
}
const takesText = (given: string): string => given

export const awaitThenable = async (): Promise<void> => { await 1 }
delete list[0]
export const noBaseToString = String(known)
export type NoDuplicates = 'a' | 'a'
later
for (const index in list) takesText(index)
setTimeout('noImpliedEval()', 1)
if (later) takesText('')
export type NoRedundant = unknown | string
export const noUnnecessaryCondition = known?.value
export const noUnnecessaryAssertion = text as string
takesText(anything)
export const noUnsafeAssignment: string = anything
anything()
export const noUnsafeEnumComparison = size === 0
takesText(String(anything.member))
export const noUnsafeReturn = (): string => { return anything }
export const noUnsafeMinus = -text
export const onlyThrowError = (): void => { throw 'text' }
export const rejectErrors = Promise.reject('text')
export const requireAwait = async (): Promise<number> => { return 1 }
export const plusOperands = list + 1
export const templateExpressions = \`\${known}\`
export const exhaustive = (): void => { switch (kind) { case 'one': takesText('') } }
export const unbound = new Counter().next
`

interface Found {
  diagnostics: { code: string }[]
}

it('every rule with types fires', () => {
  const folder = mkdtempSync(join(tmpdir(), 'payout-lab-lint-'))
  writeFileSync(join(folder, 'samples.ts'), SAMPLES)
  const compilerOptions = { strict: true, target: 'ES2022', module: 'ESNext', types: [] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }))
  const program = join(PROJECT, 'node_modules/.bin/oxlint')
  const { stdout } = spawnSync(
    program,
    ['--type-aware', '--config', SETTINGS, '--format', 'json', folder],
    { cwd: PROJECT, encoding: 'utf8' },
  )
  rmSync(folder, { recursive: true })
  const { rules } = JSON.parse(readFileSync(SETTINGS, 'utf8')) as { rules: object }
  const found = (JSON.parse(stdout) as Found).diagnostics.map(({ code }) =>
    code.replace(/^typescript\((.*)\)$/, 'typescript/$1'),
  )
  expect([...new Set(found)].toSorted()).toEqual(Object.keys(rules).toSorted())
})
