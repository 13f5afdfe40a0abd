/**
 * Payouts: their rows, the balances that each one claimed, and their states with full history.
 * Every change of state moves its money (`PayoutMovements`). A change that is not legal is refused
 * as a whole, and the refusal is recorded.
 */
import type { Instant } from '../core/calendar'
import { exhaust } from '../core/exhaust'
import type { Cents } from '../core/money'
import { PAYOUT_STATES, type PayoutState, type UnpaidPayoutState } from '../core/payout-state'
import { HOLDERS, PAYOUT_FREQUENCIES, PAYOUT_TYPES, PROCESSORS } from '../core/vocabulary'
import type { Balances } from './balances'
import type { CreatorPayouts } from './creator-payouts'
import type { Database } from './database'
import {
  PAYOUT_COLUMNS,
  payoutInCreation,
  payoutOfRow,
  type NewPayout,
  type Payout,
  type RailAt,
} from './payout'
import type { PayoutHistory } from './payout-history'
import type { PayoutMovements } from './payout-movements'
import { PayoutSteps, type Step } from './payout-steps'
import { PayoutsUnderWay } from './payouts-under-way'
import type { StateChanges } from './state-changes'
import type { Clock, Unchecked, Writes } from './writes'

interface PayoutsParts {
  changes: StateChanges
  ofCreators: CreatorPayouts
  history: PayoutHistory
  balances: Balances
  movements: PayoutMovements
  railAt: RailAt
}

export class Payouts {
  readonly #database: Database
  readonly #ofCreators: CreatorPayouts
  readonly #history: PayoutHistory
  readonly #movements: PayoutMovements
  readonly #changes: StateChanges
  readonly #steps: PayoutSteps
  readonly #railAt: RailAt
  readonly #underWay = new PayoutsUnderWay()
  /** Given up, paid all the same and not come back: when that was booked. */
  readonly #paidAfterFailure = new Map<number, Instant>()
  #lastPayoutId = 0

  constructor(
    database: Database,
    { changes, ofCreators, history, balances, movements, railAt }: PayoutsParts,
  ) {
    this.#database = database
    this.#ofCreators = ofCreators
    this.#history = history
    this.#movements = movements
    this.#railAt = railAt
    this.#changes = changes
    this.#steps = new PayoutSteps(database, changes, balances)
  }

  get count(): number {
    return this.#lastPayoutId
  }

  /** Records a payout in `creating` over balances that go from unpaid to processing, and sets their money aside. */
  create(payout: NewPayout, unchecked: Unchecked = {}): number {
    return exhaust(this.creating(payout, () => payout.createdAt, unchecked))
  }

  /** The same, piece by piece, each with the time at which it is written: others may run in between. */
  *creating(payout: NewPayout, now: Clock, unchecked: Unchecked): Writes<number> {
    const payoutId = ++this.#lastPayoutId
    this.#database
      .statement(
        'INSERT INTO ledger_payouts VALUES (?, ?, ?, NULL, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, NULL, NULL, NULL)',
      )
      .run([
        payoutId,
        payout.creatorId,
        payout.createdAt,
        PROCESSORS.indexOf(payout.processor),
        PAYOUT_TYPES.indexOf(payout.payoutType),
        PAYOUT_FREQUENCIES.indexOf(payout.frequency),
        payout.periodEndDay,
        payout.grossCents,
        payout.feeCents,
        payout.netCents,
        PAYOUT_STATES.indexOf('creating'),
      ])
    this.#ofCreators.countCreated(payoutId, payout)
    const rail = this.#railAt(payout.creatorId, payout.createdAt)
    this.#underWay.add(payoutInCreation(payoutId, payout, rail))
    this.#changes.payoutChanged(payoutId, null, 'creating', payout.createdAt)
    yield 'state'
    this.#steps.claim(payoutId, payout.balances, now(), unchecked)
    yield 'balances'
    const { creatorId, grossCents } = payout
    this.#movements.claim({ payoutId, creatorId }, grossCents, now())
    return payoutId
  }

