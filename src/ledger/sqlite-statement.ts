/**
 * One statement of SQLite, used by the functions that sql.js exports; the library makes it and frees it. Its own `bind` and
 * `get` are slower: they clear all parameters before each use, and make room for 17 values in each row.
 */
import type { Database as SqlDatabase, SqlJsStatic, SqlValue, Statement } from 'sql.js'

/** What the library exports beside its classes; its types leave that out. Statements and texts are addresses in memory. */
interface Exported {
  _sqlite3_bind_blob(
    statement: number,
    place: number,
    blob: number,
    bytes: number,
    free: number,
  ): number
  _sqlite3_bind_double(statement: number, place: number, value: number): number
  _sqlite3_bind_int(statement: number, place: number, value: number): number
  _sqlite3_bind_text(
    statement: number,
    place: number,
    text: number,
    bytes: number,
    free: number,
  ): number
  _sqlite3_column_bytes(statement: number, column: number): number
  _sqlite3_column_double(statement: number, column: number): number
  _sqlite3_column_text(statement: number, column: number): number
  _sqlite3_column_type(statement: number, column: number): number
  _sqlite3_data_count(statement: number): number
  _sqlite3_reset(statement: number): number
  _sqlite3_sql(statement: number): number
  _sqlite3_step(statement: number): number
  _free(text: number): void
  UTF8ToString(text: number, bytesMax?: number, withZeros?: boolean): string
  lengthBytesUTF8(text: string): number
  stringToNewUTF8(text: string): number
}

const OK = 0
const ROW = 100
const DONE = 101
const INTEGER = 1
const FLOAT = 2
const TEXT = 3
const NULL = 5
/** SQLite keeps a copy of the text that it is given. */
const COPIED = -1

export class SqliteStatement {
  readonly sql: string
  readonly #prepared: Statement
  readonly #database: SqlDatabase
  readonly #engine: Exported
  readonly #address: number

  constructor(engine: SqlJsStatic, database: SqlDatabase, sql: string) {
    this.sql = sql
    this.#engine = engine as unknown as Exported
    this.#database = database
    this.#prepared = database.prepare(sql)
    this.#address = this.#addressOf(this.#prepared)
  }

  /** The library has it in a field whose name differs from build to build, so the text that is found there is compared. */
  #addressOf(prepared: Statement): number {
    const engine = this.#engine
    const [address] = Object.values(prepared) as unknown[]
    const isFound =
      typeof address === 'number' && engine.UTF8ToString(engine._sqlite3_sql(address)) === this.sql
    if (!isFound) throw new Error('This version of sql.js keeps its statements in another place')
    return address
  }

  /** Every parameter has a value: what is not given here would be that of the last use. */
  bind(parameters: readonly SqlValue[]): void {
    // A step that failed has thrown already, and resetting only repeats its code.
    this.#engine._sqlite3_reset(this.#address)
    for (let index = 0; index < parameters.length; index += 1) {
      const code = this.#bindOne(index + 1, parameters[index]!)
      if (code !== OK) this.#fail(code)
    }
  }

  #bindOne(place: number, value: SqlValue): number {
    const engine = this.#engine
    const address = this.#address
    switch (typeof value) {
      case 'number':
        return value === (value | 0)
          ? engine._sqlite3_bind_int(address, place, value)
          : engine._sqlite3_bind_double(address, place, value)
      case 'string':
        return this.#bindText(place, value)
      default:
        if (value !== null) throw new TypeError('The ledger keeps no blobs')
        return engine._sqlite3_bind_blob(address, place, 0, 0, COPIED)
    }
  }

  #bindText(place: number, value: string): number {
    const engine = this.#engine
    const text = engine.stringToNewUTF8(value)
    const bytes = engine.lengthBytesUTF8(value)
    const code = engine._sqlite3_bind_text(this.#address, place, text, bytes, COPIED)
    engine._free(text)
    return code
  }

  /** Returns whether there is a row. */
  step(): boolean {
    const code = this.#engine._sqlite3_step(this.#address)
    if (code === ROW) return true
    if (code !== DONE) this.#fail(code)
    return false
  }

  run(parameters: readonly SqlValue[]): void {
    this.bind(parameters)
    this.step()
  }

  get(): SqlValue[] {
    const columns = this.#engine._sqlite3_data_count(this.#address)
    const row = new Array<SqlValue>(columns)
    for (let column = 0; column < columns; column += 1) row[column] = this.#valueIn(column)
    return row
  }

  #valueIn(column: number): SqlValue {
    const engine = this.#engine
    const address = this.#address
    switch (engine._sqlite3_column_type(address, column)) {
      case INTEGER:
      case FLOAT:
        return engine._sqlite3_column_double(address, column)
      case TEXT: {
        const text = engine._sqlite3_column_text(address, column)
        return engine.UTF8ToString(text, engine._sqlite3_column_bytes(address, column), true)
      }
      case NULL:
        return null
      default:
        throw new TypeError('The ledger keeps no blobs')
    }
  }

  reset(): void {
    this.#engine._sqlite3_reset(this.#address)
  }

  free(): void {
    this.#prepared.free()
  }

  /** Throws what SQLite says of its last error. The types of the library know of no code. */
  #fail(code: number): void {
    const { handleError } = this.#database as { handleError: (code: number) => void }
    handleError.call(this.#database, code)
  }
}
