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
  /** The rows one by one, for as many as cannot be held at once. */
  forEach(parameters: SqlValue[], use: (row: SqlValue[]) => void): void
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
    const statement = this.#statement()
    statement.bind(parameters)
    statement.step()
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
    const rows: SqlValue[][] = []
    this.forEach(parameters, (row) => rows.push(row))
    return rows
  }

  forEach(parameters: SqlValue[], use: (row: SqlValue[]) => void): void {
    if (this.#mayShowWaitingRows) this.#database.writeWaitingRows()
    this.#database.observer?.(this.#sql, parameters)
    const statement = this.#statement()
    statement.bind(parameters)
    while (statement.step()) use(statement.get())
  }

  #statement(): SqlStatement {
    this.#compiled ??= this.#database.compile(this.#sql)
    return this.#compiled
  }
}
