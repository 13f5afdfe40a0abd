/**
 * Closes days: settled rows leave the ledger, so that it grows only with what is not settled and
 * with the days that are kept. Before the rows leave, they are hashed into a chain, in which each
 * closing follows the one before, handed to the listener that saves them, and added to exact sums.
 * A closing is one transaction.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Instant } from '../../core/calendar'
import { CLOSED_ROW_COUNTS, CLOSED_TABLES, type ClosedTable } from './closed-schema'
import { CLOSED_POSTINGS, CLOSED_SUMS } from './closed-sums'
import { CLOSING_ORDER, CLOSING_POSTINGS, CLOSING_ROWS, DELETIONS } from './closing-tables'
import { ClosingSelection, type ClosingOrder } from './closing-selection'
import { tellClosingRows, type ClosedRowsSink } from './closing-rows'
import type { Database, SqlValue } from '../database'
import { digestedColumns } from '../digest'
import type { Ledger } from '../ledger'
import { PostingSums } from './posting-sums'
import { postingsInOrder } from '../postings-in-order'

export type { ClosedRowsSink } from './closing-rows'
export type { ClosingOrder } from './closing-selection'

/** What one closing takes, by id. */
export interface Closing {
  payoutIds: readonly number[]
  /** Those of them that completed. */
  completedIds: readonly number[]
  balanceIds: readonly number[]
  /** Sales only, without refunds, chargebacks and credits. */
  saleIds: readonly number[]
  noteIds: readonly number[]
  /** Under which the processors were asked for what they made. */
  idempotencyKeys: readonly string[]
}

/** What all closings have taken. */
interface ClosedDetail {
  closings: number
  /** Everything that was settled before is closed, but for what is kept. */
  settledBefore: Instant
  rows: Record<ClosedTable, number>
  chain: string
}

const rowsSql = (table: ClosedTable): string =>
  `SELECT ${digestedColumns(table)} FROM ${CLOSING_ROWS[table]} ORDER BY ${CLOSING_ORDER[table]}`
const storedPostingsSql = (rows: string): string => `SELECT * FROM ${rows} ORDER BY 1`

const ROWS_PER_BLOCK = 2_000
const COUNTED = CLOSED_TABLES.map((table) => CLOSED_ROW_COUNTS[table])

export class ClosedDays {
  readonly #ledger: Ledger
  readonly #database: Database
  readonly #selection: ClosingSelection
  #closings = 0
  #chain = ''

  constructor(ledger: Ledger) {
    this.#ledger = ledger
    this.#database = ledger.database
    this.#selection = new ClosingSelection(ledger.database)
  }

  get any(): boolean {
    return this.#closings > 0
  }

  /** `null` where nothing has been closed. */
  get detail(): ClosedDetail | null {
    if (!this.any) return null
    const sums = COUNTED.map((name) => `SUM(${name})`).join(', ')
    const [settledBefore, ...counts] = this.#database
      .statement(`SELECT MAX(settled_before), ${sums} FROM ledger_closed_days`)
      .row([]) as number[]
    return {
      closings: this.#closings,
      settledBefore: settledBefore!,
      rows: Object.fromEntries(
        CLOSED_TABLES.map((table, index) => [table, counts[index]!]),
      ) as ClosedDetail['rows'],
      chain: this.#chain,
    }
  }

  /** Selects what can be closed; nothing is changed but temporary tables. */
  select(order: ClosingOrder): Closing {
    this.#selection.select(order)
    return {
      payoutIds: this.#selection.payoutIds,
      completedIds: this.#selection.completedIds,
      balanceIds: this.#selection.balanceIds,
      saleIds: this.#selection.saleIds,
      noteIds: this.#selection.noteIds,
      idempotencyKeys: this.#selection.idempotencyKeys,
    }
  }

  /**
   * Closes what was selected, in the rows and in what is remembered of them. What stays may refer to what goes, a refund to
   * its sale, say: so rows are not asked who refers to them, which would take a look at every posting for each.
   * `settlementSeconds`: from a sale until its money has settled.
   */
  close(
    order: ClosingOrder,
    { payoutIds, noteIds }: Closing,
    settlementSeconds: number,
    sink: ClosedRowsSink | null,
  ): void {
    this.#ledger.commit()
    this.#database.withoutReferences(() => this.#close(order, settlementSeconds, sink))
    this.#ledger.parts.forget(payoutIds)
    this.#ledger.notes.forget(noteIds)
  }

  #close(
    { closedAt, settledBefore }: ClosingOrder,
    settlementSeconds: number,
    sink: ClosedRowsSink | null,
  ): void {
    const hash = sha256.create().update(utf8ToBytes(this.#chain))
    const postingSums = new PostingSums()
    const counts = CLOSED_TABLES.map((table) =>
      this.#read(table, hash, table === 'ledger_postings' ? postingSums : null),
    )
    if (sink) tellClosingRows(this.#database, closedAt, sink)
    this.#database.statement(CLOSED_POSTINGS).run([JSON.stringify(postingSums)])
    for (const { sql, asksSettlement } of CLOSED_SUMS) {
      this.#database.statement(sql).run(asksSettlement ? [settlementSeconds] : [])
    }
    for (const sql of DELETIONS) this.#database.statement(sql).run([])
    this.#chain = bytesToHex(hash.digest())
    this.#closings += 1
    this.#database
      .statement(
        `INSERT INTO ledger_closed_days VALUES (?, ?, ?, ${COUNTED.map(() => '?').join(', ')}, ?)`,
      )
      .run([this.#closings, closedAt, settledBefore, ...counts, this.#chain])
  }

  /** Returns how many rows there are. They are added to the sums, if there are any to add to. */
  #read(
    table: ClosedTable,
    hash: ReturnType<typeof sha256.create>,
    sums: PostingSums | null,
  ): number {
    let block = `${table}\n`
    let rows = 0
    for (const row of this.#rowsOf(table)) {
      block += `${JSON.stringify(row)}\n`
      sums?.add(row)
      rows += 1
      if (rows % ROWS_PER_BLOCK > 0) continue
      hash.update(utf8ToBytes(block))
      block = ''
    }
    hash.update(utf8ToBytes(block))
    return rows
  }

  /** In order; only those of a day or so are closed at once. */
  #rowsOf(table: ClosedTable): Iterable<readonly SqlValue[]> {
    const rows = (sql: string): SqlValue[][] => this.#database.statement(sql).rows([])
    if (table !== 'ledger_postings') return rows(rowsSql(table))
    const { singles, sales, completions } = CLOSING_POSTINGS
    return postingsInOrder({
      singles: rows(storedPostingsSql(singles)),
      sales: rows(storedPostingsSql(sales)),
      completions: rows(storedPostingsSql(completions)),
    })
  }
}
