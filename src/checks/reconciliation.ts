/**
 * The ledger held against the auditor's books: accounts against their entries, creators against what they earned,
 * payouts against what the processors made of them, and all money against what came in and went out.
 */
import { SECONDS_IN_HOUR, type Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import type { SharedAccount } from '../ledger/accounts'
import type { Database } from '../ledger/database'
import { AccountBalances } from './account-balances'
import type { Auditor } from './auditor'
import { BooksAgreement } from './books-agreement'
import type { Findings } from './findings'
import { PayoutSums } from './payout-sums'
import { disagreement } from './processor-agreement'
import { TransferAgreement } from './transfer-agreement'

/** What we were told of may still be worked on for so long, and for one call more, before our state must show it. */
const GRACE_SECONDS = SECONDS_IN_HOUR

export class Reconciliation {
  readonly #database: Database
  readonly #auditor: Auditor
  readonly #processorsHeldCents: () => Cents
  readonly #graceSeconds: number
  readonly #accounts: AccountBalances
  readonly #payouts: PayoutSums
  readonly #transfers: TransferAgreement
  readonly #books: BooksAgreement

  /**
   * `callSecondsMax`: how long a call to a processor and its answer may take together. `hasFreedBalances`: whether a
   * payout has given its balances back, as its history has it.
   */
  constructor(
    database: Database,
    auditor: Auditor,
    processorsHeldCents: () => Cents,
    callSecondsMax: number,
    hasFreedBalances: (payoutId: number) => boolean,
  ) {
    this.#database = database
    this.#accounts = new AccountBalances(database)
    this.#payouts = new PayoutSums(database, hasFreedBalances)
    this.#transfers = new TransferAgreement(database)
    this.#books = new BooksAgreement(database)
    this.#auditor = auditor
    this.#processorsHeldCents = processorsHeldCents
    this.#graceSeconds = GRACE_SECONDS + callSecondsMax
  }

  accountsMatchEntries(afterPostingId: number, findings: Findings): void {
    this.#accounts.follow(afterPostingId)
    this.#accounts.matchEntries(findings)
  }

  /** Looks again at payouts that changed on either side, and compares them with what the processors made. */
  processorAgrees(
    changed: Iterable<number>,
    afterPostingId: number,
    now: Instant,
    findings: Findings,
  ): void {
    const moved = this.#transfers.follow(afterPostingId)
    const subjects = new Set([...changed, ...moved, ...this.#auditor.touchedPayouts])
    this.#auditor.touchedPayouts.clear()
    for (const payoutId of subjects) {
      const problem = this.#problemOf(payoutId, now - this.#graceSeconds)
      if (problem) findings.add('processor_agrees', payoutId, `payout ${payoutId}: ${problem}`)
      if (this.#wasToldAfter(payoutId, now - this.#graceSeconds)) {
        this.#auditor.touchedPayouts.add(payoutId)
      }
    }
  }

  /** At the end: the processors' books have as many payments as were made, so none that nobody made. */
  processorsBookedNothingElse(findings: Findings): void {
    const { payoutsMadeCount } = this.#auditor
    const { paymentsBooked } = this.#books
    if (paymentsBooked === payoutsMadeCount) return
    findings.add(
      'processor_agrees',
      'payments',
      `the processors made ${payoutsMadeCount} payments, their books have ${paymentsBooked}`,
    )
  }

  creatorsAreOwedWhatTheyEarned(findings: Findings, everyone: boolean): void {
    const statement = this.#database.statement(
      `SELECT COALESCE(SUM(amount_cents), 0), COALESCE(SUM(CASE state WHEN 0 THEN amount_cents END), 0)
       FROM ledger_balances WHERE creator_id = ? AND state < 2`,
    )
    const subjects = everyone ? this.#auditor.creators : this.#auditor.touchedCreators
    for (const creatorId of subjects) {
      const [owed, unpaid] = statement.row([creatorId]) as [Cents, Cents]
      const account = this.#accounts.of(`creator:${creatorId}`)
      const expected =
        this.#auditor.earnedCents(creatorId) - this.#payouts.paidGrossCents(creatorId)
      const problem =
        owed !== expected
          ? `is owed ${owed} cents, should be owed ${expected}`
          : account !== -unpaid
            ? `has unpaid balances of ${unpaid} cents and an account at ${account}`
            : null
      if (problem) {
        const witness = `creator ${creatorId} ${problem}`
        findings.add('creators_are_owed_what_they_earned', creatorId, witness)
      }
    }
    this.#auditor.touchedCreators.clear()
  }

  moneyIsConserved(findings: Findings): void {
    const held = this.#processorsHeldCents()
    const expectedHeld = this.#auditor.expectedHeldCents
    if (held !== expectedHeld) {
      findings.add(
        'money_is_conserved',
        'processors',
        `the processors hold ${held} cents, ${expectedHeld} came in and did not go out`,
      )
    }
    const booked = this.#accountsTogether(['funds_at_platform', 'funds_at_processor'])
    const expectedBooked =
      this.#auditor.moneyInCents - this.#payouts.paidNetCents - this.#payouts.costCents
    if (booked !== expectedBooked) {
      findings.add(
        'money_is_conserved',
        'ledger',
        `the ledger holds ${booked} cents, ${expectedBooked} came in and did not go out`,
      )
    }
    this.#earnedAndSpent(findings)
  }

  /** What was set aside, earned and spent stands in its own account, not in another. Earnings stand below zero. */
  #earnedAndSpent(findings: Findings): void {
    const { saleFeesCents, cardProcessingCents } = this.#auditor
    const { inTransitCents, paidFeeCents, costCents } = this.#payouts
    for (const [names, expected] of [
      [['payouts_in_transit'], -inTransitCents],
      [['sale_fees'], -saleFeesCents],
      [['card_processing_costs'], cardProcessingCents],
      [['instant_payout_fees', 'paypal_payout_fees'], -paidFeeCents],
      [['payout_costs'], costCents],
    ] as const) {
      const stands = this.#accountsTogether(names)
      if (stands === expected) continue
      const what = names.join(' and ')
      findings.add(
        'money_is_conserved',
        what,
        `${what} stand at ${stands} cents, by sales and payouts it should be ${expected}`,
      )
    }
  }

  #accountsTogether(names: readonly SharedAccount[]): Cents {
    return names.reduce((sum, name) => sum + (this.#accounts.of(name) ?? 0), 0)
  }

  #problemOf(payoutId: number, graceFrom: Instant): string | null {
    const ours = this.#payouts.lookUp(payoutId)
    const made = this.#auditor.payoutsMadeFor(payoutId)
    if (!ours) {
      return `the processor paid ${made[0]?.netCents ?? 0} cents for payout ${payoutId}, which is not ours`
    }
    this.#auditor.touchedCreators.add(ours.creatorId)
    const transfers = this.#auditor.transfersFor(payoutId)
    return (
      disagreement(ours, made, graceFrom) ??
      this.#transfers.disagreement(payoutId, ours.state, transfers, graceFrom) ??
      made.reduce(
        (found: string | null, payment) => found ?? this.#books.disagreement(payment),
        null,
      )
    )
  }

  /** Whether the platform may still be at work on what it was told of a payout. */
  #wasToldAfter(payoutId: number, instant: Instant): boolean {
    return (
      this.#auditor.payoutsMadeFor(payoutId).some(({ toldAt }) => toldAt > instant) ||
      this.#auditor.transfersFor(payoutId).some(({ toldAt }) => toldAt > instant)
    )
  }
}
