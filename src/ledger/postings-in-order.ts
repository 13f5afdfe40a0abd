/**
 * The postings of the journal in their order, each with the columns of `ledger_postings`. The
 * postings that one row says follow each other, so it is enough to merge the rows of the tables.
 * SQLite would sort the whole view.
 */
import type { SqlValue } from './database'
import type { StoredPostings } from './journal-schema'
import { TRANSFER_REASONS } from './postings'

/** In the order of the schema; columns that a reader has added come last. */
type Row = readonly SqlValue[]

const SALE = TRANSFER_REASONS.indexOf('sale')
const COMPLETED = TRANSFER_REASONS.indexOf('payout_completed')

/** Of the rows of the tables, each in the order of their ids. */
export function* postingsInOrder(stored: StoredPostings<Iterable<Row>>): Generator<Row, void> {
  const tables = [
    new Table(stored.singles, (row) => [row]),
    new Table(stored.sales, postingsOfSale),
    new Table(stored.completions, postingsOfCompletion),
  ]
  for (;;) {
    const first = tables.reduce((one, other) => (other.nextId < one.nextId ? other : one))
    if (first.nextId === Infinity) return
    yield* first.take()
  }
}

class Table {
  readonly #rows: Iterator<Row>
  readonly #postingsOf: (row: Row) => Row[]
  #next: Row | null = null
  /** Of the first posting that has not been taken. */
  nextId = Infinity

  constructor(rows: Iterable<Row>, postingsOf: (row: Row) => Row[]) {
    this.#rows = rows[Symbol.iterator]()
    this.#postingsOf = postingsOf
    this.#goOn()
  }

  take(): Row[] {
    const row = this.#next!
    this.#goOn()
    return this.#postingsOf(row)
  }

  #goOn(): void {
    const next = this.#rows.next()
    this.#next = next.done ? null : next.value
    this.nextId = this.#next ? (this.#next[0] as number) : Infinity
  }
}

function postingsOfSale(row: Row): Row[] {
  const [id, transfer, at, sale, funds, creator, platform, processing, fees] = row as number[]
  const [netCents, platformFeeCents, processingFeeCents] = row.slice(9, 12)
  const posting = (before: number, debit: number, credit: number, cents: SqlValue): Row => [
    ...[id! + before, transfer!, at!, SALE, debit, credit, cents, sale!, null],
    ...row.slice(12),
  ]
  return [
    posting(0, funds!, creator!, netCents!),
    posting(1, platform!, fees!, platformFeeCents!),
    posting(2, processing!, fees!, processingFeeCents!),
  ]
}

function postingsOfCompletion(row: Row): Row[] {
  const [id, transfer, at, payout, claimed, funds, fee] = row as number[]
  const [collecting, net, feeCents] = row.slice(7, 10)
  const posting = (before: number, debit: number, credit: number, cents: SqlValue): Row => [
    ...[id! + before, transfer!, at!, COMPLETED, debit, credit, cents, null, payout!],
    ...row.slice(10),
  ]
  const postings = [posting(0, claimed!, funds!, net!), posting(1, claimed!, fee!, feeCents!)]
  if (collecting !== null) postings.push(posting(2, collecting as number, funds!, feeCents!))
  return postings
}
