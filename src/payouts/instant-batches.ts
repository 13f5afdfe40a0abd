/**
 * Cuts instantly payable money into payouts of at most the instant maximum, for runs and requests
 * alike. It also says what is left out, and why.
 */
import type { SkipReasons } from '../core/eligibility'
import type { FlexibleSchedule } from '../core/flexible-schedule'
import { batchBalances, sumOf, type DayBalance } from '../core/instant-payouts'
import type { Cents } from '../core/money'
import { smallestInstantPayout } from '../core/fees/payout-minimum'
import type { PayoutPolicy } from '../core/policy'
import { feeTermsOf } from './instant-fees'
import { leastOf } from './minimums'
import type { PayoutContext } from './ports'

export interface InstantBatches {
  batches: readonly (readonly DayBalance[])[]
  /**
   * Why some of the money, or all of it, is in no batch: a balance is too large to be paid, or all of it is too much for
   * one payout and each batch too little for one. `null`: what is in no batch waits for more.
   */
  leftOut: SkipReasons | null
}

interface BatchRequest {
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
  const { batches: cut, oversized } = batchBalances(balances, policy)
  const leastCents =
    each === 'paid alone'
      ? smallestInstantPayout(policy, feeTermsOf(context, creatorId))
      : -Infinity
  const reachesMinimum = sumOf(cut.flat()) >= minimumCents
  const batches = reachesMinimum ? cut.filter((batch) => sumOf(batch) >= leastCents) : []
  const [first] = oversized
  if (first) return { batches, leftOut: tooMuch(first.amountCents, policy) }
  const cents = sumOf(balances)
  const isUncuttable = batches.length === 0 && cents > policy.instantMaximumCents
  return { batches, leftOut: isUncuttable ? tooMuch(cents, policy) : null }
}

/** The batches of a run: all of it, or above the maximum several of at most that much. */
export const runBatches = (
  context: PayoutContext,
  creatorId: number,
  balances: readonly DayBalance[],
  schedule: FlexibleSchedule | null,
): InstantBatches =>
  sumOf(balances) <= context.policy.instantMaximumCents
    ? { batches: [balances], leftOut: null }
    : instantBatches(context, creatorId, balances, {
        minimumCents: leastOf(context, creatorId, 'instant', schedule),
        each: 'paid alone',
      })

const tooMuch = (
  amountCents: Cents,
  { instantMaximumCents: maximumCents }: PayoutPolicy,
): SkipReasons => [{ code: 'above_instant_maximum', amountCents, maximumCents }]
