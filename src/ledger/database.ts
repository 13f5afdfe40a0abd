/**
 * A thin layer over sql.js. It prepares each statement once and keeps it, and applies the settings
 * again after an export, which resets them and frees every statement. A write opens the transaction
 * that `commit` closes. Rows that wait to be written are written before any read that could show
 * them.
 */
import type {
  Database as SqlDatabase,
  SqlJsStatic,
  SqlValue,
  Statement as SqlStatement,
} from 'sql.js'
import { AppendedRows } from './appended-rows'
import { PreparedStatement, type Statement } from './prepared-statement'
import type { WaitingRows } from './waiting-rows'

export type { SqlValue } from 'sql.js'

/**
 * One connection owns the file, so locks need not be taken again for each statement: about five times faster here.
 * The rollback journal stays in memory, since the file does too.
 */
const SETTINGS = `
  PRAGMA foreign_keys = ON;
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA journal_mode = MEMORY;
  PRAGMA synchronous = OFF;
  PRAGMA cache_size = -65536;
  PRAGMA temp_store = MEMORY;`

type TransactionStep = 'BEGIN' | 'COMMIT' | 'ROLLBACK'

/** Receives each execution of a statement, in order: what a bare replay needs. */
export type StatementObserver = (sql: string, parameters: readonly SqlValue[]) => void

/** A whole number that a number cannot be is a `bigint`. */
export type ExactValue = SqlValue | bigint

export interface QueryRows {
  columns: string[]
  rows: ExactValue[][]
}

/** sql.js gives whole numbers as they are where it is asked to; its types do not say so. */
interface ExactStatement {
  get(parameters: null, options: { useBigInt: true }): ExactValue[]
}

const exactRow = (statement: SqlStatement): ExactValue[] =>
  (statement as ExactStatement).get(null, { useBigInt: true }).map(asNumberIfSafe)

function asNumberIfSafe(value: ExactValue): ExactValue {
  return typeof value === 'bigint' && Number.isSafeInteger(Number(value)) ? Number(value) : value
}

/**
 * The same statement with `+?` for each `?` that something is compared with. SQLite looks at the value of a bare parameter
 * when it plans a statement, and from then on plans it again whenever another value is bound: ten times the cost of a
 * short query. An expression, even a plain plus, it does not look into.
 */
const withHiddenParameters = (sql: string): string => sql.replace(/([=<>]\s*)\?/g, '$1+?')

export class Database {
  readonly observer: StatementObserver | null
  readonly #sql: SqlDatabase
  readonly #statements = new Map<string, PreparedStatement>()
  readonly #transactionStatements = new Map<string, SqlStatement>()
  readonly #waiting: WaitingRows[] = []
  /** What shows rows that wait: their tables, and every view, whatever it is over. `null`: to be looked up. */
  #showWaitingRows: ReadonlySet<string> | null = null
  /** Set by the module that adds a waiting row. */
  hasWaitingRows = false
  #inTransaction = false

  /** `content`: a SQLite file, as `export` gives it. */
  constructor(
    engine: SqlJsStatic,
    observer: StatementObserver | null = null,
    content: Uint8Array | null = null,
  ) {
    this.observer = observer
    this.#sql = new engine.Database(content)
    try {
      this.#sql.exec(SETTINGS)
    } catch (error) {
      this.#sql.close()
      throw error
    }
  }

  /** Runs a script of statements without parameters: schema, settings. */
  script(sql: string): void {
    this.writeWaitingRows()
    this.#sql.exec(sql)
    this.#showWaitingRows = null
  }

  /** The statement for this text; the same text gives the same prepared statement. */
  statement(sql: string): Statement {
    return this.#statements.get(sql) ?? this.#prepared(sql, this.#mayShowWaitingRows(sql))
  }

  /** The same, of a row that does not wait: whoever keeps the waiting rows of its table has looked among them. */
  statementOfWritten(sql: string): Statement {
    return this.#statements.get(sql) ?? this.#prepared(sql, false)
  }

