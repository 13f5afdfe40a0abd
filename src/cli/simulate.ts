/**
 * Runs a scenario from the terminal. Exit 0: finished and consistent; 1: finished, and a check found a violation;
 * 2: the input was refused, and nothing was written.
 */
import { accessSync, constants, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import initSqlJs from 'sql.js'
import { dailyCsv } from '../metrics/daily-csv'
import type { RunReport } from '../metrics/figures'
import { formatProblem, type Problem } from '../scenario/problems'
import { concludeRun } from '../simulation/conclude'
import type { RunSetup } from '../simulation/setup'
import { Simulation } from '../simulation/simulation'
import { readArguments, USAGE } from './arguments'
import { readInputs } from './inputs'
import { Progress } from './progress'
import { summaryLines } from './summary'

const EXIT = { consistent: 0, violation: 1, refused: 2 } as const
const STEPS_BETWEEN_PROGRESS = 1_000

function refuse(problems: readonly Problem[]): number {
  for (const problem of problems) console.error(formatProblem(problem))
  return EXIT.refused
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

/** Makes the folder before the run, so that nobody waits for results that have nowhere to go. */
function openFolder(folder: string): Problem | null {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    return null
  } catch {
    return { path: '--out', value: folder, expected: 'a folder that can be written to' }
  }
}

function write(folder: string, simulation: Simulation, report: RunReport): void {
  writeFileSync(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)
  writeFileSync(join(folder, 'daily.csv'), dailyCsv(simulation.counter.days))
  writeFileSync(join(folder, 'ledger.sqlite'), simulation.ledger.export())
}

async function main(): Promise<number> {
  const given = readArguments(process.argv.slice(2))
  if (given.ok === 'help') {
    console.log(USAGE)
    return EXIT.consistent
  }
  if (!given.ok) return refuse(given.problems)
  const prepared = readInputs(given.arguments)
  if (!prepared.ok) return refuse(prepared.problems)
  const rejected = prepared.setup.sales?.rejected ?? []
  for (const row of rejected) {
    console.error(
      `${formatProblem({ path: `line ${row.line}, ${row.column}`, value: row.value, expected: row.expected })} (row left out)`,
    )
  }
  const folderProblem = openFolder(given.arguments.outFolder)
  if (folderProblem) return refuse([folderProblem])
  const { simulation, report } = await simulate(prepared.setup)
  write(given.arguments.outFolder, simulation, report)
  for (const line of summaryLines(report)) console.log(line)
  return report.consistent ? EXIT.consistent : EXIT.violation
}

process.exitCode = await main()
