/**
 * Finds postings by their ids, which count in the order of writing. It asks the tables, since most ids of the view are
 * computed and have no index. One row of a table says up to three postings with ids that follow each other.
 */
import type { Instant } from '../core/calendar'
import type { Database, SqlValue } from './database'
import { POSTING_TABLES, type StoredPostings } from './journal-schema'
import { postingsInOrder } from './postings-in-order'
import type { Statement } from './prepared-statement'
import { firstMaybeSince, keySurelySince } from './rows-by-time'

/** The columns of `ledger_postings`. */
export type PostingRow = [
  postingId: number,
  transferId: number,
  occurredAt: Instant,
  reason: number,
  debitAccountId: number,
  creditAccountId: number,
  amountCents: number,
  saleId: number | null,
  payoutId: number | null,
]

/** Up to, but not with, the second. */
export type IdRange = readonly [from: number, until: number]
export type InstantRange = readonly [since: Instant, until: Instant]

const POSTINGS_OF_ROW: StoredPostings<string> = {
  singles: '1',
  sales: '3',
  completions: '(2 + (collecting_account_id IS NOT NULL))',
}
/** So many postings of a row come after its first one at most. */
const MORE_OF_ROW = 2
/** So many rows of each table are held at once. */
const ROWS_AT_ONCE = 256

/** A ledger of an earlier version has fewer tables, or one of all postings. */
function tablesOf(database: Database): Partial<StoredPostings<string>> {
  const there = database
    .statement(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
    .rows([])
    .map(([name]) => name)
  const tables = Object.entries(POSTING_TABLES).filter(([, table]) => there.includes(table))
  return tables.length > 0 ? Object.fromEntries(tables) : { singles: 'ledger_postings' }
}

/** What each table has to say. */
function ofTables<Of>(
  database: Database,
  ask: (table: string, stored: keyof StoredPostings<unknown>) => Of,
): Partial<StoredPostings<Of>> {
  const stored = Object.keys(POSTING_TABLES) as (keyof StoredPostings<unknown>)[]
  const tables = tablesOf(database)
  return Object.fromEntries(
    stored.flatMap((way) => (tables[way] ? [[way, ask(tables[way], way)]] : [])),
  )
}

const merged = (rows: Partial<StoredPostings<Iterable<SqlValue[]>>>) =>
  postingsInOrder({ singles: [], sales: [], completions: [], ...rows }) as Iterable<PostingRow>

/** 0 where there is none. */
export function lastPostingId(database: Database): number {
  const last = ofTables(database, (table) =>
    database
      .statement(`SELECT * FROM ${table} WHERE posting_id = (SELECT MAX(posting_id) FROM ${table})`)
      .rows([]),
  )
  return [...merged(last)].at(-1)?.[0] ?? 0
}

/** Those of these ids that there are, in their order. */
export function postingsWith(database: Database, ids: readonly number[]): PostingRow[] {
  const wanted = new Set(ids)
  const rowIds = ids.flatMap((id) =>
    Array.from({ length: 1 + MORE_OF_ROW }, (_, more) => id - more),
  )
  const listed = JSON.stringify([...new Set(rowIds)])
  const rows = ofTables(database, (table) =>
    database
      .statement(
        `SELECT * FROM ${table} WHERE posting_id IN (SELECT value FROM json_each(?)) ORDER BY posting_id`,
      )
      .rows([listed]),
  )
  return [...merged(rows)].filter(([id]) => wanted.has(id))
}

/** Those after a posting whose rows meet the condition of their table. `?1`: the owner. Some are read at once. */
export function* postingsOwnedBy(
  database: Database,
  ownerId: number,
  conditions: StoredPostings<string>,
  afterId: number,
): Generator<PostingRow, void> {
  const rows = ofTables(database, (table, stored) =>
    rowsAfter(
      afterId,
      database.statement(
        `SELECT * FROM ${table} p WHERE posting_id > ?2 AND (${conditions[stored]})
         ORDER BY posting_id LIMIT ${ROWS_AT_ONCE}`,
      ),
      ownerId,
    ),
  )
  yield* merged(rows)
}

function* rowsAfter(
  id: number,
  statement: Statement,
  ownerId: number,
): Generator<SqlValue[], void> {
  for (let afterId = id; ;) {
    const rows = statement.rows([ownerId, afterId])
    yield* rows
    if (rows.length < ROWS_AT_ONCE) return
    afterId = rows.at(-1)![0] as number
  }
}

/** Those of a range of ids that have an instant of a range of them, a few at once. */
export function* newestFirst(
  database: Database,
  [from, until]: IdRange,
  [since, before]: InstantRange,
): Generator<PostingRow, void> {
  for (let end = until; end > from;) {
    const rows = ofTables(database, (table) =>
      database
        .statement(
          `SELECT * FROM ${table} WHERE posting_id >= ? AND posting_id < ? AND occurred_at >= ? AND occurred_at < ?
           ORDER BY posting_id DESC LIMIT ${ROWS_AT_ONCE}`,
        )
        .rows([from - MORE_OF_ROW, end, since, before]),
    )
    // A table may have more rows before those that it gave.
    const begins = Object.values(rows).map((given) =>
      given.length < ROWS_AT_ONCE ? from : (given.at(-1)![0] as number),
    )
    const begin = Math.max(from, ...begins)
    for (const given of Object.values(rows)) given.reverse()
    yield* [...merged(rows)].filter(([id]) => id >= begin && id < end).reverse()
    end = begin
  }
}

/** How many of a range of ids have an instant of a range of them. */
export function countPostings(
  database: Database,
  [from, until]: IdRange,
  [since, before]: InstantRange,
): number {
  const counts = ofTables(database, (table, stored) => {
    const inRange = `MIN(?2, posting_id + ${POSTINGS_OF_ROW[stored]}) - MAX(?1, posting_id)`
    return database
      .statement(
        `SELECT COALESCE(SUM(MAX(0, ${inRange})), 0) FROM ${table}
         WHERE posting_id >= ?1 - ${MORE_OF_ROW} AND posting_id < ?2 AND occurred_at >= ?3 AND occurred_at < ?4`,
      )
      .row([from, until, since, before])![0] as number
  })
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}

const timed = (table: string) => ({ table, key: 'posting_id', instant: 'occurred_at' })

/** No posting from this id on has an instant before `at`. One before it may have a later one. */
export function postingIdSurelySince(database: Database, at: Instant): number {
  const keys = ofTables(database, (table) => keySurelySince(database, timed(table), at))
  return Math.max(...Object.values(keys)) + MORE_OF_ROW
}

/** Of the first posting that may have an instant of `at` or after: all before it have earlier ones. */
export function postingIdMaybeSince(database: Database, at: Instant): number {
  const keys = ofTables(database, (table) => firstMaybeSince(database, timed(table), at))
  const first = Math.min(...Object.values(keys).map((key) => key ?? Infinity))
  return first === Infinity ? lastPostingId(database) + 1 : first
}
