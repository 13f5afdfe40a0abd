/**
 * Payouts that we gave up and whose money went out all the same, as the ledger has booked them: the creator owes what was
 * paid. Whether the processor really paid is compared where the payout is.
 */
import type { Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import { HOLDERS, type Holder } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import { TRANSFER_REASONS } from '../ledger/postings'

const REASON = TRANSFER_REASONS.indexOf('paid_after_failure')

export interface PaidDebt {
  at: Instant
  creatorId: number
  holder: Holder
  cents: Cents
}

export class PaidAfterFailure {
  readonly #database: Database
  readonly #payoutIds = new Set<number>()
  readonly #owed = new Map<string, Cents>()
  #newDebts: PaidDebt[] = []
  #lastPostingId = 0

  constructor(database: Database) {
    this.#database = database
  }

  has(payoutId: number): boolean {
    return this.#payoutIds.has(payoutId)
  }

  owedCents(creatorId: number, holder: Holder): Cents {
    return this.#owed.get(`${creatorId} ${holder}`) ?? 0
  }

  follow(): void {
    const rows = this.#database
      .statement(
        `SELECT posting_id, payout_id, p.occurred_at, s.creator_id, holder, -net_cents
         FROM ledger_postings p JOIN ledger_sales s USING (sale_id) JOIN ledger_balances USING (balance_id)
         WHERE posting_id > ? AND reason = ${REASON} ORDER BY posting_id`,
      )
      .rows([this.#lastPostingId]) as [number, number, Instant, number, number, Cents][]
    for (const [postingId, payoutId, at, creatorId, holderCode, cents] of rows) {
      const holder = HOLDERS[holderCode]!
      this.#lastPostingId = postingId
      this.#payoutIds.add(payoutId)
      this.#owed.set(`${creatorId} ${holder}`, this.owedCents(creatorId, holder) + cents)
      this.#newDebts.push({ at, creatorId, holder, cents })
    }
    if (rows.length > 0) return
    const [last] = this.#database
      .statement('SELECT COALESCE(MAX(posting_id), 0) FROM ledger_postings')
      .row([])!
    this.#lastPostingId = last as number
  }

  takeNewDebts(): PaidDebt[] {
    const debts = this.#newDebts
    this.#newDebts = []
    return debts
  }
}
