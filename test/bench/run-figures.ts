/**
 * What a run of `all-daily` costs beside what it must cost. Every figure is a ratio or a count of one process: the run with
 * all its checks, its SQL statements replayed without the service, and the rows that it leaves inserted bare are timed in
 * turns.
 */
import type { SqlJsStatic } from 'sql.js'
import type { RunSetup } from '../../src/simulation/run-setup'
import { countOf, insertBare, rowsOf, rowsOfPayouts, type TableRows } from './final-rows'
import { recordStatements, replay, runToEnd } from './run'
import { cpuSecondsOf, least, rounded } from './spent'

export interface MeasuredRun {
  payouts: number
  rows: TableRows[]
  runSeconds: number
  figures: {
    sales: number
    payouts: number
    rows: number
    run_cpu_seconds: number
    rows_vs_run: number
    service_vs_sql: number
    statements_per_sale: number
    statements_per_payout: number
    check_statements_per_payout: number
    bytes_per_row: number
    bytes_per_payout: number
  }
}

export function measureRun(engine: SqlJsStatic, setup: RunSetup, rounds: number): MeasuredRun {
  const recorded = recordStatements(engine, setup)
  const simulation = runToEnd(engine, setup)
  const { database } = simulation.ledger
  const { payouts } = simulation
  const sales = Number(database.valueOf('SELECT COUNT(*) FROM ledger_sales'))
  const rows = rowsOf(database)
  const payoutRows = rowsOfPayouts(database)
  database.close()

  const [runs, replays, inserts]: [number[], number[], number[]] = [[], [], []]
  for (let round = 0; round < rounds; round += 1) {
    runs.push(cpuSecondsOf(() => runToEnd(engine, setup).ledger.database.close()))
    replays.push(cpuSecondsOf(() => replay(engine, recorded)))
    inserts.push(cpuSecondsOf(() => insertBare(engine, rows)))
  }
  const runSeconds = least(runs)
  const beside = (parts: readonly number[]): number => rounded(least(parts) / runSeconds)
  return {
    payouts,
    rows,
    runSeconds,
    figures: {
      sales,
      payouts,
      rows: countOf(rows),
      run_cpu_seconds: rounded(runSeconds),
      rows_vs_run: beside(inserts),
      service_vs_sql: beside(replays),
      statements_per_sale: rounded(recorded.byWork.sales / sales),
      statements_per_payout: rounded(recorded.byWork.payouts / payouts),
      check_statements_per_payout: rounded(recorded.byWork.days / payouts),
      bytes_per_row: rounded(insertBare(engine, rows) / countOf(rows)),
      bytes_per_payout: rounded(insertBare(engine, payoutRows) / payouts),
    },
  }
}
