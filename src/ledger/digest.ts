/**
 * One fingerprint of a whole ledger, so that two runs can be compared at a glance. It is the
 * SHA-256 of the name of each table and of its rows in key order, each row as one line of JSON with
 * its columns in the order of the schema. Where days are closed, their sums are hashed too, with
 * the chain of hashes of the rows that have left.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Database, SqlValue } from './database'
import { BOOKS_COLUMNS_IN_WORDS } from './books-schema'
import { CLOSED_TABLE_KEYS } from './closing/closed-schema'
import { storedPostings } from './journal-schema'
import { postingsInOrder } from './postings-in-order'
import { TABLE_KEYS } from './schema'

const keysOf = (database: Database): Readonly<Record<string, readonly string[]>> =>
  database.valueOf('SELECT EXISTS (SELECT 1 FROM ledger_closed_days)') === 1
    ? { ...TABLE_KEYS, ...CLOSED_TABLE_KEYS }
    : TABLE_KEYS

/** All of them, in the order of the schema; those of the processors' books in words. */
export const digestedColumns = (table: string): string =>
  table in BOOKS_COLUMNS_IN_WORDS
    ? BOOKS_COLUMNS_IN_WORDS[table as keyof typeof BOOKS_COLUMNS_IN_WORDS]
    : '*'

/** Rows of all tables. */
export function ledgerRows(database: Database): number {
  const counts = Object.keys(keysOf(database)).map((table) => `(SELECT COUNT(*) FROM ${table})`)
  return Number(database.valueOf(`SELECT ${counts.join(' + ')}`))
}

function rowsInOrder(
  database: Database,
  table: string,
  keys: readonly string[],
): Iterable<readonly SqlValue[]> {
  const inOrder = (stored: string): Iterable<SqlValue[]> =>
    database.each(`SELECT ${digestedColumns(stored)} FROM ${stored} ORDER BY ${keys.join(', ')}`)
  if (table !== 'ledger_postings') return inOrder(table)
  return postingsInOrder(storedPostings(inOrder))
}

const ROWS_PER_BLOCK = 2_000

/** Hexadecimal, 64 characters. Yields after each table how many rows it has read so far. */
export function* ledgerDigest(database: Database): Generator<number, string> {
  let rowsRead = 0
  const hash = sha256.create()
  for (const [table, keys] of Object.entries(keysOf(database))) {
    let block = `${table}\n`
    let rows = 0
    for (const row of rowsInOrder(database, table, keys)) {
      block += `${JSON.stringify(row)}\n`
      rows += 1
      rowsRead += 1
      if (rows % ROWS_PER_BLOCK === 0) {
        hash.update(utf8ToBytes(block))
        block = ''
      }
    }
    hash.update(utf8ToBytes(block))
    yield rowsRead
  }
  return bytesToHex(hash.digest())
}
