/**
 * Payouts: their rows, the balances that each one claimed, their states with full history, and the postings that
 * every change of state entails. A change that is not legal is refused: nothing of it happens, and the refusal is recorded.
 */
import { dayOfInstant, startOfDay, type Day, type Instant } from '../core/calendar'
import type { DayBalance } from '../core/instant-payouts'
import type { Cents } from '../core/money'
import { PAYOUT_STATES, type PayoutState, type UnpaidPayoutState } from '../core/payout-state'
import {
  HOLDERS,
  PAYOUT_FREQUENCIES,
  PAYOUT_TYPES,
  payingHolder,
  PROCESSORS,
  type PayoutFrequency,
  type PayoutType,
  type ProcessorName,
  type Rail,
} from '../core/vocabulary'
import type { Accounts, SharedAccount } from './accounts'
import type { Balances } from './balances'
import type { Creators } from './creators'
import type { Database } from './database'
import { LIVE_STATES_SQL } from './payout-history'
import { PayoutSteps, type Step } from './payout-steps'
import { PayoutsUnderWay } from './payouts-under-way'
import { TRANSFER_REASONS, type Postings, type TransferReason } from './postings'

export interface NewPayout {
  creatorId: number
  createdAt: Instant
  processor: ProcessorName
  payoutType: PayoutType
  /** The schedule that the creator was on. */
  frequency: PayoutFrequency
  periodEndDay: Day
  grossCents: Cents
  feeCents: Cents
  netCents: Cents
  balances: readonly DayBalance[]
}

export interface Payout {
  payoutId: number
  creatorId: number
  createdAt: Instant
  processor: ProcessorName
  payoutType: PayoutType
  frequency: PayoutFrequency
  grossCents: Cents
  feeCents: Cents
  netCents: Cents
  /** The part of the gross that was moved from the platform to the processor for this payout. */
  transferCents: Cents
  state: PayoutState
  failureReason: string | null
  processorPayoutId: string | null
  processorTransferId: string | null
}

type Movement = [
  debit: SharedAccount | 'creator',
  credit: SharedAccount | 'creator',
  amountCents: Cents,
]

const feeAccount = ({ payoutType }: Payout, rail: Rail): SharedAccount =>
  payingHolder(rail) === 'platform' && payoutType === 'standard'
    ? 'paypal_payout_fees'
    : 'instant_payout_fees'

const SELECT_PAYOUT = `SELECT payout_id, creator_id, created_at, processor, payout_type, frequency, gross_cents,
  fee_cents, net_cents, transfer_cents, state, failure_reason, processor_payout_id, processor_transfer_id
  FROM ledger_payouts`

const STANDARD = PAYOUT_TYPES.indexOf('standard')
const INSTANT = PAYOUT_TYPES.indexOf('instant')

const COUNTED_FOR_PERIOD = `BETWEEN ${PAYOUT_STATES.indexOf('processing')} AND ${PAYOUT_STATES.indexOf('completed')}`

export class Payouts {
  readonly #database: Database
  readonly #accounts: Accounts
  readonly #creators: Creators
  readonly #postings: Postings
  readonly #steps: PayoutSteps
  readonly #completedByCreator = new Map<number, number>()
  readonly #underWay = new PayoutsUnderWay()
  /** When the newest payout of each creator was created: most creators have none, and need not be looked up. */
  readonly #newestCreatedAt = new Map<number, Instant>()
  #lastPayoutId = 0

  constructor(
    database: Database,
    accounts: Accounts,
    creators: Creators,
    balances: Balances,
    postings: Postings,
  ) {
    this.#database = database
    this.#accounts = accounts
    this.#creators = creators
    this.#postings = postings
    this.#steps = new PayoutSteps(database, balances)
  }

  get count(): number {
    return this.#lastPayoutId
  }

