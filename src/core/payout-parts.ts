/**
 * A payout that goes out in parts, since PayPal limits the amount of one item. Decides what becomes
 * of the payout from the outcomes of its parts (quirk G16).
 */
import type { Cents } from './money'

/** Words of a part: the order is part of the ledger. `waiting` has not been asked for, `sent` has no outcome yet. */
export const PART_STATES = [
  'waiting',
  'sent',
  'unclaimed',
  'completed',
  'failed',
  'cancelled',
  'returned',
] as const
export type PartState = (typeof PART_STATES)[number]

/** An amount in parts: full ones, and the rest. */
export function partsOf(amountCents: Cents, partCents: Cents): Cents[] {
  const parts: Cents[] = []
  for (let left = amountCents; left > 0; left -= partCents) parts.push(Math.min(left, partCents))
  return parts
}

export const hasEnded = (state: PartState): boolean =>
  state === 'completed' || state === 'failed' || state === 'cancelled' || state === 'returned'

/** The outcome that all parts share; `null` where they differ: such a payout stays as it is. */
export function sharedOutcome(states: readonly PartState[]): PartState | null {
  const [first] = states
  return first !== undefined && states.every((state) => state === first) ? first : null
}

/**
 * Whether every part has ended and they differ, so that there will be no more news of the payout.
 */
export const isMixedForGood = (states: readonly PartState[]): boolean =>
  states.every(hasEnded) && sharedOutcome(states) === null
