/**
 * What the page and the worker that answers the reader's own queries say to each other. The worker has a copy of the
 * ledger, so that no query changes a run or holds it up; to stop a query, end the worker.
 */
import type { ExactValue } from '../src/ledger/database'

export type { ExactValue } from '../src/ledger/database'

export interface QueryResult {
  columns: readonly string[]
  rows: readonly (readonly ExactValue[])[]
  /** There are more rows than were asked for. */
  isCut: boolean
  milliseconds: number
}

/** `problem`: where and what SQLite does not accept, in one line. */
export type QueryAnswer = { ok: true; result: QueryResult } | { ok: false; problem: string }

export interface QueryWorker {
  /** `ledger`: the content of a SQLite file. It takes the place of the one before. */
  open(ledger: Uint8Array): Promise<void>
  /** The first rows of one SELECT. */
  ask(sql: string, rowsMax: number): Promise<QueryAnswer>
}
