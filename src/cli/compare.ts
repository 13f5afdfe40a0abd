/**
 * Compares scenarios from the terminal, or payout services on one of them, each with the same seeds. Exit 0: all runs
 * finished and consistent; 1: a check found a violation in one of them; 2: the input was refused, and nothing was written;
 * 3: a run failed.
 */
import initSqlJs from 'sql.js'
import { onOneLine } from '../core/one-line'
import { compareScenarios } from '../experiments/compare-scenarios'
import { compareCsv, compareJson } from '../experiments/comparison-files'
import { firstStepsApart } from '../experiments/first-steps-apart'
import type { Refused } from '../scenario/problems'
import { invariantProblems } from '../simulation/invariant-problems'
import type { GivenArguments } from './arguments'
import { compareSummary, type ComparedRuns } from './compare-summary'
import { readColumns, type Columns } from './compared-columns'
import { EXIT } from './help'
import { SEEDS_DEFAULT } from './options'
import { checkFolder, writeResults } from './out-folder'
import { ownServiceJson } from './own-service'
import { pathFromUser } from './paths'
import { refuse, runProgram, sayLeftOut } from './program'
import { experimentProgress, Progress } from './progress'
import { jobsFor, threadPool } from './thread-pool'

const RESULT_FILES = ['compare.json', 'compare.csv'] as const

async function compare(
  { columns, areServices }: Columns,
  given: GivenArguments,
): Promise<({ ok: true } & ComparedRuns) | Refused> {
  const { memoryLimitBytes } = given
  const setups = columns.map(({ setup }) => setup)
  const { sales, scenario } = setups[0]!
  const largestBytes = Math.max(...setups.map(({ memoryEstimateBytes }) => memoryEstimateBytes))
  const pool = threadPool(
    { sales, memoryLimitBytes, services: columns.map(({ service }) => service) },
    given.jobs ?? jobsFor(largestBytes),
  )
  const progress = new Progress(process.stderr)
  try {
    const answer = await compareScenarios(
      pool,
      {
        scenarios: setups.map((setup) => setup.scenario),
        services: columns.map((_, index) => index),
        seed: scenario.seed,
        seedCount: given.seedCount ?? SEEDS_DEFAULT,
        sales,
      },
      (done, total) => progress.show((wall) => experimentProgress(done, total, wall)),
    )
    if (!answer.ok) return answer
    const { result, broken } = answer
    if (!areServices) return { ok: true, result, broken, apart: null }
    const apart = await firstStepsApart(pool, scenario, result)
    const service = { path: '--service', values: columns.map(({ label }) => label) }
    const settings = [...result.comparison.settings, service]
    const comparison = { ...result.comparison, settings }
    return { ok: true, result: { ...result, comparison }, broken, apart }
  } finally {
    progress.clear()
    pool.close()
  }
}

async function main(given: GivenArguments): Promise<number> {
  const read = await readColumns(given)
  if (!read.ok) return refuse(read.problems)
  const { columns } = read
  const engine = await initSqlJs()
  const badQueries = [...new Set(columns.map(({ setup }) => setup))].flatMap(({ scenario }) =>
    invariantProblems(engine, scenario),
  )
  if (badQueries.length > 0) return refuse(badQueries)
  if (sayLeftOut(columns[0]!.setup.sales) && given.isStrict) return EXIT.refused
  const folder = pathFromUser(given.outFolder)
  const folderProblem = checkFolder(folder, RESULT_FILES)
  if (folderProblem) return refuse([folderProblem])
  const runs = await compare(read, given)
  if (!runs.ok) return refuse(runs.problems)
  const { result, broken, apart } = runs
  const names = columns.map(({ name }) => name)
  writeResults<(typeof RESULT_FILES)[number]>(folder, {
    'compare.json': compareJson(
      result,
      names,
      columns.map(({ service }, index) => ({
        service: service && ownServiceJson(service),
        broken: broken[index],
        firstStepsApart: apart?.[index] ?? null,
      })),
    ),
    'compare.csv': compareCsv(result, names),
  })
  for (const line of compareSummary(runs, columns)) console.log(onOneLine(line))
  return result.violations.every((count) => count === 0) ? EXIT.consistent : EXIT.violation
}

await runProgram('compare', main)
