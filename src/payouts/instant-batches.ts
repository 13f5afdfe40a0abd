/**
 * How instantly payable money is cut into payouts of at most the instant maximum, for a run and for a request alike; and
 * what is left out of it, and why.
 */
import type { SkipReasons } from '../core/eligibility'
import { batchBalances, sumOf, type DayBalance } from '../core/instant-payouts'
import type { Cents } from '../core/money'
import { smallestInstantPayout } from '../core/payout-minimum'
import { feeTermsOf } from './instant-fees'
import type { PayoutContext } from './ports'

export interface InstantBatches {
  batches: readonly (readonly DayBalance[])[]
  /** Why some of the money, or all of it, is in no batch; `null` where no balance is too large to be paid. */
  leftOut: SkipReasons | null
}

export interface BatchRequest {
  /** What all batches together must reach. */
  minimumCents: Cents
  /** A batch that is paid alone must be a payout by itself: what is too small for one waits for more. */
  each: 'paid alone' | 'paid with others'
}

export function instantBatches(
  context: PayoutContext,
  creatorId: number,
  balances: readonly DayBalance[],
  { minimumCents, each }: BatchRequest,
): InstantBatches {
  const { policy } = context
  const { batches, oversized } = batchBalances(balances, policy)
  const [first] = oversized
  const leftOut: SkipReasons | null = first
    ? [
        {
          code: 'above_instant_maximum',
          amountCents: first.amountCents,
          maximumCents: policy.instantMaximumCents,
        },
      ]
    : null
  if (sumOf(batches.flat()) < minimumCents) return { batches: [], leftOut }
  const leastCents =
    each === 'paid alone'
      ? smallestInstantPayout(policy, feeTermsOf(context, creatorId))
      : -Infinity
  return { batches: batches.filter((batch) => sumOf(batch) >= leastCents), leftOut }
}
