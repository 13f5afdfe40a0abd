/** Runs of the preset that is measured, whole, with all its checks; and what SQL they consist of. */
import type { SqlJsStatic, SqlValue, Statement } from 'sql.js'
import { Database } from '../../src/ledger/database'
import { TABLES, VIEWS } from '../../src/ledger/schema'
import { PRESETS } from '../../src/scenario/presets'
import { formatProblem } from '../../src/scenario/problems'
import type { ScenarioInput } from '../../src/scenario/schema'
import { ALL_CODE } from '../../src/simulation/all-code'
import type { Work } from '../../src/simulation/planned-work'
import type { RunSetup } from '../../src/simulation/run-setup'
import { prepareRun } from '../../src/simulation/setup'
import { Simulation } from '../../src/simulation/simulation'

/** Of the preset, whose sales are many and small. */
export const TYPICAL_PRICE_CENTS = 15_00

/** What is different from the preset. */
export interface Changes {
  creators?: number
  typicalPriceCents?: number
  /** Older days are closed. */
  keptDays?: number
}

export function setupFor(days: number, changes: Changes = {}): RunSetup {
  const preset = PRESETS['all-daily']
  const { creators, typicalPriceCents = TYPICAL_PRICE_CENTS, keptDays = null } = changes
  const priceLevel = { ...preset.population?.priceLevel, medianCents: typicalPriceCents }
  const population = {
    ...preset.population,
    priceLevel,
    ...(creators !== undefined && { size: creators }),
  }
  const detail = { days: keptDays }
  return setupOf({ ...preset, days, population, detail })
}

export function setupOf(scenario: ScenarioInput): RunSetup {
  const prepared = prepareRun(scenario, null, Infinity)
  if (!prepared.ok) throw new Error(prepared.problems.map(formatProblem).join('\n'))
  return prepared.setup
}

export function runToEnd(engine: SqlJsStatic, setup: RunSetup): Simulation {
  const simulation = new Simulation(engine, setup, ALL_CODE)
  while (simulation.step());
  return simulation
}

/** The statements of a run, each text once, and every execution with its parameters, in order. */
interface RecordedStatements {
  sql: string[]
  executions: { statement: number; parameters: SqlValue[] }[]
  /** How many of them the steps of each kind of work took. */
  byWork: Record<Work, number>
}

export function recordStatements(engine: SqlJsStatic, setup: RunSetup): RecordedStatements {
  const recorded: RecordedStatements = {
    sql: [],
    executions: [],
    byWork: { sales: 0, payouts: 0, days: 0 },
  }
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
  let goesOn = true
  while (goesOn) {
    const before = recorded.executions.length
    goesOn = simulation.step()
    recorded.byWork[simulation.latestWork] += recorded.executions.length - before
  }
  simulation.ledger.database.close()
  return recorded
}

/** The same statements without the service; rows are fetched, since whoever asked for them had to. */
export function replay(engine: SqlJsStatic, recorded: RecordedStatements): void {
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
  database.close()
}
