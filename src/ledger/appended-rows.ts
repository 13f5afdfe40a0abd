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
const ROWS_IN_BLOCK = ROWS_PER_STATEMENT[0]
/** So many wait at most. */
const BLOCKS = 4

export class AppendedRows implements WaitingRows {
  readonly table: string
  readonly #database: Database
  readonly #inserts = new Map<number, string>()
  /** The values of waiting rows, one after another. They are used again: a full block is what one statement is given. */
  readonly #blocks: SqlValue[][] = Array.from({ length: BLOCKS }, () => [])
  #waiting = 0
  #columns = 0

  constructor(database: Database, table: string) {
    this.#database = database
    this.table = table
  }

  /** All columns, in the order of the schema. What the row refers to has been added before it. */
  add(...row: readonly SqlValue[]): void {
    if (this.#waiting === BLOCKS * ROWS_IN_BLOCK) this.#database.writeWaitingRows()
    this.#columns = row.length
    const block = this.#blockOf(this.#waiting)
    let place = this.#placeOf(this.#waiting)
    for (const value of row) {
      block[place] = value
      place += 1
    }
    this.#waiting += 1
    this.#database.hasWaitingRows = true
  }

  /** Changes the last row, from one of its columns on, as long as it waits; returns whether it did. */
  changeLast(firstColumn: number, values: readonly SqlValue[]): boolean {
    if (this.#waiting === 0) return false
    const last = this.#waiting - 1
    this.#blockOf(last).splice(this.#placeOf(last) + firstColumn, values.length, ...values)
    return true
  }

  #blockOf(row: number): SqlValue[] {
    return this.#blocks[Math.floor(row / ROWS_IN_BLOCK)]!
  }

  /** Where its values begin. */
  #placeOf(row: number): number {
    return (row % ROWS_IN_BLOCK) * this.#columns
  }

  write(): void {
    const waiting = this.#waiting
    this.#waiting = 0
    const blocks = Math.floor(waiting / ROWS_IN_BLOCK)
    for (const block of this.#blocks.slice(0, blocks)) this.#insert(ROWS_IN_BLOCK, block)
    let written = blocks * ROWS_IN_BLOCK
    for (const rows of ROWS_PER_STATEMENT) {
      for (; written + rows <= waiting; written += rows) {
        const begin = this.#placeOf(written)
        this.#insert(rows, this.#blockOf(written).slice(begin, begin + rows * this.#columns))
      }
    }
  }

  forget(): void {
    this.#waiting = 0
  }

  #insert(rows: number, values: SqlValue[]): void {
    this.#database.statement(this.#insertOf(rows)).run(values)
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
