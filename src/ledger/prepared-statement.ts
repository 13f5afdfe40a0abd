/**
 * One statement of a database: prepared when it is first used, and kept. Rows that wait to be written are written before it
 * runs, if it could show them.
 */
import type { SqlValue, Statement as SqlStatement } from 'sql.js'
import type { Database } from './database'

export interface Statement {
  run(parameters: SqlValue[]): void
  /** The first row, as values in column order. */
  row(parameters: SqlValue[]): SqlValue[] | undefined
  rows(parameters: SqlValue[]): SqlValue[][]
}

export class PreparedStatement implements Statement {
  #compiled: SqlStatement | null = null
  readonly #sql: string
  readonly #database: Database
  readonly #mayShowWaitingRows: boolean

  constructor(database: Database, sql: string, mayShowWaitingRows: boolean) {
    this.#database = database
    this.#sql = sql
    this.#mayShowWaitingRows = mayShowWaitingRows
  }

  /** Export freed it; the next use prepares it again. */
  forget(): void {
    this.#compiled = null
  }

  run(parameters: SqlValue[]): void {
    if (this.#mayShowWaitingRows) this.#database.writeWaitingRows()
    this.#database.beginIfNeeded()
    this.#database.observer?.(this.#sql, parameters)
    this.#statement().run(parameters)
  }

  row(parameters: SqlValue[]): SqlValue[] | undefined {
    if (this.#mayShowWaitingRows) this.#database.writeWaitingRows()
    this.#database.observer?.(this.#sql, parameters)
    const statement = this.#statement()
    statement.bind(parameters)
    const row = statement.step() ? statement.get() : undefined
    statement.reset()
    return row
  }

  rows(parameters: SqlValue[]): SqlValue[][] {
    if (this.#mayShowWaitingRows) this.#database.writeWaitingRows()
    this.#database.observer?.(this.#sql, parameters)
    const statement = this.#statement()
    statement.bind(parameters)
    const rows: SqlValue[][] = []
    while (statement.step()) rows.push(statement.get())
    statement.reset()
    return rows
  }

  #statement(): SqlStatement {
    this.#compiled ??= this.#database.compile(this.#sql)
    return this.#compiled
  }
}
