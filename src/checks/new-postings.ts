/**
 * The postings that have been added since the last time, read once for every check that follows them. From the beginning
 * they are millions at the end of a long run, so they are passed on one by one.
 */
import type { Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import type { Database, SqlValue } from '../ledger/database'
import { postingsInOrder } from '../ledger/postings-in-order'
import type { Check, Look } from './moments'
import type { Violations } from './violations'

export type PostingRow = [
  postingId: number,
  transferId: number,
  at: Instant,
  reason: number,
  debitAccountId: number,
  creditAccountId: number,
  amountCents: Cents,
  /** `null` where the posting is of no sale. */
  saleId: number | null,
  payoutId: number | null,
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

/** So many rows are held at once. */
const ROWS_AT_ONCE = 4096

/** Rows after a mark, as they are stored, each with what is known of its sale. */
const pageSql = (table: string, more: string, from = ''): string =>
  `SELECT p.*, ${more} FROM ${table} p ${from} WHERE posting_id > ? ORDER BY posting_id LIMIT ${ROWS_AT_ONCE}`
const WITH_SALE = [
  's.gross_cents, s.creator_id',
  'LEFT JOIN ledger_sales s USING (sale_id)',
] as const
const SINGLES_SQL = pageSql('ledger_single_postings', ...WITH_SALE)
const SALES_SQL = pageSql('ledger_sale_transfers', ...WITH_SALE)
const COMPLETIONS_SQL = pageSql('ledger_completions', 'NULL, NULL')

export class NewPostings implements Check {
  readonly #database: Database
  readonly #watchers: readonly PostingWatcher[]
  #lastPostingId = 0

  constructor(database: Database, watchers: readonly PostingWatcher[]) {
    this.#database = database
    this.#watchers = watchers
  }

  /** At the end of the run from the beginning. */
  atEachLook({ extent, violations }: Look): void {
    if (extent === 'run') {
      this.#lastPostingId = 0
      for (const watcher of this.#watchers) watcher.beginAgain?.()
    }
    const postings = postingsInOrder({
      singles: this.#rowsAfter(this.#lastPostingId, SINGLES_SQL),
      sales: this.#rowsAfter(this.#lastPostingId, SALES_SQL),
      completions: this.#rowsAfter(this.#lastPostingId, COMPLETIONS_SQL),
    })
    for (const posting of postings) this.#pass(posting as PostingRow, violations)
    for (const watcher of this.#watchers) watcher.postedAll?.(violations)
  }

  *#rowsAfter(postingId: number, sql: string): Generator<SqlValue[], void> {
    let afterId = postingId
    for (;;) {
      const rows = this.#database.statement(sql).rows([afterId])
      yield* rows
      if (rows.length < ROWS_AT_ONCE) return
      afterId = rows.at(-1)![0] as number
    }
  }

  #pass(row: PostingRow, violations: Violations): void {
    this.#lastPostingId = row[0]
    for (const watcher of this.#watchers) watcher.posted(row, violations)
  }
}
