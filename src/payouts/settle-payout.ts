/**
 * The last step of a payout, with its balances and postings: its money has arrived, or the payout
 * has ended without.
 */
import type { UnpaidPayoutState } from '../core/payout-state'
import type { Payout } from '../ledger/payout'
import type { PayoutContext, Workflow } from './ports'
import { reviewStoppedRefunds } from './refund-eligibility'
import { uncheckedBy, write } from './unit-of-work'

export function* completePayout(context: PayoutContext, payout: Payout): Workflow {
  const { payouts } = context.ledger
  const at = context.now()
  const unchecked = uncheckedBy(context)
  const completed = yield* write(context, 'completion', {
    whole: () => payouts.complete(payout, at, unchecked),
    inPieces: () => payouts.completing(payout, () => context.now(), unchecked),
  })
  if (!completed) return
  context.observer.payoutCompleted(payout, context.now())
}

/** Its balances are unpaid again, or kept in it. Returns whether the ledger has taken the step. */
export function* endPayout(
  context: PayoutContext,
  payout: Payout,
  to: UnpaidPayoutState,
  reason: string | null,
  balances: 'freed' | 'kept' = 'freed',
): Workflow<boolean> {
  const { payouts } = context.ledger
  const at = context.now()
  const unchecked = uncheckedBy(context)
  const ended = yield* write(context, 'ending', {
    whole: () => payouts.end(payout, to, reason, at, balances, unchecked),
    inPieces: () => payouts.ending(payout, to, reason, () => context.now(), balances, unchecked),
  })
  if (ended && balances === 'freed') reviewStoppedRefunds(context, payout.creatorId, context.now())
  return ended
}