  #prepared(sql: string, mayShowWaitingRows: boolean): PreparedStatement {
    const prepared = new PreparedStatement(this, sql, mayShowWaitingRows)
    this.#statements.set(sql, prepared)
    return prepared
  }

  /**
   * Rows to be added to a table that is never changed otherwise. To be asked for before any statement is, and after the
   * tables that they refer to.
   */
  appendedTo(table: string): AppendedRows {
    const rows = new AppendedRows(this, table)
    this.addWaiting(rows)
    return rows
  }

  /** The same, for rows of whatever kind. */
  addWaiting(rows: WaitingRows): void {
    const { table } = rows
    if (this.#statements.size > 0) throw new Error(`Too late to add to ${table}: it may be read`)
    this.#waiting.push(rows)
  }

  /** A statement that names nothing that shows them cannot find rows that wait. */
  #mayShowWaitingRows(sql: string): boolean {
    this.#showWaitingRows ??= new Set([
      ...this.#waiting.map(({ table }) => table),
      ...this.#viewNames(),
    ])
    const shown = this.#showWaitingRows
    return (sql.match(/\w+/g) ?? []).some((word) => shown.has(word))
  }

  #viewNames(): string[] {
    const [views] = this.#sql.exec("SELECT name FROM sqlite_schema WHERE type = 'view'")
    return (views?.values ?? []).map(([name]) => name as string)
  }

  writeWaitingRows(): void {
    if (!this.hasWaitingRows) return
    this.hasWaitingRows = false
    for (const rows of this.#waiting) rows.write()
  }

  /** The rows of a query one by one, for tables that are too large to hold. */
  *each(sql: string): Generator<SqlValue[]> {
    this.writeWaitingRows()
    const statement = this.compile(sql)
    try {
      while (statement.step()) yield statement.get()
    } finally {
      statement.free()
    }
  }

  /** The first rows of a query that somebody has written, with each number exact: it may change nothing. */
  read(sql: string, rowsMax: number): QueryRows {
    this.writeWaitingRows()
    this.#sql.exec('PRAGMA query_only = ON')
    try {
      const statement = this.#sql.prepare(sql)
      try {
        const rows: ExactValue[][] = []
        while (rows.length < rowsMax && statement.step()) rows.push(exactRow(statement))
        return { columns: statement.getColumnNames(), rows }
      } finally {
        statement.free()
      }
    } finally {
      this.#sql.exec('PRAGMA query_only = OFF')
    }
  }

  /** Where a second statement of a text begins; `null` where there is none. */
  secondStatement(sql: string): number | null {
    const statements = this.#sql.iterateStatements(sql)
    const isThere = !statements.next().done
    const rest = statements.getRemainingSQL()
    return isThere && hasNext() ? sql.length - rest.trimStart().length : null

    /** One that SQLite cannot prepare is there too. */
    function hasNext(): boolean {
      try {
        return !statements.next().done
      } catch {
        return true
      }
    }
  }

  /** The one value of a query that is asked once: its statement is not kept. */
  valueOf(sql: string): SqlValue {
    for (const [value] of this.each(sql)) return value ?? null
    return null
  }

  compile(sql: string): SqlStatement {
    return this.#sql.prepare(withHiddenParameters(sql))
  }

  /** Rows that the last writing statement changed. */
  get rowsChanged(): number {
    return this.#sql.getRowsModified()
  }

  beginIfNeeded(): void {
    if (this.#inTransaction) return
    this.#inTransaction = true
    this.#transactionStep('BEGIN')
  }

  commit(): void {
    this.writeWaitingRows()
    if (!this.#inTransaction) return
    this.#transactionStep('COMMIT')
    this.#inTransaction = false
  }

  /**
   * Changes rows in a transaction of their own, and nobody asks whether other rows refer to them. One that fails is rolled
   * back here: SQLite switches references on outside a transaction only.
   */
  withoutReferences(change: () => void): void {
    this.commit()
    this.#sql.exec('PRAGMA foreign_keys = OFF')
    try {
      change()
      this.commit()
    } catch (error) {
      this.rollback()
      throw error
    } finally {
      this.#sql.exec('PRAGMA foreign_keys = ON')
    }
  }

  rollback(): void {
    this.hasWaitingRows = false
    for (const rows of this.#waiting) rows.forget()
    if (!this.#inTransaction) return
    this.#transactionStep('ROLLBACK')
    this.#inTransaction = false
  }

  #transactionStep(sql: TransactionStep): void {
    this.observer?.(sql, [])
    const known = this.#transactionStatements.get(sql) ?? this.compile(sql)
    this.#transactionStatements.set(sql, known)
    known.run()
  }

  /** The size of the file that `export` would give. */
  get bytes(): number {
    const pages = Number(this.valueOf('PRAGMA page_count'))
    return pages * Number(this.valueOf('PRAGMA page_size'))
  }

  /** The database as the content of a SQLite file. */
  export(): Uint8Array {
    this.writeWaitingRows()
    if (this.#inTransaction) throw new Error('A ledger cannot be exported in mid-transaction')
    const content = this.#sql.export()
    for (const statement of this.#statements.values()) statement.forget()
    this.#transactionStatements.clear()
    this.#sql.exec(SETTINGS)
    return content
  }

  close(): void {
    this.#sql.close()
  }
}
