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

/** The states of a payout that failed, before its money arrived or after. */
export type UnpaidPayoutState = 'failed' | 'cancelled' | 'reversed' | 'returned'

/** States in which a payout has a claim on its balances. */
export const LIVE_PAYOUT_STATES = [
  'creating',
  'processing',
  'unclaimed',
  'completed',
] as const satisfies readonly PayoutState[]
