/**
 * A processor's own books: what it was asked to do, what it did, and what became of it. They are kept apart from the
 * platform's ledger, in tables that only the processor writes, so that the two can be compared.
 */
import type { Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import {
  PROCESSOR_METHODS,
  PROCESSOR_PAYOUT_STATES,
  PROCESSOR_TRANSFER_STATES,
  PROCESSORS,
  type ProcessorName,
  type ProcessorPayoutState,
  type Rail,
} from '../core/vocabulary'
import type { Database } from '../ledger/database'
import { payoutKey, transferKey } from '../payouts/idempotency-keys'
import type { ChargeRefund, PayoutMethod } from '../payouts/ports'
import type { KeptKeys } from './kept-keys'

/** What ends a payout whose money is not with the creator. */
export type ProcessorPayoutEnd = 'failed' | 'returned' | 'cancelled'

/** How the ids of each processor's payouts begin; together they are unique. */
const ID_PREFIXES: Readonly<Record<ProcessorName, string>> = {
  stripe: 'po',
  paypal: 'pp',
  card_push: 'cp',
  rtp: 'rt',
  fednow: 'fn',
  same_day_ach: 'sd',
  stablecoin: 'sc',
}

export interface ProcessorPayout {
  processorPayoutId: string
  payoutId: number
  creatorId: number
  /** What it was asked on. */
  rail: Rail
  netCents: Cents
  feeCents: Cents
  costCents: Cents
  method: PayoutMethod
  state: ProcessorPayoutState
  createdAt: Instant
  arrivedAt?: Instant
  idempotencyKey: string
  /** Which part of our payout it is, where such can go out in parts. */
  part?: number
  /** Why it ended, or waits. */
  code?: string | null
}

export interface ProcessorTransfer {
  transferId: string
  payoutId: number
  creatorId: number
  rail: Rail
  amountCents: Cents
  /** What came off the creator's account when it was reversed; `null` unless it is. */
  takenBackCents: Cents | null
}

export interface Refusal {
  /** Some of PayPal's carry none. */
  code: string | null
}

export class ProcessorBooks {
  readonly #database: Database
  readonly #processor: ProcessorName
  readonly #payoutsByKey = new Map<string, ProcessorPayout>()
  readonly #transfers = new Map<string, ProcessorTransfer>()
  readonly #transfersByKey = new Map<string, ProcessorTransfer>()
  /** Why requests were refused, by their keys. */
  readonly #refusals = new Map<string, Refusal>()
  readonly #refundsByKey = new Map<string, ChargeRefund>()
  readonly #keys: KeptKeys
  #payouts = 0
  #transfersMade = 0
  #refunds = 0

  constructor(database: Database, processor: ProcessorName, keys: KeptKeys) {
    this.#database = database
    this.#processor = processor
    this.#keys = keys
  }

  /** What was asked for under a key that is still kept: asked for again, it is not done again. */
  payoutUnderKey(idempotencyKey: string): ProcessorPayout | undefined {
    return this.#keys.has(idempotencyKey) ? this.#payoutsByKey.get(idempotencyKey) : undefined
  }

  /**
   * What was asked for under a key, the latest if there are several, whether or not the key is still kept. Closed days forget
   * it.
   */
  payoutByKey(idempotencyKey: string): ProcessorPayout | undefined {
    return this.#payoutsByKey.get(idempotencyKey)
  }

  /** Why a request was refused. The same request under the same key is refused again. */
  refusalOf(idempotencyKey: string): Refusal | undefined {
    return this.#keys.has(idempotencyKey) ? this.#refusals.get(idempotencyKey) : undefined
  }

  recordRefusal(idempotencyKey: string, refusal: Refusal): void {
    this.#keys.use(idempotencyKey)
    this.#refusals.set(idempotencyKey, refusal)
  }

  nextPayoutId(): string {
    return this.#id(ID_PREFIXES[this.#processor], this.#payouts + 1)
  }

  recordPayout(payout: ProcessorPayout): void {
    this.#keys.use(payout.idempotencyKey)
    this.#payouts += 1
    this.#payoutsByKey.set(payout.idempotencyKey, payout)
    this.#database
      .statement('INSERT INTO books_payouts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, ?)')
      .run([
        payout.processorPayoutId,
        PROCESSORS.indexOf(this.#processor),
        payout.payoutId,
        payout.creatorId,
        payout.netCents,
        payout.feeCents,
        payout.costCents,
        PROCESSOR_METHODS.indexOf(payout.method),
        PROCESSOR_PAYOUT_STATES.indexOf(payout.state),
        payout.createdAt,
        unlessUsual(payout.idempotencyKey, payoutKey(payout.payoutId)),
      ])
  }

  markPaid(payout: ProcessorPayout, at: Instant): void {
    payout.state = 'paid'
    payout.arrivedAt = at
    this.#database
      .statement(
        `UPDATE books_payouts SET state = ${PROCESSOR_PAYOUT_STATES.indexOf('paid')}, arrived_at = ? WHERE processor_payout_id = ?`,
      )
      .run([at, payout.processorPayoutId])
  }

  /** The latest payout to a creator, whatever became of it. */
  latestOf(creatorId: number): ProcessorPayout | undefined {
    return [...this.#payoutsByKey.values()].findLast((payout) => payout.creatorId === creatorId)
  }

  markEnded(payout: ProcessorPayout, end: ProcessorPayoutEnd, code: string | null): void {
    this.#mark(payout, end, code)
  }

  /** The money has left the platform and waits for its receiver. */
  markUnclaimed(payout: ProcessorPayout, code: string): void {
    this.#mark(payout, 'unclaimed', code)
  }

  #mark(payout: ProcessorPayout, state: ProcessorPayoutState, code: string | null): void {
    payout.state = state
    payout.code = code
    this.#database
      .statement(
        'UPDATE books_payouts SET state = ?, failure_code = ? WHERE processor_payout_id = ?',
      )
      .run([PROCESSOR_PAYOUT_STATES.indexOf(state), code, payout.processorPayoutId])
  }

  /** A push that was declined goes by bank transfer; the code says why, and the money is still in transit. */
  markSentByBank(payout: ProcessorPayout, code: string): void {
    this.#database
      .statement(
        `UPDATE books_payouts SET method = ${PROCESSOR_METHODS.indexOf('bank_transfer')}, failure_code = ? WHERE processor_payout_id = ?`,
      )
      .run([code, payout.processorPayoutId])
  }

  /** What was paid did not reach the creator and never will; it stays paid, since it cannot come back. */
  markLost(payout: ProcessorPayout, code: string): void {
    this.#database
      .statement(`UPDATE books_payouts SET failure_code = ? WHERE processor_payout_id = ?`)
      .run([code, payout.processorPayoutId])
  }

  transfer(transferId: string): ProcessorTransfer | undefined {
    return this.#transfers.get(transferId)
  }

  transferUnderKey(idempotencyKey: string): ProcessorTransfer | undefined {
    return this.#keys.has(idempotencyKey) ? this.#transfersByKey.get(idempotencyKey) : undefined
  }

  transferByKey(idempotencyKey: string): ProcessorTransfer | undefined {
    return this.#transfersByKey.get(idempotencyKey)
  }

  recordTransfer(
    idempotencyKey: string,
    transfer: Omit<ProcessorTransfer, 'transferId' | 'takenBackCents'>,
    at: Instant,
  ): ProcessorTransfer {
    const recorded: ProcessorTransfer = {
      ...transfer,
      transferId: this.#id('tr', (this.#transfersMade += 1)),
      takenBackCents: null,
    }
    this.#keys.use(idempotencyKey)
    this.#transfers.set(recorded.transferId, recorded)
    this.#transfersByKey.set(idempotencyKey, recorded)
    this.#database
      .statement(
        `INSERT INTO books_transfers VALUES (?, ?, ?, ?, ?, ${PROCESSOR_TRANSFER_STATES.indexOf('made')}, ?, ?, NULL)`,
      )
      .run([
        recorded.transferId,
        PROCESSORS.indexOf(this.#processor),
        recorded.payoutId,
        recorded.creatorId,
        recorded.amountCents,
        at,
        unlessUsual(idempotencyKey, transferKey(recorded.payoutId)),
      ])
    return recorded
  }

  markReversed(transfer: ProcessorTransfer, takenBackCents: Cents): void {
    transfer.takenBackCents = takenBackCents
    this.#database
      .statement(
        `UPDATE books_transfers SET state = ${PROCESSOR_TRANSFER_STATES.indexOf('reversed')}, taken_back_cents = ? WHERE processor_transfer_id = ?`,
      )
      .run([takenBackCents, transfer.transferId])
  }

  refundUnderKey(idempotencyKey: string): ChargeRefund | undefined {
    return this.#keys.has(idempotencyKey) ? this.#refundsByKey.get(idempotencyKey) : undefined
  }

  refundByKey(idempotencyKey: string): ChargeRefund | undefined {
    return this.#refundsByKey.get(idempotencyKey)
  }

  recordRefund(
    idempotencyKey: string,
    taken: Omit<ChargeRefund, 'processorRefundId'>,
  ): ChargeRefund {
    const refund = { ...taken, processorRefundId: this.#id('re', (this.#refunds += 1)) }
    this.#keys.use(idempotencyKey)
    this.#refundsByKey.set(idempotencyKey, refund)
    return refund
  }

  /** What was asked for under these keys is over, and nobody will ask for it again. */
  forget(idempotencyKeys: Iterable<string>): void {
    for (const key of idempotencyKeys) {
      const transfer = this.#transfersByKey.get(key)
      if (transfer) this.#transfers.delete(transfer.transferId)
      this.#transfersByKey.delete(key)
      this.#payoutsByKey.delete(key)
      this.#refusals.delete(key)
      this.#refundsByKey.delete(key)
      this.#keys.forget(key)
    }
  }

  #id(prefix: string, number: number): string {
    return `${prefix}_${String(number).padStart(8, '0')}`
  }
}

/** A key that only says which payout it is of need not be stored. */
const unlessUsual = (key: string, usualKey: string): string | null =>
  key === usualKey ? null : key
