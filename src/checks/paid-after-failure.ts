/**
 * Payouts that we gave up and whose money went out all the same, as the ledger has booked them: the creator owes what was
 * paid. Whether the processor really paid is compared where the payout is.
 */
import type { Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import { HOLDERS, type Holder } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import { TRANSFER_REASONS } from '../ledger/postings'
import type { PostingRow, PostingWatcher } from './new-postings'

const PAID = TRANSFER_REASONS.indexOf('paid_after_failure')
const RETURNED = TRANSFER_REASONS.indexOf('returned_after_failure')

/** `cents`: below zero where a payout has come back, and is owed no more. */
export interface PaidDebt {
  at: Instant
  creatorId: number
  payoutId: number
  holder: Holder
  cents: Cents
}

export class PaidAfterFailure implements PostingWatcher {
  readonly #database: Database
  readonly #paid = new Set<number>()
  readonly #returned = new Set<number>()
  readonly #owed = new Map<string, Cents>()
  #newDebts: PaidDebt[] = []
  /** The latest of them: read again from the beginning, they are no news. */
  #lastPostingId = 0

  constructor(database: Database) {
    this.#database = database
  }

  /** Whether it was booked so, whatever has become of it since. */
  has(payoutId: number): boolean {
    return this.#paid.has(payoutId)
  }

  /** Whether it was booked that such a payout has come back. */
  hasReturned(payoutId: number): boolean {
    return this.#returned.has(payoutId)
  }

  owedCents(creatorId: number, holder: Holder): Cents {
    return this.#owed.get(`${creatorId} ${holder}`) ?? 0
  }

  posted(row: PostingRow): void {
    const [postingId, , at, reason, , , , saleId, payoutId] = row
    if (reason !== PAID && reason !== RETURNED) return
    if (saleId === null || postingId <= this.#lastPostingId) return
    this.#lastPostingId = postingId
    const [creatorId, holderCode, cents] = this.#database
      .statement(
        `SELECT s.creator_id, holder, -net_cents FROM ledger_sales s JOIN ledger_balances USING (balance_id)
         WHERE sale_id = ?`,
      )
      .row([saleId]) as [number, number, Cents]
    const holder = HOLDERS[holderCode]!
    const booked = reason === PAID ? this.#paid : this.#returned
    booked.add(payoutId!)
    this.#owed.set(`${creatorId} ${holder}`, this.owedCents(creatorId, holder) + cents)
    this.#newDebts.push({ at, creatorId, payoutId: payoutId!, holder, cents })
  }

  takeNewDebts(): PaidDebt[] {
    const debts = this.#newDebts
    this.#newDebts = []
    return debts
  }
}
