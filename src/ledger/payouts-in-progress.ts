/**
 * Payouts that are `creating` or `processing` are looked for each day (those that wait to be claimed at PayPal are not among
 * them). Payouts that have ended only pile up, so that the index is of those in progress. SQLite takes it only where a query
 * says in these words that it looks for no other.
 */
import { PAYOUT_STATES } from '../core/payout-state'

export const IS_IN_PROGRESS_SQL = `state < ${PAYOUT_STATES.indexOf('unclaimed')}`
