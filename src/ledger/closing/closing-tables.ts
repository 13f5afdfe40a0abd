/**
 * The tables that a closing takes rows from: how the rows are selected, in which order they are
 * read, and how they are deleted.
 */
import type { ClosedTable } from './closed-schema'
import { balanceChangesSql, stateChangesSql } from '../histories-schema'
import { postingsSql, storedPostings } from '../journal-schema'

/** The keys of the rows that are selected, by what they are of (`closing-selection.ts`). */
const SELECTED_IN = {
  ledger_sales: ['sales', 'sale_id'],
  ledger_balances: ['balances', 'balance_id'],
  ledger_payouts: ['payouts', 'payout_id'],
  ledger_payout_balances: ['payouts', 'payout_id'],
  ledger_payout_parts: ['payouts', 'payout_id'],
  ledger_payout_notes: ['notes', 'note_id'],
  ledger_payout_changes: ['payout_changes', 'change_id'],
  ledger_balance_changes: ['balance_changes', 'change_id'],
  ledger_refused_changes: ['refusals', 'refusal_id'],
  ledger_single_postings: ['postings', 'posting_id'],
  ledger_sale_transfers: ['sale_transfers', 'posting_id'],
  ledger_completions: ['completions', 'posting_id'],
  books_payouts: ['payments', 'processor_payout_id'],
  books_transfers: ['transfers', 'processor_transfer_id'],
} as const
type SelectedTable = keyof typeof SELECTED_IN

const rowsOf = (table: SelectedTable): string => {
  const [selection, key] = SELECTED_IN[table]
  return `(SELECT t.* FROM closing_${selection} c CROSS JOIN ${table} t ON t.${key} = c.id)`
}

const PAYOUT_CHANGES = rowsOf('ledger_payout_changes')
const BALANCE_CHANGES = rowsOf('ledger_balance_changes')
export const CLOSING_BALANCE_CHANGES = balanceChangesSql(PAYOUT_CHANGES, BALANCE_CHANGES)

/** Queries in brackets, to be read as if they were the tables. */
export const CLOSING_POSTINGS = storedPostings(rowsOf)

export const CLOSING_ROWS: Readonly<Record<ClosedTable, string>> = {
  ledger_sales: rowsOf('ledger_sales'),
  ledger_balances: rowsOf('ledger_balances'),
  ledger_payouts: rowsOf('ledger_payouts'),
  ledger_payout_balances: rowsOf('ledger_payout_balances'),
  ledger_payout_parts: rowsOf('ledger_payout_parts'),
  ledger_payout_notes: rowsOf('ledger_payout_notes'),
  ledger_state_changes: `(${stateChangesSql(PAYOUT_CHANGES, BALANCE_CHANGES)})`,
  ledger_refused_changes: rowsOf('ledger_refused_changes'),
  ledger_postings: `(${postingsSql(CLOSING_POSTINGS)})`,
  books_payouts: rowsOf('books_payouts'),
  books_transfers: rowsOf('books_transfers'),
}

/** Their keys, as places of columns. */
export const CLOSING_ORDER: Readonly<Record<ClosedTable, string>> = {
  ledger_sales: '1',
  ledger_balances: '1',
  ledger_payouts: '1',
  ledger_payout_balances: '1, 2',
  ledger_payout_parts: '1, 2, 3',
  ledger_payout_notes: '1',
  ledger_state_changes: '1',
  ledger_refused_changes: '1',
  ledger_postings: '1',
  books_payouts: '1',
  books_transfers: '1',
}

export const DELETIONS: readonly string[] = Object.entries(SELECTED_IN).map(
  ([table, [selection, key]]) =>
    `DELETE FROM ${table} WHERE ${key} IN (SELECT id FROM closing_${selection})`,
)