  /** Records a payout in `creating` over balances that go from unpaid to processing, and sets their money aside. */
  create(payout: NewPayout): number {
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
    this.#newestCreatedAt.set(payout.creatorId, payout.createdAt)
    this.#underWay.add({
      payoutId,
      creatorId: payout.creatorId,
      createdAt: payout.createdAt,
      processor: payout.processor,
      payoutType: payout.payoutType,
      frequency: payout.frequency,
      grossCents: payout.grossCents,
      feeCents: payout.feeCents,
      netCents: payout.netCents,
      transferCents: 0,
      state: 'creating',
      failureReason: null,
      processorPayoutId: null,
      processorTransferId: null,
    })
    this.#steps.recordPayoutChange(payoutId, null, 'creating', payout.createdAt)
    this.#claim(payoutId, payout.balances, payout.createdAt)
    this.#post({ payoutId, creatorId: payout.creatorId }, 'payout_claimed', payout.createdAt, [
      ['creator', 'payouts_in_transit', payout.grossCents],
    ])
    return payoutId
  }

  /** The payout as it is now: a copy, which later steps do not change. */
  get(payoutId: number): Payout {
    return this.#underWay.get(payoutId) ?? this.#read(payoutId)
  }

  #read(payoutId: number): Payout {
    const row = this.#database.statement(`${SELECT_PAYOUT} WHERE payout_id = ?`).row([payoutId])
    if (!row) throw new Error(`No payout ${payoutId}`)
    return {
      payoutId: row[0] as number,
      creatorId: row[1] as number,
      createdAt: row[2] as number,
      processor: PROCESSORS[row[3] as number]!,
      payoutType: PAYOUT_TYPES[row[4] as number]!,
      frequency: PAYOUT_FREQUENCIES[row[5] as number]!,
      grossCents: row[6] as number,
      feeCents: row[7] as number,
      netCents: row[8] as number,
      transferCents: row[9] as number,
      state: PAYOUT_STATES[row[10] as number]!,
      failureReason: row[11] as string | null,
      processorPayoutId: row[12] as string | null,
      processorTransferId: row[13] as string | null,
    }
  }

  /** The platform-held part has arrived at the processor. */
  recordTransfer(payout: Payout, transferId: string, amountCents: Cents, at: Instant): void {
    this.#database
      .statement(
        'UPDATE ledger_payouts SET transfer_cents = ?, processor_transfer_id = ? WHERE payout_id = ?',
      )
      .run([amountCents, transferId, payout.payoutId])
    this.#change(payout, { transferCents: amountCents, processorTransferId: transferId })
    this.#post(payout, 'internal_transfer', at, [
      ['funds_at_processor', 'funds_at_platform', amountCents],
    ])
  }

  recordTransferReversal(payout: Payout, at: Instant): void {
    this.#post(payout, 'internal_transfer_reversed', at, [
      ['funds_at_platform', 'funds_at_processor', payout.transferCents],
    ])
  }

  /** Each step returns whether it was taken: `false` where it was refused. */
  markProcessing(payout: Payout, at: Instant): boolean {
    return this.#take(payout, 'processing', at)
  }

  /** PayPal has sent the money, and nobody has claimed it yet. */
  markUnclaimed(payout: Payout, at: Instant): boolean {
    return this.#take(payout, 'unclaimed', at)
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
    this.#post(payout, 'payout_cost', at, [['payout_costs', 'funds_at_platform', costCents]])
  }

  /** The money has arrived: balances are paid, the net is gone, the fee is earned. */
  complete(payout: Payout, at: Instant): boolean {
    const completed = this.#take(payout, 'completed', at, {
      balances: ['processing', 'paid'],
    })
    if (!completed) return false
    this.#post(payout, 'payout_completed', at, this.#settlement(payout))
    this.#countCompleted(payout.creatorId, 1)
    return true
  }

  /** It is known that the payout failed, before its money is back: what is reported later is out of date. */
  recordFailure(payout: Payout, reason: string): void {
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
  ): boolean {
    const wasCompleted = payout.state === 'completed'
    const ended = this.#take(payout, to, at, {
      ...(reason !== null && { reason }),
      ...(balances === 'freed' && { balances: [wasCompleted ? 'paid' : 'processing', 'unpaid'] }),
    })
    if (!ended) return false
    if (wasCompleted) {
      const reversed = this.#settlement(payout).map(([debit, credit, amountCents]): Movement => [
        credit,
        debit,
        amountCents,
      ])
      this.#post(payout, 'payout_returned', at, reversed)
      this.#countCompleted(payout.creatorId, -1)
    }
    if (balances === 'freed') this.#release(payout, at)
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

  /** The fee of a payout that was paid after it had been given up: the processor has collected it all the same. */
  recordFeeAfterFailure(payout: Payout, at: Instant): void {
    const { rail } = this.#creators.get(payout.creatorId)
    this.#post(payout, 'paid_after_failure', at, [
      ['funds_at_platform', feeAccount(payout, rail), payout.feeCents],
    ])
  }

  /** Whether it is in the books that this payout was paid after it had been given up. */
  wasPaidAfterFailure(payoutId: number): boolean {
    const row = this.#database
      .statement('SELECT 1 FROM ledger_postings WHERE payout_id = ? AND reason = ? LIMIT 1')
      .row([payoutId, TRANSFER_REASONS.indexOf('paid_after_failure')])
    return row !== undefined
  }

  /** A payout of this creator that is being made or processed, created at or after `since`; the oldest if there are several. */
  inProgress(creatorId: number, since: Instant): number | null {
    return this.#underWay.oldestInProgress(creatorId, since)
  }

  hasAny(creatorId: number): boolean {
    return this.#newestCreatedAt.has(creatorId)
  }

  /**
   * Whether a payout of this creator was created on a day; of those that have a claim on balances only, if asked, and of
   * a payout type only those that pay up to a day at least.
   */
  createdOn(
    creatorId: number,
    day: Day,
    which: 'any' | 'live',
    reaching: Partial<Record<PayoutType, Day>> = {},
  ): boolean {
    const newestAt = this.#newestCreatedAt.get(creatorId)
    if (newestAt === undefined || dayOfInstant(newestAt) < day) return false
    const row = this.#database
      .statement(
        `SELECT 1 FROM ledger_payouts
         WHERE creator_id = ?1 AND created_at >= ?2 AND created_at < ?3
         AND (?4 OR state ${LIVE_STATES_SQL})
         AND (payout_type <> ${STANDARD} OR ?5 IS NULL OR period_end_day >= ?5)
         AND (payout_type <> ${INSTANT} OR ?6 IS NULL OR period_end_day >= ?6) LIMIT 1`,
      )
      .row([
        creatorId,
        startOfDay(day),
        startOfDay(day + 1),
        which === 'any' ? 1 : 0,
        reaching.standard ?? null,
        reaching.instant ?? null,
      ])
    return row !== undefined
  }

  /** Gross of this creator's payouts with exactly this period end that are in progress or completed (quirk G11). */
  grossForPeriod(creatorId: number, periodEndDay: Day): Cents {
    if (!this.#newestCreatedAt.has(creatorId)) return 0
    const row = this.#database
      .statement(
        `SELECT COALESCE(SUM(gross_cents), 0) FROM ledger_payouts
         WHERE creator_id = ? AND period_end_day = ? AND state ${COUNTED_FOR_PERIOD}`,
      )
      .row([creatorId, periodEndDay])
    return row![0] as number
  }

  /** Payouts of this creator that are completed within the run. */
  completedCount(creatorId: number): number {
    return this.#completedByCreator.get(creatorId) ?? 0
  }

  /** One step of a payout; what it changes, the caller's copy and the one that is kept both show. */
  #take(payout: Payout, to: PayoutState, at: Instant, step: Step = {}): boolean {
    if (!this.#steps.take(payout, to, at, step)) return false
    this.#change(payout, {
      state: to,
      ...(step.reason !== undefined && { failureReason: step.reason }),
    })
    return true
  }

  #change(payout: Payout, changes: Partial<Payout>): void {
    Object.assign(payout, changes)
    this.#underWay.change(payout.payoutId, changes)
  }

  #countCompleted(creatorId: number, change: 1 | -1): void {
    this.#completedByCreator.set(creatorId, this.completedCount(creatorId) + change)
  }

  /** How a completed payout moves money: the net leaves, the fee becomes the platform's. */
  #settlement(payout: Payout): Movement[] {
    const { rail } = this.#creators.get(payout.creatorId)
    if (payingHolder(rail) === 'platform') {
      return [
        ['payouts_in_transit', 'funds_at_platform', payout.netCents],
        ['payouts_in_transit', feeAccount(payout, rail), payout.feeCents],
      ]
    }
    return [
      ['payouts_in_transit', 'funds_at_processor', payout.netCents],
      ['payouts_in_transit', feeAccount(payout, rail), payout.feeCents],
      ['funds_at_platform', 'funds_at_processor', payout.feeCents],
    ]
  }

  #post(
    payout: Pick<Payout, 'payoutId' | 'creatorId'>,
    reason: TransferReason,
    at: Instant,
    movements: readonly Movement[],
  ): void {
    this.#postings.post(
      at,
      reason,
      movements.map(([debit, credit, amountCents]) => ({
        debit: this.#accountId(debit, payout.creatorId),
        credit: this.#accountId(credit, payout.creatorId),
        amountCents,
      })),
      { payoutId: payout.payoutId },
    )
  }

  #accountId(name: SharedAccount | 'creator', creatorId: number): number {
    return name === 'creator' ? this.#accounts.ofCreator(creatorId) : this.#accounts.shared(name)
  }

  #release(payout: Payout, at: Instant): void {
    this.#post(payout, 'payout_released', at, [
      ['payouts_in_transit', 'creator', payout.grossCents],
    ])
  }

  /** The amounts are kept as claimed: should the payout fail, its balances can change again. */
  #claim(payoutId: number, balances: readonly DayBalance[], at: Instant): void {
    const balanceIds = balances.map(({ balanceId }) => balanceId)
    this.#database
      .statement(
        `INSERT INTO ledger_payout_balances SELECT ?, value, amount_cents
         FROM json_each(?) LEFT JOIN ledger_balances ON balance_id = value`,
      )
      .run([payoutId, JSON.stringify(balanceIds)])
    this.#steps.changeBalances(payoutId, 'unpaid', 'processing', at)
  }
}
