/**
 * Refunds that a processor was asked for and whose answer nobody has heard. A row exists from
 * before the call to the first answer, so the rows are the refunds with an unknown outcome. Nothing
 * is booked of a refund before its answer.
 */
import type { Day, Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import type { Database } from './database'

export interface OpenRefund {
  refundId: number
  saleId: number
  creatorId: number
  soldOn: Day
  amountCents: Cents
}

export class OpenRefunds {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** Kept once, however often it is asked for. */
  asked({ refundId, saleId, creatorId, soldOn, amountCents }: OpenRefund, at: Instant): void {
    // Its sale may be a row that still waits.
    this.#database.writeWaitingRows()
    this.#database
      .statement('INSERT INTO ledger_open_refunds VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING')
      .run([refundId, saleId, creatorId, soldOn, amountCents, at])
  }

  /** An answer has been heard. Returns whether it is the first one: any other is no news. */
  answered(refundId: number): boolean {
    this.#database.statement('DELETE FROM ledger_open_refunds WHERE refund_id = ?').run([refundId])
    return this.#database.rowsChanged === 1
  }

  isOpen(refundId: number): boolean {
    return this.#has('refund_id', refundId)
  }

  isOpenOfSale(saleId: number): boolean {
    return this.#has('sale_id', saleId)
  }

  /** Sales with an open refund. */
  saleIds(): number[] {
    return this.#database
      .statement('SELECT sale_id FROM ledger_open_refunds')
      .rows([])
      .map(([saleId]) => saleId as number)
  }

  /** Those that were asked for at or before an instant. */
  askedUntil(at: Instant): OpenRefund[] {
    return this.#database
      .statement(
        `SELECT refund_id, sale_id, creator_id, sold_day, amount_cents FROM ledger_open_refunds
         WHERE asked_at <= ? ORDER BY refund_id`,
      )
      .rows([at])
      .map((row) => {
        const [refundId, saleId, creatorId, soldOn, amountCents] = row as number[]
        return {
          refundId: refundId!,
          saleId: saleId!,
          creatorId: creatorId!,
          soldOn: soldOn!,
          amountCents: amountCents!,
        }
      })
  }

  #has(column: 'refund_id' | 'sale_id', id: number): boolean {
    const row = this.#database
      .statement(`SELECT 1 FROM ledger_open_refunds WHERE ${column} = ?`)
      .row([id])
    return row !== undefined
  }
}
