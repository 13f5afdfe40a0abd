/**
 * The journal: what moved, from where to where, and why. Appended to, never edited; a mistake is answered
 * by a transfer that reverses it. Postings that belong together share a transfer id.
 */
import type { Instant } from '../core/calendar'
import { assertCents, type Cents } from '../core/money'
import type { Accounts } from './accounts'
import type { Database, SqlValue } from './database'

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

const COLUMNS_PER_POSTING = 9
const POSTINGS_PER_TRANSFER_MAX = 3

const insertSql = (count: number): string =>
  'INSERT INTO ledger_postings (posting_id, transfer_id, occurred_at, reason, debit_account_id, credit_account_id, ' +
  `amount_cents, sale_id, payout_id) VALUES ${Array(count).fill('(?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ')}`
const INSERTS = Array.from({ length: POSTINGS_PER_TRANSFER_MAX + 1 }, (_, count) =>
  insertSql(count),
)

export class Postings {
  readonly #database: Database
  readonly #accounts: Accounts
  #lastPostingId = 0
  #lastTransferId = 0

  constructor(database: Database, accounts: Accounts) {
    this.#database = database
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
    const moving = postings.filter((posting) => posting.amountCents !== 0)
    if (moving.length === 0) return
    const transferId = ++this.#lastTransferId
    const reasonCode = TRANSFER_REASONS.indexOf(reason)
    const parameters: SqlValue[] = new Array<SqlValue>(moving.length * COLUMNS_PER_POSTING)
    let next = 0
    for (const { debit, credit, amountCents } of moving) {
      if (assertCents(amountCents) < 0) {
        throw new RangeError(`A posting must be positive: ${amountCents} for ${reason}`)
      }
      parameters[next++] = ++this.#lastPostingId
      parameters[next++] = transferId
      parameters[next++] = occurredAt
      parameters[next++] = reasonCode
      parameters[next++] = debit
      parameters[next++] = credit
      parameters[next++] = amountCents
      parameters[next++] = source.saleId ?? null
      parameters[next++] = source.payoutId ?? null
      this.#accounts.move(debit, credit, amountCents)
    }
    this.#database.statement(INSERTS[moving.length]!).run(parameters)
  }
}
