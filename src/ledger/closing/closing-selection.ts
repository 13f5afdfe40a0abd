/**
 * Selects the rows that can be closed: payouts that ended long enough ago and whose money is in the
 * same place by our books and by the processors', their balances, and all that belongs to those. A
 * payout leaves only together with every other one that has claimed a balance of it, and a balance
 * only with everything that has landed on it. The keys of the selected rows are in temporary
 * tables.
 */
import type { Instant } from '../../core/calendar'
import { PROCESSOR_PAYOUT_STATES, PROCESSOR_TRANSFER_STATES } from '../../core/vocabulary'
import { PAYMENT_KEY, TRANSFER_KEY } from '../books-schema'
import type { Database, SqlValue } from '../database'
import { keySurelySince } from '../rows-by-time'
import { COMPLETED, PAID, PAID_OUT, SALE } from '../stored-codes'

export interface ClosingOrder {
  closedAt: Instant
  /** Only what was settled before is closed. */
  settledBefore: Instant
  /** Creators whose rows are all kept. */
  keptCreators: readonly number[]
  /** Sales that may still be taken back, as a whole or in part. */
  heldSales: readonly number[]
}

const STILL_OPEN = (['pending', 'unclaimed'] as const)
  .map((state) => PROCESSOR_PAYOUT_STATES.indexOf(state))
  .join(', ')
const MADE = PROCESSOR_TRANSFER_STATES.indexOf('made')

/** An export drops them. */
const TEMPORARY_TABLES = [
  'payouts',
  'balances',
  'sales',
  'notes',
  'payout_changes',
  'balance_changes',
  'refusals',
  'postings',
  'sale_transfers',
  'completions',
]
  .map(
    (name) => `CREATE TEMP TABLE IF NOT EXISTS closing_${name} (id INTEGER PRIMARY KEY);
    DELETE FROM closing_${name};`,
  )
  .join('\n')
const TEMPORARY_BOOKS = ['payments', 'transfers']
  .map(
    (
      name,
    ) => `CREATE TEMP TABLE IF NOT EXISTS closing_${name} (id TEXT PRIMARY KEY, payout_id INTEGER) WITHOUT ROWID;
    DELETE FROM closing_${name};`,
  )
  .join('\n')

/** Rules look back to the last payout of a creator that completed: it stays, and so do all that were made after it. */
const ENDED = `
INSERT INTO closing_payouts SELECT p.payout_id FROM ledger_payouts p
WHERE p.payout_id < ?1 AND p.state >= ${COMPLETED} AND COALESCE(p.completed_at, p.created_at) < ?2
  AND p.creator_id NOT IN (SELECT value FROM json_each(?3))
  AND p.creator_id NOT IN (SELECT creator_id FROM ledger_pauses WHERE ended_at IS NULL)
  AND p.payout_id NOT IN (SELECT payout_id FROM ledger_requests)
  AND EXISTS (SELECT 1 FROM ledger_payouts n INDEXED BY payouts_of_creator
    WHERE n.creator_id = p.creator_id AND n.payout_id > p.payout_id AND n.state = ${COMPLETED})`

const BOOKED = ['payments', 'transfers'].map((name) => {
  const [table, key] =
    name === 'payments'
      ? ['books_payouts', 'processor_payout_id']
      : ['books_transfers', 'processor_transfer_id']
  return `INSERT INTO closing_${name} SELECT ${key}, payout_id FROM ${table}
    WHERE payout_id IN (SELECT id FROM closing_payouts)`
})