  /** The payout as it is now: a copy, which later steps do not change. */
  get(payoutId: number): Payout {
    return this.#underWay.get(payoutId) ?? this.#read(payoutId)
  }

  #read(payoutId: number): Payout {
    const row = this.#database
      .statement(`SELECT ${PAYOUT_COLUMNS} FROM ledger_payouts WHERE payout_id = ?`)
      .row([payoutId])
    if (!row) throw new Error(`No payout ${payoutId}`)
    return payoutOfRow(row, this.#railAt)
  }

  /** The platform-held part has arrived at the processor. */
  recordTransfer(payout: Payout, transferId: string, amountCents: Cents, at: Instant): void {
    this.#database
      .statement(
        'UPDATE ledger_payouts SET transfer_cents = ?, processor_transfer_id = ? WHERE payout_id = ?',
      )
      .run([amountCents, transferId, payout.payoutId])
    this.#change(payout, { transferCents: amountCents, processorTransferId: transferId })
    this.#movements.transfer(payout, amountCents, at)
  }

  recordTransferReversal(payout: Payout, at: Instant): void {
    this.#movements.reverseTransfer(payout, at)
  }

  /** Each step returns whether it was taken: `false` where it was refused. */
  markProcessing(payout: Payout, at: Instant): boolean {
    return exhaust(this.#taking(payout, 'processing', () => at))
  }

  /** PayPal has sent the money, and nobody has claimed it yet. */
  markUnclaimed(payout: Payout, at: Instant, unchecked: Unchecked = {}): boolean {
    return exhaust(this.#taking(payout, 'unclaimed', () => at, {}, unchecked))
  }

  /** The processor took the payout, or a part of it: the id of the first, and what it charges the platform. */
  recordAcceptance(payout: Payout, processorPayoutId: string, costCents: Cents, at: Instant): void {
    this.#database
      .statement(
        `UPDATE ledger_payouts SET processor_payout_id = COALESCE(processor_payout_id, ?),
           cost_cents = cost_cents + ? WHERE payout_id = ?`,
      )
      .run([processorPayoutId, costCents, payout.payoutId])
    this.#change(payout, {
      processorPayoutId: this.get(payout.payoutId).processorPayoutId ?? processorPayoutId,
    })
    this.#movements.charge(payout, costCents, at)
  }

  /** The money has arrived: balances are paid, the net is gone, the fee is earned. */
  complete(payout: Payout, at: Instant, unchecked: Unchecked = {}): boolean {
    return exhaust(this.completing(payout, () => at, unchecked))
  }

