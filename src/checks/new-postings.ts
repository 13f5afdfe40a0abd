/**
 * The postings that have been added since the last time, read once for every check that follows them. From the beginning
 * they are millions at the end of a long run, so they are passed on one by one.
 */
import type { Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import type { Database } from '../ledger/database'
import { postingsSql } from '../ledger/journal-schema'
import type { Violations } from './violations'

export type PostingRow = [
  postingId: number,
  transferId: number,
  at: Instant,
  reason: number,
  debitAccountId: number,
  creditAccountId: number,
  amountCents: Cents,
  payoutId: number | null,
  /** `null` where the posting is of no sale. */
  saleId: number | null,
  saleGrossCents: Cents | null,
  saleCreatorId: number | null,
]

/** A check that follows the postings. */
export interface PostingWatcher {
  /** They are read from the first one on, again. */
  beginAgain?(): void
  posted(row: PostingRow, violations: Violations): void
  /** Those that are there have been passed on: each transfer is whole. */
  postedAll?(violations: Violations): void
}

/** A completion shares its id with the first of its postings, and all of them are new together. */
const after = (table: string): string => `(SELECT * FROM ${table} WHERE posting_id > ?1)`
const NEW_SQL = postingsSql(after('ledger_single_postings'), after('ledger_completions'))
const ROWS_SQL = `SELECT posting_id, transfer_id, p.occurred_at, reason, debit_account_id, credit_account_id, amount_cents,
    payout_id, sale_id, s.gross_cents, s.creator_id
  FROM (${NEW_SQL}) p LEFT JOIN ledger_sales s USING (sale_id) ORDER BY posting_id`

export class NewPostings {
  readonly #database: Database
  readonly #watchers: readonly PostingWatcher[]
  #lastPostingId = 0

  constructor(database: Database, watchers: readonly PostingWatcher[]) {
    this.#database = database
    this.#watchers = watchers
  }

  follow(fromTheBeginning: boolean, violations: Violations): void {
    if (fromTheBeginning) {
      this.#lastPostingId = 0
      for (const watcher of this.#watchers) watcher.beginAgain?.()
    }
    this.#database.statement(ROWS_SQL).forEach([this.#lastPostingId], (row) => {
      this.#pass(row as PostingRow, violations)
    })
    for (const watcher of this.#watchers) watcher.postedAll?.(violations)
  }

  #pass(row: PostingRow, violations: Violations): void {
    this.#lastPostingId = row[0]
    for (const watcher of this.#watchers) watcher.posted(row, violations)
  }
}
