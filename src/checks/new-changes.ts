/**
 * The changes of state after a mark, `?1`, as queries in brackets. Changes that are told by
 * one row are new together, so the tables are asked, which have an index.
 */
import { balanceChangesSql, stateChangesSql } from '../ledger/histories-schema'

const after = (table: string): string => `(SELECT * FROM ${table} WHERE change_id > ?1)`
const NEW_ROWS = [after('ledger_payout_changes'), after('ledger_balance_changes')] as const

/** Of payouts and of balances; in no order. */
export const NEW_CHANGES = `(${stateChangesSql(...NEW_ROWS)})`
/** Of balances alone. */
export const NEW_BALANCE_CHANGES = `(${balanceChangesSql(...NEW_ROWS)})`
