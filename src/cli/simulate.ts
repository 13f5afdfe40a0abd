/**
 * Runs a scenario from the terminal. Exit 0: finished and consistent; 1: finished, and a check found a violation;
 * 2: the input was refused, and nothing was written; 3: the run itself broke down.
 */
import initSqlJs from 'sql.js'
import { onOneLine } from '../core/one-line'
import { dailyCsv } from '../metrics/daily-csv'
import type { RunReport } from '../metrics/figures'
import { leftOutLines } from '../scenario/left-out-rows'
import { formatProblem, type Problem } from '../scenario/problems'
import { concludeRun } from '../simulation/conclude'
import type { RunSetup } from '../simulation/setup'
import { Simulation } from '../simulation/simulation'
import { readArguments } from './arguments'
import { EXIT, helpText, versionText } from './help'
import { readInputs } from './inputs'
import { checkFolder, writeResults } from './out-folder'
import { pathFromUser } from './paths'
import { Progress } from './progress'
import { summaryLines } from './summary'

const STEPS_BETWEEN_PROGRESS = 1_000
/** Whoever has more to mend than this mends the first ones first. */
const PROBLEMS_SHOWN_MAX = 100

function refuse(problems: readonly Problem[]): number {
  for (const problem of problems.slice(0, PROBLEMS_SHOWN_MAX)) {
    console.error(formatProblem(problem))
  }
  const others = problems.length - PROBLEMS_SHOWN_MAX
  if (others > 0) console.error(`… and ${others.toLocaleString('en-US')} more problems`)
  return EXIT.refused
}

function say(text: string): number {
  console.log(text)
  return EXIT.consistent
}

async function simulate(setup: RunSetup): Promise<{ simulation: Simulation; report: RunReport }> {
  const engine = await initSqlJs()
  const begun = performance.now()
  const progress = new Progress(process.stderr)
  const simulation = new Simulation(engine, setup)
  let steps = 0
  while (simulation.step()) {
    steps += 1
    if (steps % STEPS_BETWEEN_PROGRESS === 0) progress.show(simulation, performance.now() - begun)
  }
  progress.clear()
  const wallSeconds = (performance.now() - begun) / 1_000
  const payoutsPerSecond = Math.round(simulation.payouts / wallSeconds)
  const report = concludeRun(simulation, 'finished', { wallSeconds, payoutsPerSecond })
  return { simulation, report }
}

async function main(): Promise<number> {
  const given = readArguments(process.argv.slice(2))
  if (given.ok === 'help') return say(helpText())
  if (given.ok === 'version') return say(versionText())
  if (!given.ok) return refuse(given.problems)
  const prepared = readInputs(given.arguments)
  if (!prepared.ok) return refuse(prepared.problems)
  const leftOut = prepared.setup.sales?.leftOut ?? []
  for (const line of leftOutLines(leftOut)) console.error(line)
  if (given.arguments.isStrict && leftOut.length > 0) return EXIT.refused
  const folder = pathFromUser(given.arguments.outFolder)
  const folderProblem = checkFolder(folder)
  if (folderProblem) return refuse([folderProblem])
  const { simulation, report } = await simulate(prepared.setup)
  writeResults(folder, {
    'report.json': `${JSON.stringify(report, null, 2)}\n`,
    'daily.csv': dailyCsv(simulation.counter.days),
    'ledger.sqlite': simulation.ledger.export(),
  })
  for (const line of summaryLines(report)) console.log(onOneLine(line))
  return report.consistent ? EXIT.consistent : EXIT.violation
}

/** Whoever reads the output may stop before its end, as `head` does: the files are written by then. */
process.stdout.on('error', () => undefined)

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error)
  process.exitCode = EXIT.brokenDown
}
