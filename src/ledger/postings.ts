/**
 * The journal: what moved, from where to where, and why. Appended to, never edited; a mistake is answered
 * by a transfer that reverses it. Postings that belong together share a transfer id.
 */
import type { Instant } from '../core/calendar'
import { assertCents, type Cents } from '../core/money'
import type { Accounts } from './accounts'
import type { AppendedRows } from './appended-rows'

/** Why money moves. The order is part of the ledger. */
export const TRANSFER_REASONS = [
  'opening_balance',
  'sale',
  'refund',
  'chargeback',
  'payout_claimed',
  'payout_released',
  'internal_transfer',
  'internal_transfer_reversed',
  'payout_completed',
  'payout_returned',
  'payout_cost',
  'foreign_exchange_residue',
  'bank_debit',
  'paid_after_failure',
  'dispute_won',
  'platform_opening',
  'platform_sweep',
  'moved_to_platform',
] as const
export type TransferReason = (typeof TRANSFER_REASONS)[number]

export interface Posting {
  debit: number
  credit: number
  amountCents: Cents
}

export interface TransferSource {
  saleId?: number
  payoutId?: number
}

export class Postings {
  readonly #rows: AppendedRows
  readonly #accounts: Accounts
  #lastPostingId = 0
  #lastTransferId = 0

  constructor(rows: AppendedRows, accounts: Accounts) {
    this.#rows = rows
    this.#accounts = accounts
  }

  get count(): number {
    return this.#lastPostingId
  }

  /** Records one transfer. Postings of nothing are left out; a transfer of nothing leaves no trace. */
  post(
    occurredAt: Instant,
    reason: TransferReason,
    postings: readonly Posting[],
    source: TransferSource,
  ): void {
    if (postings.every(({ amountCents }) => amountCents === 0)) return
    const transferId = ++this.#lastTransferId
    const reasonCode = TRANSFER_REASONS.indexOf(reason)
    const { saleId = null, payoutId = null } = source
    for (const { debit, credit, amountCents } of postings) {
      if (amountCents === 0) continue
      if (assertCents(amountCents) < 0) {
        throw new RangeError(`A posting must be positive: ${amountCents} for ${reason}`)
      }
      this.#rows.add(
        ++this.#lastPostingId,
        transferId,
        occurredAt,
        reasonCode,
        debit,
        credit,
        amountCents,
        saleId,
        payoutId,
      )
      this.#accounts.move(debit, credit, amountCents)
    }
  }
}
