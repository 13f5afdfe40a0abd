/**
 * Finds the postings of one creator: those of their account, of their sales and of their payouts.
 * There is no index for that, since it would cost every payout some bytes. Instead the journal is
 * read once for the creator who was asked for last, and from then on only what is new in it. That
 * is enough, since postings are only added, and leave only with closed days.
 */
import type { Instant } from '../core/calendar'
import type { Database } from '../ledger/database'
import { instantsOf } from './day-span'
import type { DaySpan } from './row-lists'

interface Found {
  creatorId: number
  /** How many times days had been closed: rows may have left with each. */
  closings: number
  /** The last posting that was looked at. */
  upTo: number
  /** In the order of the journal. */
  postings: { id: number; at: Instant }[]
}

const foundLast = new WeakMap<Database, Found>()

const NEW_POSTINGS = `SELECT posting_id, occurred_at FROM ledger_postings
WHERE posting_id > ?2 AND (
  sale_id IN (SELECT sale_id FROM ledger_sales WHERE creator_id = ?1)
  OR payout_id IN (SELECT payout_id FROM ledger_payouts WHERE creator_id = ?1)
  OR debit_account_id IN (SELECT account_id FROM ledger_accounts WHERE creator_id = ?1)
  OR credit_account_id IN (SELECT account_id FROM ledger_accounts WHERE creator_id = ?1))
ORDER BY posting_id`

/** Their ids, newest first: all, or those of some days. */
export function postingsOfCreator(
  database: Database,
  creatorId: number,
  span: DaySpan | null,
): number[] {
  const { postings } = found(database, creatorId)
  const [since, until] = span ? instantsOf(span) : [-Infinity, Infinity]
  return postings
    .filter(({ at }) => at >= since && at < until)
    .map(({ id }) => id)
    .reverse()
}

function found(database: Database, creatorId: number): Found {
  const closings = numberOf(database, 'SELECT COUNT(*) FROM ledger_closed_days')
  const last = foundLast.get(database)
  const isKnown = last?.creatorId === creatorId && last.closings === closings
  const before = isKnown ? last : { creatorId, closings, upTo: 0, postings: [] }
  const upTo = numberOf(
    database,
    'SELECT posting_id FROM ledger_postings ORDER BY posting_id DESC LIMIT 1',
  )
  if (upTo > before.upTo) {
    database
      .statement(NEW_POSTINGS)
      .forEach([creatorId, before.upTo], ([id, at]) =>
        before.postings.push({ id: id as number, at: at as Instant }),
      )
  }
  const now = { ...before, upTo }
  foundLast.set(database, now)
  return now
}

const numberOf = (database: Database, sql: string): number =>
  (database.statement(sql).row([])?.[0] ?? 0) as number
