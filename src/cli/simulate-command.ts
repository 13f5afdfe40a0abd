/** What `simulate` does with its arguments, up to its exit code. */
import initSqlJs, { type SqlJsStatic } from 'sql.js'
import { jsonText } from '../core/json-text'
import { onOneLine } from '../core/one-line'
import { dailyCsv } from '../metrics/daily-csv'
import { reportFile } from '../metrics/report-file'
import type { RunReport } from '../metrics/figures'
import { statementOf } from '../metrics/statement'
import { statementCsv } from '../metrics/statement-csv'
import { savesClosedRows } from '../scenario/kept-days'
import { ALL_CODE } from '../simulation/all-code'
import { closeBooks } from '../simulation/conclude'
import { invariantProblems } from '../simulation/invariant-problems'
import type { OwnService } from '../simulation/own-service'
import type { RunSetup } from '../simulation/run-setup'
import { Simulation } from '../simulation/simulation'
import type { GivenArguments } from './arguments'
import { ownServiceAt, ownServiceJson, ownServiceLines, readOwnService } from './own-service'
import { ClosedFolder, CLOSED_FOLDER, removeClosedRows } from './closed-folder'
import { EXIT } from './help'
import { readInputs } from './inputs'
import { checkFolder, checkSubfolder, writeResults } from './out-folder'
import { pathFromUser } from './paths'
import { refuse, sayLeftOut } from './program'
import { closingProgress, Progress, runProgress } from './progress'
import { summaryLines } from './summary'

const STEPS_BETWEEN_PROGRESS = 1_000
const RESULT_FILES = ['report.json', 'daily.csv', 'statement.csv', 'ledger.sqlite'] as const

function runToItsEnd(
  engine: SqlJsStatic,
  setup: RunSetup,
  closed: ClosedFolder | null,
  ownService: OwnService | null,
): { simulation: Simulation; report: RunReport } {
  const progress = new Progress(process.stderr)
  const simulation = new Simulation(engine, setup, {
    ...ALL_CODE,
    ownService,
    clock: () => performance.now(),
    ...(closed && { onClosedRows: closed.take }),
  })
  let steps = 0
  while (simulation.step()) {
    steps += 1
    if (steps % STEPS_BETWEEN_PROGRESS === 0) {
      progress.show((wall) => runProgress(simulation, wall))
    }
  }
  closed?.flush()
  const wallSeconds = progress.wallMilliseconds / 1_000
  const payoutsPerSecond = Math.round(simulation.payouts / wallSeconds)
  const pieces = closeBooks(simulation, 'finished', { wallSeconds, payoutsPerSecond })
  let next = pieces.next()
  for (; !next.done; next = pieces.next()) {
    const part = next.value
    progress.show(() => closingProgress(part))
  }
  progress.clear()
  return { simulation, report: next.value }
}

export async function simulate(given: GivenArguments): Promise<number> {
  const inputs = readInputs(given)
  if (!inputs.ok) return refuse(inputs.problems)
  const [setup] = inputs.setups as [RunSetup]
  const engine = await initSqlJs()
  const badQueries = invariantProblems(engine, setup.scenario)
  if (badQueries.length > 0) return refuse(badQueries)
  const service = await readOwnService(given.services[0] ?? null, [setup.scenario])
  if (!service.ok) return refuse(service.problems)
  const { file } = service
  if (sayLeftOut(setup.sales) && given.isStrict) return EXIT.refused
  const folder = pathFromUser(given.outFolder)
  const savesRows = savesClosedRows(setup.scenario)
  const folderProblem =
    checkFolder(folder, RESULT_FILES) ?? (savesRows ? checkSubfolder(folder, CLOSED_FOLDER) : null)
  if (folderProblem) return refuse([folderProblem])
  const closed = savesRows ? new ClosedFolder(folder) : null
  try {
    const { simulation, report } = runToItsEnd(
      engine,
      setup,
      closed,
      file && (await ownServiceAt(file)),
    )
    writeResults<(typeof RESULT_FILES)[number]>(folder, {
      'report.json': jsonText({
        ...reportFile(report),
        ...(file && { service: ownServiceJson(file) }),
      }),
      'daily.csv': dailyCsv(simulation.counter.days),
      'statement.csv': statementCsv(statementOf(simulation.ledger.database, null).months),
      'ledger.sqlite': simulation.ledger.export(),
    })
    removeClosedRows(folder)
    closed?.keep()
    for (const line of [...summaryLines(report), ...ownServiceLines(file)]) {
      console.log(onOneLine(line))
    }
    return report.consistent ? EXIT.consistent : EXIT.violation
  } finally {
    closed?.drop()
  }
}
