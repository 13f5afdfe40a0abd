/**
 * Balances that are unpaid or in a payout are looked for by their creators, again and again; those that are paid only pile up,
 * so that the index is of open ones. SQLite takes it only where a query says in these words that it looks for no other.
 */
import { BALANCE_STATES } from '../core/balance-state'

export const IS_OPEN_SQL = `state < ${BALANCE_STATES.indexOf('paid')}`
export const IS_UNPAID_SQL = `state = ${BALANCE_STATES.indexOf('unpaid')} AND ${IS_OPEN_SQL}`
