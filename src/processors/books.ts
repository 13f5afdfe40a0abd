/**
 * A processor's own books: what it was asked to do, what it did, and what became of it. They are kept apart from the
 * platform's ledger, in tables that only the processor writes, so that the two can be held against each other.
 */
import type { Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import { PROCESSORS, type ProcessorName } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import type { PayoutMethod } from '../payouts/ports'

/** The processor's words for a payout. `paid` as long as the money is with the creator. */
export type ProcessorPayoutState =
  'pending' | 'paid' | 'failed' | 'unclaimed' | 'returned' | 'cancelled'
/** What ends a payout whose money is not with the creator. */
export type ProcessorPayoutEnd = 'failed' | 'returned' | 'cancelled'

export interface ProcessorPayout {
  processorPayoutId: string
  payoutId: number
  creatorId: number
  netCents: Cents
  feeCents: Cents
  costCents: Cents
  method: PayoutMethod
  state: ProcessorPayoutState
  createdAt: Instant
  idempotencyKey: string
  /** Which part of our payout it is, where such can go out in parts. */
  part?: number
}

export interface ProcessorTransfer {
  transferId: string
  payoutId: number
  creatorId: number
  amountCents: Cents
  reversed: boolean
}

export class ProcessorBooks {
  readonly #database: Database
  readonly #processor: ProcessorName
  readonly #payoutsByKey = new Map<string, ProcessorPayout>()
  readonly #transfers = new Map<string, ProcessorTransfer>()
  readonly #transfersByKey = new Map<string, ProcessorTransfer>()

  constructor(database: Database, processor: ProcessorName) {
    this.#database = database
    this.#processor = processor
  }

  payoutByKey(idempotencyKey: string): ProcessorPayout | undefined {
    return this.#payoutsByKey.get(idempotencyKey)
  }

  nextPayoutId(): string {
    return this.#id(this.#processor === 'stripe' ? 'po' : 'pp', this.#payoutsByKey.size + 1)
  }

  recordPayout(payout: ProcessorPayout): void {
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
        payout.method,
        payout.state,
        payout.createdAt,
        payout.idempotencyKey,
      ])
  }

  markPaid(payout: ProcessorPayout, at: Instant): void {
    payout.state = 'paid'
    this.#database
      .statement(
        `UPDATE books_payouts SET state = 'paid', arrived_at = ? WHERE processor_payout_id = ?`,
      )
      .run([at, payout.processorPayoutId])
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
    this.#database
      .statement(
        'UPDATE books_payouts SET state = ?, failure_code = ? WHERE processor_payout_id = ?',
      )
      .run([state, code, payout.processorPayoutId])
  }

  transfer(transferId: string): ProcessorTransfer | undefined {
    return this.#transfers.get(transferId)
  }

  /** Records a transfer unless one with this key is there already; answers the one that is. */
  recordTransfer(
    idempotencyKey: string,
    transfer: Omit<ProcessorTransfer, 'transferId' | 'reversed'>,
    at: Instant,
  ): { transfer: ProcessorTransfer; isNew: boolean } {
    const known = this.#transfersByKey.get(idempotencyKey)
    if (known) return { transfer: known, isNew: false }
    const recorded: ProcessorTransfer = {
      ...transfer,
      transferId: this.#id('tr', this.#transfers.size + 1),
      reversed: false,
    }
    this.#transfers.set(recorded.transferId, recorded)
    this.#transfersByKey.set(idempotencyKey, recorded)
    this.#database
      .statement(`INSERT INTO books_transfers VALUES (?, ?, ?, ?, ?, 'made', ?, ?)`)
      .run([
        recorded.transferId,
        PROCESSORS.indexOf(this.#processor),
        recorded.payoutId,
        recorded.creatorId,
        recorded.amountCents,
        at,
        idempotencyKey,
      ])
    return { transfer: recorded, isNew: true }
  }

  markReversed(transfer: ProcessorTransfer): void {
    transfer.reversed = true
    this.#database
      .statement(`UPDATE books_transfers SET state = 'reversed' WHERE processor_transfer_id = ?`)
      .run([transfer.transferId])
  }

  #id(prefix: string, number: number): string {
    return `${prefix}_${String(number).padStart(8, '0')}`
  }
}
