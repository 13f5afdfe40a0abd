/**
 * The rows of a closing as the readable views have them, for a listener that saves them before they
 * leave.
 */
import type { Instant } from '../../core/calendar'
import { CLOSING_BALANCE_CHANGES, CLOSING_ROWS } from './closing-tables'
import type { Database, SqlValue } from '../database'
import { readableBalanceChangesSql } from '../histories-schema'
import { entriesSql } from '../journal-schema'

/**
 * Is called for each view that loses rows to a closing; what it returns receives those rows in the
 * order of their keys.
 */
export type ClosedRowsSink = (
  view: string,
  columns: readonly string[],
  closedAt: Instant,
) => (row: readonly SqlValue[]) => void

/** Each view with its key and where that is selected. */
const VIEWS = [
  ['sales', 'sale_id', 'sales'],
  ['balances', 'balance_id', 'balances'],
  ['payouts', 'payout_id', 'payouts'],
  ['payout_balances', 'payout_id', 'payouts'],
  ['payout_parts', 'payout_id', 'payouts'],
  ['payout_notes', 'note_id', 'notes'],
  ['payout_state_changes', 'change_id', 'payout_changes'],
  ['refused_state_changes', 'refusal_id', 'refusals'],
  ['processor_payouts', 'processor_payout_id', 'payments'],
  ['processor_transfers', 'processor_transfer_id', 'transfers'],
] as const

/** These views have no key that an index leads to. */
const BALANCE_CHANGES = `${readableBalanceChangesSql(CLOSING_BALANCE_CHANGES)} ORDER BY 1`
const ENTRIES = `${entriesSql(CLOSING_ROWS.ledger_postings)} ORDER BY 1`

export function tellClosingRows(database: Database, closedAt: Instant, sink: ClosedRowsSink): void {
  const tell = (view: string, sql: string): void => {
    database.statement(sql).forEach([], sink(view, columnsOf(database, view), closedAt))
  }
  for (const [view, key, selection] of VIEWS) {
    tell(
      view,
      `SELECT * FROM ${view} WHERE ${key} IN (SELECT id FROM closing_${selection}) ORDER BY ${key}`,
    )
  }
  tell('balance_state_changes', BALANCE_CHANGES)
  tell('entries', ENTRIES)
}

const columnsOf = (database: Database, view: string): string[] =>
  database
    .statement('SELECT name FROM pragma_table_info(?) ORDER BY cid')
    .rows([view])
    .map(([name]) => name as string)
