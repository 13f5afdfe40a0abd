/**
 * A run that is over, read again from its outcome and the file of its ledger. It answers what the ledger says; what only a
 * simulation knows (what a creator would see next, say) it does not answer.
 */
import type { SqlJsStatic } from 'sql.js'
import { dayFromIso, instantFromIso, type Day, type Instant } from '../src/core/calendar'
import type { PayoutPolicy } from '../src/core/policy'
import { addClosedTables } from '../src/ledger/closing/closed-schema'
import { Database } from '../src/ledger/database'
import type { DayFigures, RunReport } from '../src/metrics/figures'
import type { HolidayRules } from '../src/metrics/wait-of-daily-money'
import type { CreatorsNotPaid } from '../src/metrics/stuck'
import type { Scenario } from '../src/scenario/schema'
import { policiesOf } from '../src/simulation/run-setup'
import type { KeptRunData, RunOutcome } from './contract'

/** What can be read of a run, whether it is being simulated or was kept. */
export interface ReadableRun {
  readonly database: Database
  readonly now: Instant
  readonly startDay: Day
  readonly today: Day
  readonly policy: PayoutPolicy
  readonly scenario: Scenario
  readonly holidays: HolidayRules | null
  readonly days: readonly DayFigures[]
  readonly hasClosedDays: boolean
  /** The ledger as the content of a SQLite file. */
  ledgerFile(): Uint8Array
}

function openLedger(engine: SqlJsStatic, ledger: Uint8Array): Database {
  const database = new Database(engine, null, ledger)
  try {
    addClosedTables(database)
  } catch (error) {
    database.close()
    throw error
  }
  return database
}

export class ReopenedRun implements ReadableRun {
  readonly outcome: RunOutcome
  readonly now: Instant
  readonly startDay: Day
  readonly today: Day
  readonly policy: PayoutPolicy
  readonly holidays: HolidayRules | null
  readonly #database: Database | null

  constructor(
    engine: SqlJsStatic,
    { outcome, ledger }: KeptRunData,
    holidays: HolidayRules | null,
  ) {
    this.outcome = outcome
    this.holidays = holidays
    const { scenario, period } = outcome.report
    this.now = instantFromIso(outcome.endedAt)!
    this.startDay = dayFromIso(period.startDay)!
    this.today = dayFromIso(period.endDay)!
    this.policy = policiesOf(scenario).on(this.today)
    this.#database = ledger && openLedger(engine, ledger)
  }

  get scenario(): Scenario {
    return this.outcome.report.scenario
  }

  /** A report of an earlier version says nothing of it: every day was kept. */
  get hasClosedDays(): boolean {
    return (this.report.detail ?? null) !== null
  }

  get report(): RunReport {
    return this.outcome.report
  }

  get creatorsNotPaid(): CreatorsNotPaid[] | undefined {
    return this.outcome.creatorsNotPaid
  }

  get days(): readonly DayFigures[] {
    return this.outcome.days
  }

  get database(): Database {
    if (!this.#database) throw new Error('The ledger of this run was not kept')
    return this.#database
  }

  ledgerFile(): Uint8Array {
    return this.database.export()
  }

  close(): void {
    this.#database?.close()
  }
}
