/**
 * All checks of a run: at the end of each day over what the day changed, at the end of the run over everything.
 * They read the ledger and write nothing.
 */
import { exhaust } from '../core/exhaust'
import { dayOfInstant, type Day, type Instant } from '../core/calendar'
import type { PolicyTimeline } from '../core/policy-timeline'
import type { Database } from '../ledger/database'
import type { Auditor } from './auditor/auditor'
import { UnpaidMoney } from './auditor/unpaid-money'
import type { CheckName, CheckResult } from './check'
import { DueCreators } from './due-creators'
import { Findings } from './findings'
import { Histories } from './histories'
import { LedgerChecks, type Marks } from './ledger-checks'
import { PaidAfterFailure } from './paid-after-failure'
import { Reconciliation, type ProcessorFunds } from './reconciliation'
import { UnpaidClaims } from './unpaid-claims'

const FROM_THE_BEGINNING: Marks = { postingId: 0, payoutId: 0, changeId: 0 }

export interface ChecksOptions {
  database: Database
  policies: PolicyTimeline
  auditor: Auditor
  funds: ProcessorFunds
  startDay: Day
  /** Whether the service has a run for daily and flexible schedules. */
  hasDailyRun: boolean
  /** When the oldest payout run began that a worker is still at work on, or has in the queue; `null` where there is none. */
  oldestRunAt: () => Instant | null
}

export class Checks {
  readonly #findings = new Findings()
  readonly #options: ChecksOptions
  readonly #ledgerChecks: LedgerChecks
  readonly #histories: Histories
  readonly #reconciliation: Reconciliation
  readonly #paidAfterFailure: PaidAfterFailure
  readonly #due: DueCreators
  readonly #claims: UnpaidClaims
  #marks: Marks = FROM_THE_BEGINNING

  constructor(options: ChecksOptions) {
    const { database, policies, auditor, funds, hasDailyRun, startDay } = options
    this.#options = options
    this.#ledgerChecks = new LedgerChecks(database, policies)
    this.#histories = new Histories(database, policies)
    this.#paidAfterFailure = new PaidAfterFailure(database)
    this.#reconciliation = new Reconciliation(
      database,
      policies,
      auditor,
      funds,
      this.#paidAfterFailure,
      (payoutId) => this.#histories.hasFreedBalances(payoutId),
    )
    const money = new UnpaidMoney()
    this.#due = new DueCreators({ database, policies, money, startDay, hasDailyRun })
    this.#claims = new UnpaidClaims(
      database,
      auditor,
      money,
      this.#due,
      this.#paidAfterFailure,
      startDay,
    )
  }

  get results(): CheckResult[] {
    return this.#findings.results
  }

  get counts(): Record<CheckName, number> {
    return this.#findings.counts
  }

  /** Once everybody who takes part in the run is in the ledger. */
  begin(): void {
    this.#due.begin()
  }

  endOfDay(now: Instant): void {
    this.#ledgerChecks.run(this.#marks, this.#findings)
    const { postingId } = this.#marks
    this.#compareBooks(this.#followBooks(postingId), postingId, now, false)
    this.#due.lookForOldMoney(dayOfInstant(now) - 1, this.#findings)
    this.#marks = this.#ledgerChecks.latestMarks()
  }

  /** May also be asked for in mid-run, which then goes on. */
  endOfRun(now: Instant): void {
    exhaust(this.endOfRunByPart(now))
  }

  /** The same, yielding how much of it is done, from 0 to 1; its parts take about as long as each other. */
  *endOfRunByPart(now: Instant): Generator<number, void> {
    this.#ledgerChecks.run(FROM_THE_BEGINNING, this.#findings)
    yield 0.25
    this.#ledgerChecks.runOnEntries(this.#findings)
    yield 0.5
    for (const payoutId of this.#options.auditor.payoutsServed()) {
      this.#options.auditor.touchedPayouts.add(payoutId)
    }
    const payouts = this.#ledgerChecks.allPayoutIds()
    this.#followBooks(0)
    yield 0.75
    this.#compareBooks(payouts, 0, now, true)
    this.#reconciliation.processorsBookedNothingElse(this.#findings)
    this.#histories.compareWithRows(this.#findings)
    this.#marks = this.#ledgerChecks.latestMarks()
  }

  /** Returns the payouts that changed. */
  #followBooks(afterPostingId: number): Iterable<number> {
    this.#paidAfterFailure.follow()
    const changed = this.#histories.follow(this.#marks.changeId, this.#findings)
    this.#reconciliation.accountsMatchEntries(afterPostingId, this.#findings)
    return changed
  }

  #compareBooks(
    payouts: Iterable<number>,
    afterPostingId: number,
    now: Instant,
    everyone: boolean,
  ): void {
    this.#reconciliation.processorAgrees(payouts, afterPostingId, now, this.#findings)
    this.#reconciliation.creatorsAreOwedWhatTheyEarned(this.#findings, everyone)
    this.#reconciliation.moneyIsConserved(this.#findings)
    this.#claims.follow(now, this.#findings)
    this.#due.settle(this.#options.oldestRunAt(), this.#findings)
  }
}