  /** The same, piece by piece. */
  *completing(payout: Payout, now: Clock, unchecked: Unchecked): Writes<boolean> {
    const completedAt = now()
    const step: Step = { balances: ['processing', 'paid'] }
    if (!(yield* this.#taking(payout, 'completed', now, step, unchecked))) return false
    this.#movements.complete(payout, now())
    this.#ofCreators.countCompleted(payout.creatorId, 1)
    this.#history.noteCompleted(payout.payoutId, completedAt)
    return true
  }

  /** It is known that the payout failed, before its money is back: what is reported later is out of date. */
  recordFailure(payout: Payout, reason: string): void {
    this.#ofCreators.noteFailure(payout.creatorId, reason)
    this.#database
      .statement('UPDATE ledger_payouts SET failure_reason = ? WHERE payout_id = ?')
      .run([reason, payout.payoutId])
    this.#change(payout, { failureReason: reason })
  }

  /**
   * The payout ended unpaid: its balances can be paid again, and where its money had arrived, all that completion did
   * is reversed. With `balances` kept they stay in processing for good (quirk G13).
   */
  end(
    payout: Payout,
    to: UnpaidPayoutState,
    reason: string | null,
    at: Instant,
    balances: 'freed' | 'kept' = 'freed',
    unchecked: Unchecked = {},
  ): boolean {
    return exhaust(this.ending(payout, to, reason, () => at, balances, unchecked))
  }

  /** The same, piece by piece. */
  *ending(
    payout: Payout,
    to: UnpaidPayoutState,
    reason: string | null,
    now: Clock,
    balances: 'freed' | 'kept',
    unchecked: Unchecked,
  ): Writes<boolean> {
    if (reason !== null) this.#ofCreators.noteFailure(payout.creatorId, reason)
    const wasCompleted = payout.state === 'completed'
    const step: Step = {
      ...(reason !== null && { reason }),
      ...(balances === 'freed' && { balances: [wasCompleted ? 'paid' : 'processing', 'unpaid'] }),
    }
    if (!(yield* this.#taking(payout, to, now, step, unchecked))) return false
    if (wasCompleted) {
      this.#movements.return(payout, now())
      this.#ofCreators.countCompleted(payout.creatorId, -1)
    }
    if (balances === 'freed') this.#movements.release(payout, now())
    return true
  }

  /** What of this payout's claim the platform held, and moves to the processor for it. */
  platformHeldCents(payoutId: number): Cents {
    const row = this.#database
      .statement(
        `SELECT COALESCE(SUM(claimed_cents), 0) FROM ledger_payout_balances JOIN ledger_balances USING (balance_id)
         WHERE payout_id = ? AND holder = ${HOLDERS.indexOf('platform')}`,
      )
      .row([payoutId])
    return row![0] as Cents
  }

  /**
   * The fee of a payout that was paid after it had been given up. The processor has collected it
   * all the same.
   */
  recordFeeAfterFailure(payout: Payout, at: Instant): void {
    this.#movements.feeAfterFailure(payout, at)
    this.#paidAfterFailure.set(payout.payoutId, at)
  }

  /** It has come back since: the processor has given the fee back. */
  recordFeeReturnedAfterFailure(payout: Payout, at: Instant): void {
    this.#movements.feeReturnedAfterFailure(payout, at)
    this.#paidAfterFailure.delete(payout.payoutId)
  }

  /** Whether it is in the books that this payout was paid after it had been given up, and not that it has come back. */
  isPaidAfterFailure(payoutId: number): boolean {
    return this.#paidAfterFailure.has(payoutId)
  }

  /** Of those, the payouts that were booked so from an instant on, and before another, in that order. */
  paidAfterFailureBetween(from: Instant, before: Instant): Payout[] {
    return [...this.#paidAfterFailure].flatMap(([payoutId, at]) =>
      at >= from && at < before ? this.get(payoutId) : [],
    )
  }

  /** A payout of this creator that is being made or processed, created at or after `since`; the oldest if there are several. */
  oldestCreatingOrProcessing(creatorId: number, since: Instant): number | null {
    return this.#underWay.oldestCreatingOrProcessing(creatorId, since)
  }

  /** The newest payout of this creator that has not ended, one that waits to be claimed too. */
  newestUnderWay(creatorId: number): number | null {
    return this.#underWay.newest(creatorId)
  }

  /** One step of a payout; what it changes, the caller's copy and the one that is kept both show. */
  *#taking(
    payout: Payout,
    to: PayoutState,
    now: Clock,
    step: Step = {},
    unchecked: Unchecked = {},
  ): Writes<boolean> {
    const following = this.#steps.take(payout, to, now(), step, unchecked)
    if (!following) return false
    this.#change(payout, {
      state: to,
      ...(step.reason !== undefined && { failureReason: step.reason }),
    })
    if (!step.balances) return true
    yield 'state'
    this.#steps.follow(payout.payoutId, following, step.balances, now(), unchecked)
    yield 'balances'
    return true
  }

  #change(payout: Payout, changes: Partial<Payout>): void {
    Object.assign(payout, changes)
    this.#underWay.change(payout.payoutId, changes)
  }
}
