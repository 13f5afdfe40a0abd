/** Sets of states of payouts as SQLite is asked for them: by their places in the list, where each set is a stretch of it. */
import {
  COUNTED_PAYOUT_STATES,
  LIVE_PAYOUT_STATES,
  PAYOUT_STATES,
  type PayoutState,
} from '../core/payout-state'

const between = (states: readonly PayoutState[]): string =>
  `BETWEEN ${PAYOUT_STATES.indexOf(states[0]!)} AND ${PAYOUT_STATES.indexOf(states.at(-1)!)}`

/**
 * Payouts that are `creating` or `processing` are looked for each day (those that wait to be claimed at PayPal are not among
 * them). Payouts that have ended only pile up, so that the index is of these. SQLite takes it only where a query says in
 * these words that it looks for no other.
 */
export const IS_CREATING_OR_PROCESSING_SQL = `state < ${PAYOUT_STATES.indexOf('unclaimed')}`
export const LIVE_STATES_SQL = between(LIVE_PAYOUT_STATES)
export const COUNTED_STATES_SQL = between(COUNTED_PAYOUT_STATES)
