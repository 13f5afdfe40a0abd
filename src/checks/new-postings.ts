/**
 * The postings that have been added since the last time, read once for every check that follows them. From the beginning
 * they are millions at the end of a long run, so they are passed on one by one.
 */
import type { Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import type { Database } from '../ledger/database'
import { TRANSFER_REASONS } from '../ledger/postings'
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

/** By id, of the rows that are stored one by one. */
const SINGLES_SQL = `SELECT posting_id, transfer_id, p.occurred_at, reason, debit_account_id, credit_account_id, amount_cents,
    payout_id, sale_id, s.gross_cents, s.creator_id
  FROM ledger_single_postings p LEFT JOIN ledger_sales s USING (sale_id) WHERE posting_id > ? ORDER BY posting_id`
/** A completed payout with a fee, whose two or three postings are one row. */
const COMPLETIONS_SQL = `SELECT posting_id, transfer_id, occurred_at, payout_id, claimed_account_id, funds_account_id,
    fee_account_id, collecting_account_id, net_cents, fee_cents
  FROM ledger_completions WHERE posting_id > ? ORDER BY posting_id LIMIT ?`
/** So many are held at once. */
const COMPLETIONS_AT_ONCE = 4096
const COMPLETED = TRANSFER_REASONS.indexOf('payout_completed')

type CompletionRow = [
  postingId: number,
  transferId: number,
  at: Instant,
  payoutId: number,
  claimedAccountId: number,
  fundsAccountId: number,
  feeAccountId: number,
  collectingAccountId: number | null,
  netCents: Cents,
  feeCents: Cents,
]

/** The postings of a completion, in order: it shares its id with the first of them. */
function postingsOf(row: CompletionRow): PostingRow[] {
  const [postingId, transferId, at, payoutId, claimed, funds, fee, collecting, net, feeCents] = row
  const posting = (place: number, debit: number, credit: number, cents: Cents): PostingRow => [
    postingId + place,
    transferId,
    at,
    COMPLETED,
    debit,
    credit,
    cents,
    payoutId,
    null,
    null,
    null,
  ]
  const rows = [posting(0, claimed, funds, net), posting(1, claimed, fee, feeCents)]
  if (collecting !== null) rows.push(posting(2, collecting, funds, feeCents))
  return rows
}

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
    const completions = this.#completions()
    let completion = completions.next().value
    const passCompletionsBefore = (postingId: number): void => {
      while (completion && completion[0] < postingId) {
        for (const row of postingsOf(completion)) this.#pass(row, violations)
        completion = completions.next().value
      }
    }
    this.#database.statement(SINGLES_SQL).forEach([this.#lastPostingId], (row) => {
      const single = row as PostingRow
      passCompletionsBefore(single[0])
      this.#pass(single, violations)
    })
    passCompletionsBefore(Infinity)
    for (const watcher of this.#watchers) watcher.postedAll?.(violations)
  }

  /** Those that are new, in order. */
  *#completions(): Generator<CompletionRow, undefined> {
    let afterId = this.#lastPostingId
    for (;;) {
      const rows = this.#database
        .statement(COMPLETIONS_SQL)
        .rows([afterId, COMPLETIONS_AT_ONCE]) as CompletionRow[]
      yield* rows
      if (rows.length < COMPLETIONS_AT_ONCE) return undefined
      afterId = rows.at(-1)![0]
    }
  }

  #pass(row: PostingRow, violations: Violations): void {
    this.#lastPostingId = row[0]
    for (const watcher of this.#watchers) watcher.posted(row, violations)
  }
}
