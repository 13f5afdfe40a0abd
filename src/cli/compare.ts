/**
 * Compares scenarios from the terminal, each with the same seeds. Exit 0: all runs finished and consistent; 1: a check
 * found a violation in one of them; 2: the input was refused, and nothing was written; 3: a run failed.
 */
import initSqlJs from 'sql.js'
import { onOneLine } from '../core/one-line'
import { compareScenarios } from '../experiments/compare-scenarios'
import { compareCsv, compareJson } from '../experiments/comparison-files'
import { invariantProblems } from '../simulation/invariant-problems'
import type { RunSetup } from '../simulation/run-setup'
import type { GivenArguments } from './arguments'
import { compareSummary } from './compare-summary'
import { EXIT } from './help'
import { readInputs } from './inputs'
import { checkFolder, writeResults } from './out-folder'
import { SEEDS_DEFAULT } from './options'
import { pathFromUser } from './paths'
import { refuse, runProgram, sayLeftOut } from './program'
import { experimentProgress, Progress } from './progress'
import { jobsFor, threadPool } from './thread-pool'

const RESULT_FILES = ['compare.json', 'compare.csv'] as const

async function compare(setups: readonly RunSetup[], given: GivenArguments) {
  const { memoryLimitBytes } = given
  const [{ sales, scenario }] = setups as [RunSetup]
  const largestBytes = Math.max(...setups.map(({ memoryEstimateBytes }) => memoryEstimateBytes))
  const pool = threadPool({ sales, memoryLimitBytes }, given.jobs ?? jobsFor(largestBytes))
  const progress = new Progress(process.stderr)
  try {
    return await compareScenarios(
      pool,
      {
        scenarios: setups.map((setup) => setup.scenario),
        seed: scenario.seed,
        seedCount: given.seedCount ?? SEEDS_DEFAULT,
        sales,
      },
      (done, total) => progress.show((wall) => experimentProgress(done, total, wall)),
    )
  } finally {
    progress.clear()
    pool.close()
  }
}

async function main(given: GivenArguments): Promise<number> {
  const inputs = readInputs(given)
  if (!inputs.ok) return refuse(inputs.problems)
  const engine = await initSqlJs()
  const badQueries = inputs.setups.flatMap(({ scenario }) => invariantProblems(engine, scenario))
  if (badQueries.length > 0) return refuse(badQueries)
  if (sayLeftOut(inputs.setups[0]!.sales) && given.isStrict) return EXIT.refused
  const folder = pathFromUser(given.outFolder)
  const folderProblem = checkFolder(folder, RESULT_FILES)
  if (folderProblem) return refuse([folderProblem])
  const answer = await compare(inputs.setups, given)
  if (!answer.ok) return refuse(answer.problems)
  const { result } = answer
  writeResults<(typeof RESULT_FILES)[number]>(folder, {
    'compare.json': compareJson(result, given.scenarios),
    'compare.csv': compareCsv(result, given.scenarios),
  })
  for (const line of compareSummary(result)) console.log(onOneLine(line))
  return result.violations.every((count) => count === 0) ? EXIT.consistent : EXIT.violation
}

await runProgram('compare', main)
