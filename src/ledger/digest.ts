/**
 * One fingerprint of a whole ledger: SHA-256 over every row of every table in key order, so that two runs can be
 * compared by eye. SQLite writes the rows as text, block by block, which is many times faster than reading columns.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Database, SqlValue, Statement } from './database'
import { TABLE_KEYS } from './schema'

const ROWS_PER_BLOCK = 2_000

/** Hexadecimal, 64 characters. */
export function ledgerDigest(database: Database): string {
  const hash = sha256.create()
  for (const [table, keys] of Object.entries(TABLE_KEYS)) {
    hash.update(utf8ToBytes(`${table}\n`))
    for (const block of tableBlocks(database, table, keys)) hash.update(utf8ToBytes(block))
  }
  return bytesToHex(hash.digest())
}

/** The table's rows as lines of quoted values, in blocks; each block begins after the key that ended the one before. */
function* tableBlocks(
  database: Database,
  table: string,
  keys: readonly string[],
): Generator<string> {
  const columns = database
    .statement(`SELECT name FROM pragma_table_info('${table}') ORDER BY cid`)
    .rows([])
    .map((row) => row[0] as string)
  const line = columns.map((column) => `quote(${column})`).join(` || ',' || `)
  const key = keys.join(', ')
  const after = `WHERE (${key}) > (${keys.map(() => '?').join(', ')})`
  const block = (where: string): Statement =>
    database.statement(`SELECT group_concat(line, char(10) ORDER BY ${key})
      FROM (SELECT ${key}, ${line} AS line FROM ${table} ${where} ORDER BY ${key} LIMIT ${ROWS_PER_BLOCK})`)
  const lastKey = (where: string): Statement =>
    database.statement(
      `SELECT ${key} FROM ${table} ${where} ORDER BY ${key} LIMIT 1 OFFSET ${ROWS_PER_BLOCK - 1}`,
    )

  let where = ''
  let begin: SqlValue[] = []
  for (;;) {
    const text = block(where).row(begin)![0] as string | null
    if (text !== null) yield `${text}\n`
    const end = lastKey(where).row(begin)
    if (!end) return
    where = after
    begin = end
  }
}
