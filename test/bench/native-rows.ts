/** The final rows in native SQLite instead of WebAssembly: what the same tables cost without a browser. */
import { DatabaseSync } from '@photostructure/sqlite'
import { TABLES } from '../../src/ledger/schema'
import type { TableRows } from './final-rows'

export function insertNative(tables: readonly TableRows[]): void {
  const database = new DatabaseSync(':memory:')
  database.exec(TABLES)
  database.exec('BEGIN')
  for (const { table, rows } of tables) {
    if (rows.length === 0) continue
    const places = rows[0]!.map(() => '?').join(', ')
    const insert = database.prepare(`INSERT INTO ${table} VALUES (${places})`)
    for (const row of rows) insert.run(...row)
  }
  database.exec('COMMIT')
  database.close()
}
