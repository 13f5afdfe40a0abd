/** The postings of the journal, of all creators, of one or of one payout. */
import { isoFromInstant } from '../../core/calendar'
import type { Database } from '../../ledger/database'
import { TRANSFER_REASONS } from '../../ledger/postings'
import { postingsWith, type PostingRow } from '../../ledger/stored-postings'
import { closedBefore } from '../closed-before'
import { instantsOf } from './day-span'
import { idsOfPage } from './journal-stretches'
import { postingsOfCreator, postingsOfPayout } from './owned-postings'
import {
  PAGE_ROWS_MAX,
  type CreatorSlice,
  type EntryRow,
  type JournalQuery,
  type JournalRow,
  type NamedAccount,
  type Page,
  type Slice,
} from './row-lists'
import { journalLeft } from './rows-left'

/** Every posting, newest first. */
export function journalPage(
  database: Database,
  { span, offset, limit }: JournalQuery,
): Page<JournalRow> {
  const listed = { within: span && instantsOf(span), hasGaps: closedBefore(database) !== null }
  const slice = { offset, limit: Math.min(limit, PAGE_ROWS_MAX) }
  const { ids, total } = idsOfPage(database, listed, slice)
  return { rows: newestOf(database, ids), total, left: journalLeft(database, span) }
}

/** Those of their account, of their sales and of their payouts, newest first. */
export function creatorPostings(
  database: Database,
  creatorId: number,
  { span, offset, limit }: CreatorSlice,
): Page<JournalRow> {
  const ids = postingsOfCreator(database, creatorId, span)
  const shown = ids.slice(offset, offset + Math.min(limit, PAGE_ROWS_MAX))
  return { rows: newestOf(database, shown), total: ids.length, left: null }
}

/** Both sides of each posting, as the view `entries` has them. */
export function payoutEntries(
  database: Database,
  payoutId: number,
  { offset, limit }: Slice,
): Page<EntryRow> {
  const ids = postingsOfPayout(database, payoutId)
  const end = offset + Math.min(limit, PAGE_ROWS_MAX)
  const shown = ids.slice(Math.floor(offset / 2), Math.ceil(end / 2))
  const entries = journalRows(database, shown).flatMap(sidesOf)
  const begin = offset % 2
  return { rows: entries.slice(begin, begin + end - offset), total: 2 * ids.length, left: null }
}

function sidesOf({ postingId, transferId, occurredAt, reason, from, to, amountCents }: JournalRow) {
  const event = { transferId, occurredAt, reason }
  return [
    { entryId: 2 * postingId - 1, ...event, account: to, amountCents },
    { entryId: 2 * postingId, ...event, account: from, amountCents: -amountCents },
  ]
}

const newestOf = (database: Database, ids: readonly number[]): JournalRow[] =>
  journalRows(database, ids).reverse()

/** In the order of their ids. */
function journalRows(database: Database, ids: readonly number[]): JournalRow[] {
  const postings = postingsWith(database, ids)
  const accounts = namedAccounts(database, postings)
  return postings.map(([postingId, transferId, at, reason, debit, credit, cents, , payoutId]) => ({
    postingId,
    transferId,
    occurredAt: isoFromInstant(at),
    reason: TRANSFER_REASONS[reason]!,
    from: accounts.get(credit)!,
    to: accounts.get(debit)!,
    amountCents: cents,
    payoutId,
  }))
}

/** By their ids. */
function namedAccounts(
  database: Database,
  postings: readonly PostingRow[],
): ReadonlyMap<number, NamedAccount> {
  const ids = new Set(postings.flatMap(([, , , , debit, credit]) => [debit, credit]))
  const rows = database
    .statement(
      `SELECT account_id, name, creator_id, handle FROM ledger_accounts LEFT JOIN ledger_creators USING (creator_id)
       WHERE account_id IN (SELECT value FROM json_each(?))`,
    )
    .rows([JSON.stringify([...ids])]) as [number, string, number | null, string | null][]
  return new Map(rows.map(([id, name, creatorId, creator]) => [id, { name, creatorId, creator }]))
}
