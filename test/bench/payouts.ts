/**
 * How much of the time of a run is SQLite's: payouts a second of the full service on `all-daily`, beside the same SQL
 * statements with the same parameters replayed bare through the same sql.js. Both are timed in turns within one process,
 * so that the ratio means something on any machine. The bar is 0.60.
 */
import { parseArgs } from 'node:util'
import initSqlJs, { type SqlJsStatic, type SqlValue, type Statement } from 'sql.js'
import { Database } from '../../src/ledger/database'
import { TABLES, VIEWS } from '../../src/ledger/schema'
import { PRESETS } from '../../src/scenario/presets'
import { prepareRun, type RunSetup } from '../../src/simulation/setup'
import { Simulation } from '../../src/simulation/simulation'

interface Recorded {
  sql: string[]
  /** Position in `sql` and parameters of each execution, in order. */
  executions: { statement: number; parameters: SqlValue[] }[]
}

function setupFor(days: number): RunSetup {
  const prepared = prepareRun({ ...PRESETS['all-daily'], days }, null)
  if (!prepared.ok) throw new Error('The preset was refused')
  return prepared.setup
}

function runToEnd(simulation: Simulation): void {
  while (simulation.step());
}

function record(engine: SqlJsStatic, setup: RunSetup): { recorded: Recorded; payouts: number } {
  const recorded: Recorded = { sql: [], executions: [] }
  const positions = new Map<string, number>()
  const simulation = new Simulation(engine, setup, {
    onStatement: (sql, parameters) => {
      let statement = positions.get(sql)
      if (statement === undefined) {
        statement = recorded.sql.push(sql) - 1
        positions.set(sql, statement)
      }
      recorded.executions.push({ statement, parameters: [...parameters] })
    },
  })
  runToEnd(simulation)
  return { recorded, payouts: simulation.payouts }
}

/** Seconds of the whole service, its checks and metrics included. */
function timeService(engine: SqlJsStatic, setup: RunSetup): number {
  const begun = performance.now()
  const simulation = new Simulation(engine, setup)
  runToEnd(simulation)
  const seconds = (performance.now() - begun) / 1_000
  simulation.ledger.database.close()
  return seconds
}

/** Seconds of the statements alone; rows are fetched, since whoever asked for them had to. */
function timeReplay(engine: SqlJsStatic, recorded: Recorded): number {
  const begun = performance.now()
  const database = new Database(engine)
  database.script(TABLES)
  database.script(VIEWS)
  const statements: Statement[] = []
  for (const { statement, parameters } of recorded.executions) {
    const prepared = (statements[statement] ??= database.compile(recorded.sql[statement]!))
    prepared.bind(parameters)
    while (prepared.step()) prepared.get()
    prepared.reset()
  }
  const seconds = (performance.now() - begun) / 1_000
  database.close()
  return seconds
}

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)]!

const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '30' },
    rounds: { type: 'string', default: '3' },
  },
})
const engine = await initSqlJs()
const setup = setupFor(Number(values.days))
const { recorded, payouts } = record(engine, setup)
const service: number[] = []
const replay: number[] = []
for (let round = 0; round < Number(values.rounds); round += 1) {
  service.push(timeService(engine, setup))
  replay.push(timeReplay(engine, recorded))
}
const ratios = service.map((seconds, round) => replay[round]! / seconds)
console.log(
  [
    `all-daily, ${setup.days} days: ${payouts} payouts, ${recorded.executions.length} SQL statements`,
    `full service   ${Math.round(payouts / median(service))} payouts a second (${median(service).toFixed(2)} s)`,
    `bare replay    ${Math.round(payouts / median(replay))} payouts a second (${median(replay).toFixed(2)} s)`,
    `ratio          ${median(ratios).toFixed(2)} (bar: 0.60)`,
  ].join('\n'),
)
