/**
 * The rows that a run leaves behind, inserted bare: the same tables and indexes in the same sql.js, one prepared statement
 * for each table and one transaction. No run can take less time than that.
 */
import type { SqlJsStatic, SqlValue } from 'sql.js'
import { Database } from '../../src/ledger/database'
import { TABLES } from '../../src/ledger/schema'
import { STORED_TABLES } from '../support/stored-tables'

export interface TableRows {
  table: string
  rows: SqlValue[][]
}

/** Tables in the order of the schema: each row comes after those that it refers to. */
export const rowsOf = (database: Database): TableRows[] =>
  STORED_TABLES.map((table) => ({
    table,
    rows: [...database.each(`SELECT * FROM ${table}`)],
  }))

/** All but the sales and what was posted for them: what payouts take, the balances that they pay included. */
export const rowsOfPayouts = (database: Database): TableRows[] =>
  rowsOf(database).flatMap(({ table, rows }) => {
    if (table === 'ledger_sales' || table === 'ledger_sale_transfers') return []
    if (table !== 'ledger_single_postings') return [{ table, rows }]
    return [{ table, rows: [...database.each(`SELECT * FROM ${table} WHERE sale_id IS NULL`)] }]
  })

export const countOf = (tables: readonly TableRows[]): number =>
  tables.reduce((sum, { rows }) => sum + rows.length, 0)

/** Returns the size of the file in bytes. */
export function insertBare(engine: SqlJsStatic, tables: readonly TableRows[]): number {
  const database = new Database(engine)
  database.script(TABLES)
  database.script('BEGIN')
  for (const { table, rows } of tables) {
    if (rows.length === 0) continue
    const places = rows[0]!.map(() => '?').join(', ')
    const insert = database.compile(`INSERT INTO ${table} VALUES (${places})`)
    for (const row of rows) insert.run(row)
  }
  database.script('COMMIT')
  const { bytes } = database
  database.close()
  return bytes
}
