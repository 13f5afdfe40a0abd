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

/** What the postings of a completed payout say, where they are those of one with a fee. */
interface Completion {
  /** Where its money was set aside. */
  claimed: number
  funds: number
  fee: number
  /** Has the fee from the funds; `null` where it is there already. */
  collecting: number | null
  netCents: Cents
  feeCents: Cents
}

export class Postings {
  readonly #singles: AppendedRows
  readonly #completions: AppendedRows
  readonly #accounts: Accounts
  /** The lowest balance of the platform's account. */
  readonly lowestAtPlatform = new LowestBalance()
  readonly #platformId: number
  #lastPostingId = 0
  #lastTransferId = 0

  constructor(singles: AppendedRows, completions: AppendedRows, accounts: Accounts) {
    this.#singles = singles
    this.#completions = completions
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
    const completion = reason === 'payout_completed' ? completionOf(postings) : null
    if (completion) this.#addCompletion(transferId, occurredAt, payoutId, completion)
    for (const { debit, credit, amountCents } of postings) {
      if (amountCents === 0) continue
      if (assertCents(amountCents) < 0) {
        throw new RangeError(`A posting must be positive: ${amountCents} for ${reason}`)
      }
      const postingId = ++this.#lastPostingId
      if (!completion) {
        this.#singles.add(
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

  #addCompletion(
    transferId: number,
    occurredAt: Instant,
    payoutId: number | null,
    { claimed, funds, fee, collecting, netCents, feeCents }: Completion,
  ): void {
    this.#completions.add(
      ...[this.#lastPostingId + 1, transferId, occurredAt, payoutId],
      ...[claimed, funds, fee, collecting, netCents, feeCents],
    )
  }
}

/** `null` where these postings say anything else: each is a row of its own. */
function completionOf([paid, earned, collected, ...more]: readonly Posting[]): Completion | null {
  if (!paid || !earned || more.length > 0) return null
  if (paid.amountCents <= 0 || earned.amountCents <= 0 || paid.debit !== earned.debit) return null
  const isOne =
    !collected || (collected.credit === paid.credit && collected.amountCents === earned.amountCents)
  if (!isOne) return null
  return {
    claimed: paid.debit,
    funds: paid.credit,
    fee: earned.credit,
    collecting: collected?.debit ?? null,
    netCents: paid.amountCents,
    feeCents: earned.amountCents,
  }
}
