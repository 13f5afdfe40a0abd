/**
 * How queries look for payouts that are `creating` or `processing`, which they do each day (payouts
 * that wait to be claimed at PayPal are not among them). The index has only these, since payouts
 * that have ended only accumulate. SQLite uses it only if a query says in exactly these words that
 * it looks for no others.
 */
import { PAYOUT_STATES } from '../core/payout-state'

export const IS_IN_PROGRESS_SQL = `state < ${PAYOUT_STATES.indexOf('unclaimed')}`
