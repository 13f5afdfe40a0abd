/**
 * All checks of a run: at the end of each day over what the day changed, at the end of the run over everything.
 * They read the ledger and write nothing.
 */
import type { Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import type { PolicyTimeline } from '../core/policy-timeline'
import type { Database } from '../ledger/database'
import type { Auditor } from './auditor'
import type { CheckName, CheckResult } from './check'
import { Findings } from './findings'
import { Histories } from './histories'
import { LedgerChecks, type Marks } from './ledger-checks'
import { Reconciliation } from './reconciliation'

const FROM_THE_BEGINNING: Marks = { postingId: 0, payoutId: 0, changeId: 0 }

export class Checks {
  readonly #findings = new Findings()
  readonly #auditor: Auditor
  readonly #ledgerChecks: LedgerChecks
  readonly #histories: Histories
  readonly #reconciliation: Reconciliation
  #marks: Marks = FROM_THE_BEGINNING

  constructor(
    database: Database,
    policies: PolicyTimeline,
    auditor: Auditor,
    processorsHeldCents: () => Cents,
    callSecondsMax: number,
  ) {
    this.#auditor = auditor
    this.#ledgerChecks = new LedgerChecks(database, policies)
    this.#histories = new Histories(database, policies)
    this.#reconciliation = new Reconciliation(
      database,
      auditor,
      processorsHeldCents,
      callSecondsMax,
      (payoutId) => this.#histories.hasFreedBalances(payoutId),
    )
  }

  get results(): CheckResult[] {
    return this.#findings.results
  }

  get counts(): Record<CheckName, number> {
    return this.#findings.counts
  }

  endOfDay(now: Instant): void {
    this.#ledgerChecks.run(this.#marks, this.#findings)
    this.#compare(this.#marks.postingId, now, 'the day')
    this.#marks = this.#ledgerChecks.latestMarks()
  }

  /** May also be asked for in mid-run, which then goes on. */
  endOfRun(now: Instant): void {
    this.#ledgerChecks.run(FROM_THE_BEGINNING, this.#findings)
    this.#ledgerChecks.runOnEntries(this.#findings)
    for (const payoutId of this.#auditor.payoutsServed()) {
      this.#auditor.touchedPayouts.add(payoutId)
    }
    this.#compare(0, now, 'everything')
    this.#reconciliation.processorsBookedNothingElse(this.#findings)
    this.#histories.compareWithRows(this.#findings)
    this.#marks = this.#ledgerChecks.latestMarks()
  }

  #compare(afterPostingId: number, now: Instant, what: 'the day' | 'everything'): void {
    const changed = this.#histories.follow(this.#marks.changeId, this.#findings)
    const payouts = what === 'everything' ? this.#ledgerChecks.allPayoutIds() : changed
    this.#reconciliation.accountsMatchEntries(afterPostingId, this.#findings)
    this.#reconciliation.processorAgrees(payouts, afterPostingId, now, this.#findings)
    this.#reconciliation.creatorsAreOwedWhatTheyEarned(this.#findings, what === 'everything')
    this.#reconciliation.moneyIsConserved(this.#findings)
  }
}
