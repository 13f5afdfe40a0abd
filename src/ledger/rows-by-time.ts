/**
 * Rows are written in the order of their keys and, but for clocks that are off, of their instants. So the rows of some
 * days are found by halving, without an index of instants.
 */
import { SECONDS_IN_DAY, type Instant } from '../core/calendar'
import type { Database } from './database'
import type { Statement } from './prepared-statement'

/** The clock of a worker may be off by so much, so that of two rows the later one may be twice that earlier by its instant. */
const OUT_OF_ORDER_SECONDS = 2 * SECONDS_IN_DAY

/** A table, with the columns of its key and of when its rows were written. */
export interface TimedTable {
  table: string
  key: string
  instant: string
}

/** No row from this key on has an instant before `at`. A row before it may have a later one. */
export const keySurelySince = (database: Database, timed: TimedTable, at: Instant): number =>
  halfWay(database, timed, at + OUT_OF_ORDER_SECONDS)

/** The first row that may have an instant of `at` or after: all before it have earlier ones. `null` where there is none. */
export function firstMaybeSince(database: Database, timed: TimedTable, at: Instant): number | null {
  const key = halfWay(database, timed, at - OUT_OF_ORDER_SECONDS)
  return (nextRow(database, timed).row([key])?.[0] ?? null) as number | null
}

const nextRow = (database: Database, { table, key, instant }: TimedTable): Statement =>
  database.statement(
    `SELECT ${key}, ${instant} FROM ${table} WHERE ${key} >= ? ORDER BY ${key} LIMIT 1`,
  )

/** Right after a row before the instant, and there is none before it up to the next row. */
function halfWay(database: Database, timed: TimedTable, at: Instant): number {
  const next = nextRow(database, timed)
  const { table, key } = timed
  const last = database.statement(`SELECT MAX(${key}) FROM ${table}`).row([])![0] as number | null
  let low = 0
  let high = (last ?? 0) + 1
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const row = next.row([middle]) as [number, Instant] | undefined
    if (row && row[1] < at) low = row[0] + 1
    else high = middle
  }
  return low
}
