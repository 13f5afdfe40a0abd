/**
 * The states of a payout (domain facts B):
 *
 *     creating ─► processing ─► completed ─► returned
 *         │           ├──────► failed, cancelled, reversed, returned
 *         │           └──────► unclaimed ─► completed, cancelled, reversed, returned
 *         └──► failed, cancelled
 *
 * The order of the list is part of the ledger.
 */

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
  creating: ['processing', 'failed', 'cancelled'],
  processing: ['unclaimed', 'completed', 'failed', 'cancelled', 'reversed', 'returned'],
  unclaimed: ['completed', 'cancelled', 'reversed', 'returned'],
  completed: ['returned'],
  failed: [],
  cancelled: [],
  reversed: [],
  returned: [],
}

export const canPayoutBecome = (from: PayoutState, to: PayoutState): boolean =>
  NEXT_STATES[from].includes(to)

/** States in which a payout has a claim on its balances. */
export const LIVE_PAYOUT_STATES = [
  'creating',
  'processing',
  'unclaimed',
  'completed',
] as const satisfies readonly PayoutState[]
