/**
 * How queries look for a creator's balances that are unpaid or in a payout, which they do again and
 * again. The index has only these, since paid balances only accumulate. SQLite uses it only if a
 * query says in exactly these words that it looks for no others.
 */
import { BALANCE_STATES } from '../core/balance-state'

export const IS_OPEN_SQL = `state < ${BALANCE_STATES.indexOf('paid')}`
export const IS_UNPAID_SQL = `state = ${BALANCE_STATES.indexOf('unpaid')} AND ${IS_OPEN_SQL}`
