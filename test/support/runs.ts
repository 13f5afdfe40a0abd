/** Whole runs for tests: a scenario as a user writes it, simulated to its end, with what its books say. */
import { CHECK_KINDS, type CheckKind } from '../../src/checks/check'
import type { SqlValue } from '../../src/ledger/database'
import type { RunReport } from '../../src/metrics/figures'
import { CALM } from '../../src/scenario/incidents/small-scenarios'
import type { ImportedSales } from '../../src/scenario/sales-file/imported-sales'
import type { ScenarioInput } from '../../src/scenario/schema'
import { ALL_CODE } from '../../src/simulation/all-code'
import { concludeRun } from '../../src/simulation/conclude'
import type { RunSetup } from '../../src/simulation/run-setup'
import { prepareRun } from '../../src/simulation/setup'
import { Simulation, type SimulationOptions } from '../../src/simulation/simulation'
import { engine } from './engine'
import { rows, value } from './ledgers'
import { stepToEnd } from './stepping'

export interface Run {
  simulation: Simulation
  report: RunReport
  rows: (sql: string) => SqlValue[][]
  value: (sql: string) => SqlValue
}

export function setupOf(input: unknown, sales: ImportedSales | null = null): RunSetup {
  const prepared = prepareRun(input, sales)
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems))
  return prepared.setup
}

export const simulationOf = (
  input: unknown,
  sales: ImportedSales | null = null,
  options: SimulationOptions = {},
): Simulation =>
  new Simulation(engine, setupOf(input, sales), {
    ...ALL_CODE,
    ...options,
  })

export function conclude(simulation: Simulation): Run {
  const { database } = simulation.ledger
  return {
    simulation,
    report: concludeRun(simulation, 'finished', { wallSeconds: 0, payoutsPerSecond: 0 }),
    rows: (sql) => rows(database, sql),
    value: (sql) => value(database, sql),
  }
}

export function run(input: ScenarioInput, sales: ImportedSales | null = null): Run {
  const simulation = simulationOf(input, sales)
  stepToEnd(simulation)
  return conclude(simulation)
}

/** All that creators earned, by sales and without, debts and reversals taken off. */
export const earnedCents = ({ totals }: RunReport): number =>
  totals.salesNet +
  totals.reversalsNet +
  totals.openingBalances +
  totals.bankDebits +
  totals.exchangeResidues +
  totals.paidAfterFailure +
  totals.disputesWon

/** The checks that do not hold, of these kinds, with their witnesses. */
export const brokenChecks = (
  report: RunReport,
  kinds: readonly CheckKind[] = CHECK_KINDS,
): string[] =>
  report.checks
    .filter(({ ok, kind }) => !ok && kinds.includes(kind))
    .map(({ name, witness }) => `${name}: ${witness}`)

/** Nothing fails, and nothing takes a random time: what happens follows from the rules alone. */
export const CALM_PROCESSOR = CALM

/** Creators that are listed, with nothing left to chance; from Monday, 31 August 2026, unless it says otherwise. */
export const calmScenario = (settings: Partial<ScenarioInput>): ScenarioInput => ({
  version: 1,
  startDay: '2026-08-31',
  population: { size: 0 },
  processor: CALM_PROCESSOR,
  ...settings,
})