/** What the processors paid is what we have as paid, we know of each payment, and no transfer is left over. */
const NOT_AGREED = `
DELETE FROM closing_payouts WHERE id IN (
  SELECT p.payout_id FROM closing_payouts c CROSS JOIN ledger_payouts p ON p.payout_id = c.id
    LEFT JOIN (
      SELECT b.payout_id, SUM(iif(b.state = ${PAID_OUT}, b.amount_cents, 0)) AS paid_cents,
        MAX(b.state IN (${STILL_OPEN})) AS is_open,
        MAX(b.processor_payout_id IS NOT q.processor_payout_id AND NOT EXISTS (
          SELECT 1 FROM ledger_payout_parts t
          WHERE t.payout_id = b.payout_id AND t.processor_payout_id = b.processor_payout_id)) AS is_unheard
      FROM closing_payments m CROSS JOIN books_payouts b ON b.processor_payout_id = m.id
        CROSS JOIN ledger_payouts q ON q.payout_id = b.payout_id
      GROUP BY 1) paid ON paid.payout_id = p.payout_id
    LEFT JOIN (
      SELECT b.payout_id, SUM(iif(b.state = ${MADE}, b.amount_cents, 0)) AS moved_cents
      FROM closing_transfers m CROSS JOIN books_transfers b ON b.processor_transfer_id = m.id
      GROUP BY 1) moved ON moved.payout_id = p.payout_id
  WHERE COALESCE(is_open, 0) OR COALESCE(is_unheard, 0)
    OR COALESCE(paid_cents, 0) <> iif(p.state = ${COMPLETED}, p.net_cents, 0)
    OR COALESCE(moved_cents, 0) <> iif(p.state = ${COMPLETED}, p.transfer_cents, 0))`

const CLAIMED = `
INSERT INTO closing_balances
SELECT DISTINCT balance_id FROM closing_payouts CROSS JOIN ledger_payout_balances ON payout_id = id`

/** A balance that two payouts have paid stays with both: what was paid twice is counted from their rows. */
const NOT_SETTLED = `
DELETE FROM closing_balances WHERE id IN (
  SELECT balance_id FROM closing_balances CROSS JOIN ledger_balances ON balance_id = id WHERE state <> ${PAID})
  OR id IN (SELECT balance_id FROM ledger_sales WHERE sale_id IN (SELECT value FROM json_each(?)))
  OR (SELECT COUNT(*) FROM ledger_payout_balances JOIN ledger_payouts USING (payout_id)
    WHERE balance_id = id AND state = ${COMPLETED}) > 1`

const WITH_ANOTHER_PAYOUT = `
DELETE FROM closing_balances WHERE EXISTS (
  SELECT 1 FROM ledger_payout_balances INDEXED BY payouts_of_balance
  WHERE balance_id = id AND payout_id NOT IN (SELECT id FROM closing_payouts))`

const WITH_ANOTHER_BALANCE = `
DELETE FROM closing_payouts WHERE EXISTS (
  SELECT 1 FROM ledger_payout_balances
  WHERE payout_id = id AND balance_id NOT IN (SELECT id FROM closing_balances))`

const OF_CLOSED = `payout_id IN (SELECT id FROM closing_payouts)`

/** Each with the last row that can be meant. A posting of a sale and a payout goes with both; one of neither stays. */
const FOLLOWING = {
  sales: `SELECT sale_id FROM ledger_sales
    WHERE sale_id < ?1 AND balance_id IN (SELECT id FROM closing_balances)`,
  payout_changes: `SELECT change_id FROM ledger_payout_changes WHERE change_id < ?1 AND ${OF_CLOSED}`,
  balance_changes: `SELECT change_id FROM ledger_balance_changes WHERE change_id < ?1 AND ${OF_CLOSED}`,
  postings: `SELECT posting_id FROM ledger_single_postings WHERE posting_id < ?1
    AND (sale_id IS NOT NULL OR payout_id IS NOT NULL)
    AND (sale_id IS NULL OR sale_id IN (SELECT id FROM closing_sales))
    AND (payout_id IS NULL OR ${OF_CLOSED})`,
  sale_transfers: `SELECT posting_id FROM ledger_sale_transfers
    WHERE posting_id < ?1 AND sale_id IN (SELECT id FROM closing_sales)`,
  completions: `SELECT posting_id FROM ledger_completions WHERE posting_id < ?1 AND ${OF_CLOSED}`,
} as const

const REFUSALS = `INSERT INTO closing_refusals SELECT refusal_id FROM ledger_refused_changes WHERE ${OF_CLOSED}`

