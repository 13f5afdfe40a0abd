/**
 * Rows of a table that is only ever added to. They wait until their steps are committed, or until
 * somebody reads the table, and are then inserted together, since for SQLite many rows in one
 * statement are cheaper than a statement for each. No reader notices: a read finds every row, and a
 * rollback leaves none.
 */
import type { Database, SqlValue } from './database'
import type { WaitingRows } from './waiting-rows'

/** Rows in one statement; each number is a statement of its own, so there are few. */
const ROWS_PER_STATEMENT = [64, 32, 16, 8, 4, 1] as const
/** So many wait at most. */
const ROWS_WAITING_MAX = 256

export class AppendedRows implements WaitingRows {
  readonly table: string
  readonly #database: Database
  readonly #inserts = new Map<number, string>()
  /** The values of all waiting rows, one after another. */
  #values: SqlValue[] = []
  #columns = 0

  constructor(database: Database, table: string) {
    this.#database = database
    this.table = table
  }

  /** All columns, in the order of the schema. What the row refers to has been added before it. */
  add(...row: readonly SqlValue[]): void {
    if (this.#values.length >= ROWS_WAITING_MAX * row.length) this.#database.writeWaitingRows()
    this.#columns = row.length
    this.#values.push(...row)
    this.#database.hasWaitingRows = true
  }

  /** Changes the last row, from one of its columns on, as long as it waits; returns whether it did. */
  changeLast(firstColumn: number, values: readonly SqlValue[]): boolean {
    if (this.#values.length === 0) return false
    const lastRow = this.#values.length - this.#columns
    this.#values.splice(lastRow + firstColumn, values.length, ...values)
    return true
  }

  write(): void {
    const values = this.#values
    this.#values = []
    let written = 0
    for (const rows of ROWS_PER_STATEMENT) {
      const width = rows * this.#columns
      for (; written + width <= values.length && written < values.length; written += width) {
        const insert = this.#database.statement(this.#insertOf(rows))
        insert.run(values.slice(written, written + width))
      }
    }
  }

  forget(): void {
    this.#values = []
  }

  #insertOf(rows: number): string {
    const known = this.#inserts.get(rows)
    if (known !== undefined) return known
    const row = `(${Array(this.#columns).fill('?').join(', ')})`
    const sql = `INSERT INTO ${this.table} VALUES ${Array(rows).fill(row).join(', ')}`
    this.#inserts.set(rows, sql)
    return sql
  }
}
