/** The postings of the journal, of all creators or of one, newest first. */
import type { Database } from '../ledger/database'
import { TRANSFER_REASONS } from '../ledger/postings'
import { postingsOfCreator } from './creator-postings'
import { instantsOf } from './day-span'
import { rowsOf, type RowList } from './paged-rows'
import {
  PAGE_ROWS_MAX,
  type CreatorSlice,
  type JournalQuery,
  type JournalRow,
  type Page,
} from './row-lists'
import { journalLeft } from './rows-left'

const REASON_WORD = `CASE reason ${TRANSFER_REASONS.map((word, code) => `WHEN ${code} THEN '${word}'`).join(' ')} END`

/** `condition` picks the account. */
export const accountSql = (condition: string): string => `json((
  SELECT json_object('name', a.name, 'creatorId', a.creator_id, 'creator', h.handle)
  FROM ledger_accounts a LEFT JOIN ledger_creators h USING (creator_id) WHERE ${condition}))`

/** Rows of the view `entries`, the two entries of a posting on one line. */
const POSTINGS: RowList = {
  columns: `'postingId', posting_id, 'transferId', transfer_id,
    'occurredAt', strftime('%Y-%m-%dT%H:%M:%SZ', occurred_at, 'unixepoch'), 'reason', ${REASON_WORD},
    'from', ${accountSql('a.account_id = credit_account_id')},
    'to', ${accountSql('a.account_id = debit_account_id')},
    'amountCents', amount_cents, 'payoutId', payout_id`,
  from: 'FROM ledger_postings p WHERE posting_id IN (SELECT value FROM json_each(?1))',
  order: 'posting_id DESC',
}

/** Every posting. Postings are numbered in the order of time. */
export function journalPage(
  database: Database,
  { span, offset, limit }: JournalQuery,
): Page<JournalRow> {
  const from = `FROM ledger_postings${span ? ' WHERE occurred_at >= ? AND occurred_at < ?' : ''}`
  const days = span ? instantsOf(span) : []
  const shown = database
    .statement(`SELECT posting_id ${from} ORDER BY posting_id DESC LIMIT ? OFFSET ?`)
    .rows([...days, Math.min(limit, PAGE_ROWS_MAX), offset])
    .map(([id]) => id as number)
  return {
    rows: postingRows(database, shown),
    total: database.statement(`SELECT COUNT(*) ${from}`).row(days)![0] as number,
    left: journalLeft(database, span),
  }
}

/** Those of their account, of their sales and of their payouts. */
export function creatorPostings(
  database: Database,
  creatorId: number,
  { span, offset, limit }: CreatorSlice,
): Page<JournalRow> {
  const ids = postingsOfCreator(database, creatorId, span)
  const shown = ids.slice(offset, offset + Math.min(limit, PAGE_ROWS_MAX))
  return { rows: postingRows(database, shown), total: ids.length, left: null }
}

/** Which they are is found first, since SQLite makes the text of every row that it puts in order. */
const postingRows = (database: Database, ids: readonly number[]): JournalRow[] =>
  rowsOf<JournalRow>(database, POSTINGS, [JSON.stringify(ids)], { offset: 0, limit: ids.length })
