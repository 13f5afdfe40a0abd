/**
 * Rows that are looked up by their ids, many in one statement: the end of a day looks at all that the day changed, and a
 * statement for each row costs SQLite about twice as much.
 */
import type { Database, SqlValue } from '../ledger/database'

const MANY = 64
const FEW = 8

export class RowsById<Id extends number | string> {
  readonly #database: Database
  readonly #many: string
  readonly #few: string

  /** `sqlOf`: the statement for a list of ids; the first column of its rows is the id. */
  constructor(database: Database, sqlOf: (ids: string) => string) {
    this.#database = database
    this.#many = sqlOf(Array(MANY).fill('?').join(', '))
    this.#few = sqlOf(Array(FEW).fill('?').join(', '))
  }

  /** The rows that there are, as they are now. */
  of(ids: readonly Id[]): Map<Id, SqlValue[]> {
    const rows = new Map<Id, SqlValue[]>()
    for (let begin = 0; begin < ids.length; begin += MANY) {
      const last = Math.min(begin + MANY, ids.length) - 1
      const isFew = last - begin < FEW
      // What is left over is filled with the last id: twice in the list it is found once.
      const asked = Array.from({ length: isFew ? FEW : MANY }, (_, place) =>
        place + begin < last ? ids[place + begin]! : ids[last]!,
      )
      this.#database.statement(isFew ? this.#few : this.#many).forEach(asked, (row) => {
        rows.set(row[0] as Id, row)
      })
    }
    return rows
  }
}

/** A list of any length in pieces that can be looked up at once. */
export function* inPieces<Item>(items: Iterable<Item>): Generator<Item[]> {
  let piece: Item[] = []
  for (const item of items) {
    if (piece.push(item) < MANY) continue
    yield piece
    piece = []
  }
  if (piece.length > 0) yield piece
}
