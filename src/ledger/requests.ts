/**
 * Requests to processors that move money and whose answer nobody has heard. A request that is sent
 * again has the same idempotency key. A row exists from the first try to the first answer, so the
 * rows are the requests with an unknown outcome. A new row waits until its steps are committed, or
 * until the table is read. Most requests are answered before that, so their rows are never written.
 */
import type { Instant } from '../core/calendar'
import { PAYOUT_STATES } from '../core/payout-state'
import type { Database, SqlValue } from './database'
import type { WaitingRows } from './waiting-rows'

/** What is asked for. The order is part of the ledger. */
export const MONEY_REQUEST_KINDS = ['transfer', 'transfer_reversal', 'payout'] as const
export type MoneyRequestKind = (typeof MONEY_REQUEST_KINDS)[number]

export interface UnansweredRequest {
  idempotencyKey: string
  payoutId: number
  kind: MoneyRequestKind
}

interface WaitingRequest extends UnansweredRequest {
  sentAt: Instant
  tries: number
}

const SELECT_REQUEST = 'SELECT idempotency_key, payout_id, kind FROM ledger_requests'

export class Requests implements WaitingRows {
  readonly table = 'ledger_requests'
  readonly #database: Database
  readonly #waiting = new Map<string, WaitingRequest>()
  /** Keys that have a row: it, and not another that waits, is changed when they are sent once more. */
  readonly #written = new Set<string>()
  #tries = 0

  constructor(database: Database) {
    this.#database = database
    database.addWaiting(this)
  }

  /** Numbers tries across all requests, for callers that give each try a key of its own. */
  nextTry(): number {
    return ++this.#tries
  }

  /** A request is sent, or sent again under its key. */
  sent({ idempotencyKey, payoutId, kind }: UnansweredRequest, at: Instant): void {
    if (this.#written.has(idempotencyKey)) {
      this.#database
        .statementOfWritten(
          'UPDATE ledger_requests SET tries = tries + 1 WHERE idempotency_key = ?',
        )
        .run([idempotencyKey])
      return
    }
    const waiting = this.#waiting.get(idempotencyKey)
    if (waiting) waiting.tries += 1
    else this.#waiting.set(idempotencyKey, { idempotencyKey, payoutId, kind, sentAt: at, tries: 1 })
    this.#database.hasWaitingRows = true
  }

  /** How often a request without an answer has been sent; 0 if it was answered or never sent. */
  tries(idempotencyKey: string): number {
    const waiting = this.#waiting.get(idempotencyKey)
    if (waiting) return waiting.tries
    const row = this.#database
      .statementOfWritten('SELECT tries FROM ledger_requests WHERE idempotency_key = ?')
      .row([idempotencyKey])
    return (row?.[0] as number | undefined) ?? 0
  }

  /** An answer has been heard. Returns whether it is the first one: any other is no news. */
  answered(idempotencyKey: string): boolean {
    if (this.#waiting.delete(idempotencyKey)) return true
    this.#written.delete(idempotencyKey)
    this.#database
      .statementOfWritten('DELETE FROM ledger_requests WHERE idempotency_key = ?')
      .run([idempotencyKey])
    return this.#database.rowsChanged === 1
  }

  /** Requests for a payout, or for parts of it. */
  ofPayout(payoutId: number): UnansweredRequest[] {
    return this.#database
      .statement(`${SELECT_REQUEST} WHERE payout_id = ? ORDER BY idempotency_key`)
      .rows([payoutId])
      .map(requestOf)
  }

  /** Requests for all payouts of a creator. */
  ofCreator(creatorId: number): UnansweredRequest[] {
    return this.#database
      .statement(
        `${SELECT_REQUEST} JOIN ledger_payouts USING (payout_id)
         WHERE creator_id = ? ORDER BY payout_id, idempotency_key`,
      )
      .rows([creatorId])
      .map(requestOf)
  }

  /** Requests first sent at or before an instant, of payouts that are neither being made nor processed any more. */
  ofSettledPayouts(sentUntil: Instant): UnansweredRequest[] {
    return this.#database
      .statement(
        `${SELECT_REQUEST} JOIN ledger_payouts USING (payout_id)
         WHERE sent_at <= ? AND state >= ${PAYOUT_STATES.indexOf('unclaimed')} ORDER BY payout_id, idempotency_key`,
      )
      .rows([sentUntil])
      .map(requestOf)
  }

  write(): void {
    const insert = this.#database.statement('INSERT INTO ledger_requests VALUES (?, ?, ?, ?, ?)')
    for (const { idempotencyKey, payoutId, kind, sentAt, tries } of this.#waiting.values()) {
      insert.run([idempotencyKey, payoutId, MONEY_REQUEST_KINDS.indexOf(kind), sentAt, tries])
      this.#written.add(idempotencyKey)
    }
    this.#waiting.clear()
  }

  forget(): void {
    this.#waiting.clear()
  }
}

const requestOf = ([idempotencyKey, payoutId, kind]: SqlValue[]): UnansweredRequest => ({
  idempotencyKey: idempotencyKey as string,
  payoutId: payoutId as number,
  kind: MONEY_REQUEST_KINDS[kind as number]!,
})
