/**
 * The states of a payout (quirk G14):
 *
 *     creating ─► processing ─► completed ─► returned (not PayPal)
 *         │           ├──────► failed, cancelled, reversed, returned
 *         │           └──────► unclaimed (PayPal only) ─► completed, cancelled, reversed, returned
 *         └──► failed
 *
 * The order of the list is part of the ledger.
 */
import type { ProcessorName } from './vocabulary'

export const PAYOUT_STATES = [
  'creating',
  'processing',
  'unclaimed',
  'completed',
  'failed',
  'cancelled',
  'reversed',
  'returned',
] as const
export type PayoutState = (typeof PAYOUT_STATES)[number]

const NEXT_STATES: Readonly<Record<PayoutState, readonly PayoutState[]>> = {
  creating: ['processing', 'failed'],
  processing: ['unclaimed', 'completed', 'failed', 'cancelled', 'reversed', 'returned'],
  unclaimed: ['completed', 'cancelled', 'reversed', 'returned'],
  completed: ['returned'],
  failed: [],
  cancelled: [],
  reversed: [],
  returned: [],
}

/** Only PayPal knows payouts that nobody has claimed, and what it has completed it does not bring back. */
export function canPayoutBecome(
  from: PayoutState,
  to: PayoutState,
  processor: ProcessorName,
): boolean {
  if (!NEXT_STATES[from].includes(to)) return false
  if (to === 'unclaimed') return processor === 'paypal'
  return !(from === 'completed' && processor === 'paypal')
}

/** Being made, or handed to a processor that has told nothing of it. */
export const CREATING_OR_PROCESSING: readonly PayoutState[] = ['creating', 'processing']

/** Created and not ended. */
export const PAYOUT_STATES_IN_PROGRESS: readonly PayoutState[] = [
  'creating',
  'processing',
  'unclaimed',
]

/** States in which a payout has a claim on its balances. */
export const LIVE_PAYOUT_STATES: readonly PayoutState[] = [
  'creating',
  'processing',
  'unclaimed',
  'completed',
]

/** Handed to a processor, and not ended. */
export const SENT_PAYOUT_STATES: readonly PayoutState[] = ['processing', 'unclaimed']

/** States in which a payout counts as one of its period. */
export const COUNTED_PAYOUT_STATES: readonly PayoutState[] = [
  'processing',
  'unclaimed',
  'completed',
]

/** The payout did not arrive. */
export const FAILED_PAYOUT_STATES: readonly PayoutState[] = ['failed', 'cancelled', 'reversed']

/** The payout has ended, and its creator does not have the money: it did not arrive, or came back. */
export const UNPAID_PAYOUT_STATES = [
  'failed',
  'cancelled',
  'reversed',
  'returned',
] as const satisfies readonly PayoutState[]
export type UnpaidPayoutState = (typeof UNPAID_PAYOUT_STATES)[number]

export const isUnpaidState = (state: PayoutState): state is UnpaidPayoutState =>
  UNPAID_PAYOUT_STATES.some((unpaid) => unpaid === state)
