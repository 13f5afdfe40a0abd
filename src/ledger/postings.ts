/**
 * The journal: what moved, from where to where, and why. Postings are added and never edited; a
 * mistake is corrected by a transfer that reverses it. Postings of one event share a transfer id.
 */
import type { Instant } from '../core/calendar'
import { assertCents, type Cents } from '../core/money'
import type { Accounts } from './accounts'
import type { AppendedRows } from './appended-rows'
import { LowestBalance } from './lowest-balance'

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
  'returned_after_failure',
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

/** Tables that keep postings: one by one, those of a sale as one row, and those of a completed payout as one row. */
interface PostingTables {
  singles: AppendedRows
  sales: AppendedRows
  completions: AppendedRows
}

/** What the postings of a sale say, where none of them is of nothing. */
type SaleColumns = [
  funds: number,
  creator: number,
  /** What the buyer paid of the fee reaches the one, and the other spends the rest at once. */
  platform: number,
  processing: number,
  fees: number,
  netCents: Cents,
  platformFeeCents: Cents,
  processingFeeCents: Cents,
]

/** What the postings of a completed payout say, where they are those of one with a fee. */
type CompletionColumns = [
  /** Where its money was set aside. */
  claimed: number,
  funds: number,
  fee: number,
  /** Has the fee from the funds; `null` where it is there already. */
  collecting: number | null,
  netCents: Cents,
  feeCents: Cents,
]

export class Postings {
  readonly #tables: PostingTables
  readonly #accounts: Accounts
  /** The lowest balance of the platform's account. */
  readonly lowestAtPlatform = new LowestBalance()
  readonly #platformId: number
  #lastPostingId = 0
  #lastTransferId = 0

  constructor(tables: PostingTables, accounts: Accounts) {
    this.#tables = tables
    this.#accounts = accounts
    this.#platformId = accounts.shared('funds_at_platform')
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
    const isOneRow = this.#addAsOneRow(transferId, occurredAt, reason, postings, source)
    for (const { debit, credit, amountCents } of postings) {
      if (amountCents === 0) continue
      if (assertCents(amountCents) < 0) {
        throw new RangeError(`A posting must be positive: ${amountCents} for ${reason}`)
      }
      const postingId = ++this.#lastPostingId
      if (!isOneRow) {
        this.#tables.singles.add(
          postingId,
          transferId,
          occurredAt,
          reasonCode,
          debit,
          credit,
          amountCents,
          saleId,
          payoutId,
        )
      }
      this.#accounts.move(debit, credit, amountCents)
    }
    this.lowestAtPlatform.hear(this.#accounts.balanceOf(this.#platformId), occurredAt)
  }

  /** Returns whether one row says all that these postings say. It has the id of the first of them. */
  #addAsOneRow(
    transferId: number,
    occurredAt: Instant,
    reason: TransferReason,
    postings: readonly Posting[],
    source: TransferSource,
  ): boolean {
    const { saleId = null, payoutId = null } = source
    const event = [this.#lastPostingId + 1, transferId, occurredAt] as const
    const sale = reason === 'sale' ? saleColumns(postings) : null
    if (sale) this.#tables.sales.add(...event, saleId, ...sale)
    const completion = reason === 'payout_completed' ? completionColumns(postings) : null
    if (completion) this.#tables.completions.add(...event, payoutId, ...completion)
    return (sale ?? completion) !== null
  }
}

/** `null` where these postings say anything else: each is a row of its own. */
function saleColumns(postings: readonly Posting[]): SaleColumns | null {
  const [sold, earned, spent] = postings
  if (!sold || !earned || !spent || postings.length > 3) return null
  if (sold.amountCents <= 0 || earned.amountCents <= 0 || spent.amountCents <= 0) return null
  if (earned.credit !== spent.credit) return null
  const fees = earned.credit
  const amounts = [sold.amountCents, earned.amountCents, spent.amountCents] as const
  return [sold.debit, sold.credit, earned.debit, spent.debit, fees, ...amounts]
}

/** The same. */
function completionColumns(postings: readonly Posting[]): CompletionColumns | null {
  const [paid, earned, collected] = postings
  if (!paid || !earned || postings.length > 3) return null
  if (paid.amountCents <= 0 || earned.amountCents <= 0 || paid.debit !== earned.debit) return null
  const isOne =
    !collected || (collected.credit === paid.credit && collected.amountCents === earned.amountCents)
  if (!isOne) return null
  const collecting = collected?.debit ?? null
  return [paid.debit, paid.credit, earned.credit, collecting, paid.amountCents, earned.amountCents]
}