/** Notes are settled when they are written. */
const NOTES = `
INSERT INTO closing_notes SELECT note_id FROM ledger_payout_notes
WHERE note_id < ?1 AND created_at < ?2 AND creator_id NOT IN (SELECT value FROM json_each(?3))`

export class ClosingSelection {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  select({ settledBefore, keptCreators, heldSales }: ClosingOrder): void {
    const kept = JSON.stringify(keptCreators)
    this.#database.script(TEMPORARY_TABLES + TEMPORARY_BOOKS)
    const lastPayoutId = this.#firstAfter(
      'ledger_payouts',
      'payout_id',
      'created_at',
      settledBefore,
    )
    this.#run(ENDED, [lastPayoutId, settledBefore, kept])
    for (const sql of BOOKED) this.#run(sql, [])
    this.#run(NOT_AGREED, [])
    this.#run(CLAIMED, [])
    this.#run(NOT_SETTLED, [JSON.stringify(heldSales)])
    do this.#run(WITH_ANOTHER_PAYOUT, [])
    while (this.#run(WITH_ANOTHER_BALANCE, []) > 0)
    // A payout that stays may have left balances behind that it shares with nobody.
    this.#run(WITH_ANOTHER_PAYOUT, [])
    for (const name of ['payments', 'transfers']) {
      this.#run(
        `DELETE FROM closing_${name} WHERE payout_id NOT IN (SELECT id FROM closing_payouts)`,
        [],
      )
    }
    this.#follow('sales', 'sale_id', 'ledger_sales', settledBefore)
    this.#follow('payout_changes', 'change_id', 'ledger_payout_changes', settledBefore)
    this.#follow('balance_changes', 'change_id', 'ledger_balance_changes', settledBefore)
    this.#follow('postings', 'posting_id', 'ledger_single_postings', settledBefore)
    this.#follow('sale_transfers', 'posting_id', 'ledger_sale_transfers', settledBefore)
    this.#follow('completions', 'posting_id', 'ledger_completions', settledBefore)
    this.#run(REFUSALS, [])
    const lastNoteId = this.#firstAfter(
      'ledger_payout_notes',
      'note_id',
      'created_at',
      settledBefore,
    )
    this.#run(NOTES, [lastNoteId, settledBefore, kept])
  }

  get payoutIds(): number[] {
    return this.#column<number>('SELECT id FROM closing_payouts')
  }

  get completedIds(): number[] {
    return this.#column<number>(
      `SELECT id FROM closing_payouts CROSS JOIN ledger_payouts ON payout_id = id WHERE state = ${COMPLETED}`,
    )
  }

  get balanceIds(): number[] {
    return this.#column<number>('SELECT id FROM closing_balances')
  }

  get saleIds(): number[] {
    return this.#column<number>(
      `SELECT id FROM closing_sales CROSS JOIN ledger_sales ON sale_id = id WHERE kind = ${SALE}`,
    )
  }

  get noteIds(): number[] {
    return this.#column<number>('SELECT id FROM closing_notes')
  }

  get idempotencyKeys(): string[] {
    return this.#column<string>(
      `SELECT ${PAYMENT_KEY} FROM books_payouts WHERE processor_payout_id IN (SELECT id FROM closing_payments)
       UNION ALL
       SELECT ${TRANSFER_KEY} FROM books_transfers WHERE processor_transfer_id IN (SELECT id FROM closing_transfers)`,
    )
  }

  #column<Value extends SqlValue>(sql: string): Value[] {
    return this.#database
      .statement(sql)
      .rows([])
      .map(([value]) => value as Value)
  }

  #follow(name: keyof typeof FOLLOWING, key: string, table: string, before: Instant): void {
    const last = this.#firstAfter(table, key, 'occurred_at', before)
    this.#run(`INSERT INTO closing_${name} ${FOLLOWING[name]}`, [last])
  }

  /** Returns how many rows it changed. */
  #run(sql: string, parameters: SqlValue[]): number {
    this.#database.statement(sql).run(parameters)
    return this.#database.rowsChanged
  }

  #firstAfter(table: string, key: string, instant: string, at: Instant): number {
    return keySurelySince(this.#database, { table, key, instant }, at)
  }
}
