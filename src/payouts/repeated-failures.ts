/**
 * Pauses a creator whose payouts keep failing or coming back, since each attempt costs money and
 * none will arrive (pull requests 5443 and 5561). It is about one bank account or PayPal address,
 * so creators with Stripe accounts of their own are never paused. Failures that say nothing of the
 * destination do not count. The count starts again after a completed payout, at another
 * destination, and when support lifts the pause.
 */
import { failureRuleOf } from '../core/failure-reasons'
import type { Payout } from '../ledger/payout'
import { noteRepeatedFailures } from './notes'
import type { PayoutContext } from './ports'

export function pauseAfterRepeatedFailures(context: PayoutContext, payout: Payout): void {
  const { ledger, policy, protections } = context
  const limit = policy.repeatedFailuresPause
  if (
    !protections.threeStrikesPause ||
    limit === null ||
    payout.rail === 'own_stripe' ||
    failuresInARow(context, payout.creatorId, limit) < limit
  )
    return
  if (ledger.pauses.pause(payout.creatorId, 'repeated_failures', context.now())) {
    noteRepeatedFailures(context, payout, limit)
  }
}

/** Payouts to this destination that failed or came back since the last one that arrived, counted up to a limit. */
function failuresInARow({ ledger }: PayoutContext, creatorId: number, limit: number): number {
  const liftedAt = ledger.pauses.lastLiftedAt(creatorId, 'repeated_failures') ?? -Infinity
  // What people change comes before all else of its second.
  const changedAt = ledger.creators.destinationChangedAt(creatorId) ?? -Infinity
  let failures = 0
  for (const outcome of ledger.payoutHistory.outcomes(creatorId)) {
    const { state, createdAt } = outcome
    if (state === 'completed' || failures === limit) break
    if (createdAt <= liftedAt || createdAt < changedAt) break
    // What was cancelled did not fail at its destination.
    if (state === 'cancelled') continue
    if (failureRuleOf(outcome.failureReason).countsTowardPause) failures += 1
  }
  return failures
}
