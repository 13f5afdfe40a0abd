/** A copy of a ledger that answers any single SELECT. */
import type { SqlJsStatic } from 'sql.js'
import { errorText } from '../src/core/error-text'
import { Database } from '../src/ledger/database'
import { queryTextProblem } from '../src/ledger/query-problem'
import type { QueryAnswer, QueryWorker } from './query-contract'

export class LedgerCopy implements QueryWorker {
  readonly #engine: Promise<SqlJsStatic>
  #database: Database | null = null

  constructor(engine: Promise<SqlJsStatic>) {
    this.#engine = engine
  }

  async open(ledger: Uint8Array): Promise<void> {
    const opened = new Database(await this.#engine, null, ledger)
    this.#database?.close()
    this.#database = opened
  }

  ask(sql: string, rowsMax: number): Promise<QueryAnswer> {
    return Promise.resolve(this.#answer(sql, rowsMax))
  }

  #answer(sql: string, rowsMax: number): QueryAnswer {
    const database = this.#database
    if (!database) throw new Error('No ledger has been opened')
    const problem = queryTextProblem(database, sql)
    if (problem !== null) return { ok: false, problem }
    const begun = performance.now()
    try {
      const { columns, rows } = database.read(sql, rowsMax + 1)
      const isCut = rows.length > rowsMax
      const milliseconds = performance.now() - begun
      return {
        ok: true,
        result: { columns, rows: rows.slice(0, rowsMax), isCut, milliseconds },
      }
    } catch (error) {
      return { ok: false, problem: errorText(error) }
    }
  }
}
