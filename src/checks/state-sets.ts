/**
 * Sets of states of payouts, listed a second time under the names that the service has for them: a check that went by the
 * service's list (`src/core/payout-state.ts`) would share its mistakes.
 */
import type { PayoutState } from '../core/payout-state'

export const CREATING_OR_PROCESSING: readonly PayoutState[] = ['creating', 'processing']
export const PAYOUT_STATES_IN_PROGRESS: readonly PayoutState[] = [
  'creating',
  'processing',
  'unclaimed',
]
export const LIVE_PAYOUT_STATES: readonly PayoutState[] = [
  'creating',
  'processing',
  'unclaimed',
  'completed',
]
export const SENT_PAYOUT_STATES: readonly PayoutState[] = ['processing', 'unclaimed']
export const COUNTED_PAYOUT_STATES: readonly PayoutState[] = [
  'processing',
  'unclaimed',
  'completed',
]
export const FAILED_PAYOUT_STATES: readonly PayoutState[] = ['failed', 'cancelled', 'reversed']
export const UNPAID_PAYOUT_STATES: readonly PayoutState[] = [
  'failed',
  'cancelled',
  'reversed',
  'returned',
]
