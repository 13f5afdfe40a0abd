/** What `simulate` does with its arguments, up to its exit code. */
import initSqlJs, { type SqlJsStatic } from 'sql.js'
import { onOneLine } from '../core/one-line'
import { dailyCsv } from '../metrics/daily-csv'
import type { RunReport } from '../metrics/figures'
import { leftOutLines } from '../scenario/left-out-rows'
import { concludeRun } from '../simulation/conclude'
import { invariantProblems } from '../simulation/invariant-problems'
import type { RunSetup } from '../simulation/run-setup'
import { Simulation } from '../simulation/simulation'
import { readArguments } from './arguments'
import type { ClosedParts } from '../metrics/closed-parts'
import { partsIn } from './closed-folder'
import { EXIT, helpText, versionText } from './help'
import { readInputs } from './inputs'
import { checkFolder, writeResults } from './out-folder'
import { pathFromUser } from './paths'
import { refuse, say } from './program'
import { Progress, runProgress } from './progress'
import { summaryLines } from './summary'

const STEPS_BETWEEN_PROGRESS = 1_000
const RESULT_FILES = ['report.json', 'daily.csv', 'ledger.sqlite'] as const

function runToItsEnd(
  engine: SqlJsStatic,
  setup: RunSetup,
  parts: ClosedParts | null,
): { simulation: Simulation; report: RunReport } {
  const begun = performance.now()
  const progress = new Progress(process.stderr)
  const simulation = new Simulation(engine, setup, {
    clock: () => performance.now(),
    ...(parts && { onClosedRow: parts.take }),
  })
  let steps = 0
  while (simulation.step()) {
    steps += 1
    if (steps % STEPS_BETWEEN_PROGRESS === 0) {
      progress.show((wall) => runProgress(simulation, wall), performance.now() - begun)
    }
  }
  progress.clear()
  parts?.flush()
  const wallSeconds = (performance.now() - begun) / 1_000
  const payoutsPerSecond = Math.round(simulation.payouts / wallSeconds)
  const report = concludeRun(simulation, 'finished', { wallSeconds, payoutsPerSecond })
  return { simulation, report }
}

export async function simulate(words: readonly string[]): Promise<number> {
  const given = readArguments('simulate', words)
  if (given.ok === 'help') return say(helpText('simulate'))
  if (given.ok === 'version') return say(versionText())
  if (!given.ok) return refuse(given.problems)
  const inputs = readInputs(given.arguments)
  if (!inputs.ok) return refuse(inputs.problems)
  const [setup] = inputs.setups as [RunSetup]
  const engine = await initSqlJs()
  const badQueries = invariantProblems(engine, setup.scenario)
  if (badQueries.length > 0) return refuse(badQueries)
  const leftOut = setup.sales?.leftOut ?? []
  for (const line of leftOutLines(leftOut)) console.error(line)
  if (given.arguments.isStrict && leftOut.length > 0) return EXIT.refused
  const folder = pathFromUser(given.arguments.outFolder)
  const folderProblem = checkFolder(folder, RESULT_FILES)
  if (folderProblem) return refuse([folderProblem])
  const parts = setup.scenario.detail.days === null ? null : partsIn(folder)
  const { simulation, report } = runToItsEnd(engine, setup, parts)
  writeResults<(typeof RESULT_FILES)[number]>(folder, {
    'report.json': `${JSON.stringify(report, null, 2)}\n`,
    'daily.csv': dailyCsv(simulation.counter.days),
    'ledger.sqlite': simulation.ledger.export(),
  })
  for (const line of summaryLines(report)) console.log(onOneLine(line))
  return report.consistent ? EXIT.consistent : EXIT.violation
}
