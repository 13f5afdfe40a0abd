/**
 * Moves a PayPal payout one step on, by what became of its money. What does not fit the payout's
 * state is ignored where it only repeats or comes late. Where it would be a step of its own, it is
 * refused and recorded (quirks G13 to G15).
 */
import type { PartState } from '../../core/payout-parts'
import {
  SENT_PAYOUT_STATES,
  type PayoutState,
  type UnpaidPayoutState,
} from '../../core/payout-state'
import type { Payout } from '../../ledger/payout'
import { noteKept, noteUnclaimed } from './paypal-notes'
import { noteFailure } from '../notes'
import { completePayout, endPayout } from '../settle-payout'
import type { PayoutContext, Workflow } from '../ports'
import { pauseAfterRepeatedFailures } from '../repeated-failures'
import { uncheckedBy } from '../unit-of-work'

export function* applyPaypalOutcome(
  context: PayoutContext,
  payoutId: number,
  outcome: PartState,
  code: string | null,
): Workflow {
  const payout = context.ledger.payouts.get(payoutId)
  const fits = (isMeant: (state: PayoutState) => boolean): boolean =>
    !context.protections.webhookDeduplication || isMeant(payout.state)
  switch (outcome) {
    case 'waiting':
    case 'sent':
      return
    case 'completed':
      if (fits(isSent)) yield* completePayout(context, payout)
      return
    case 'unclaimed':
      if (
        fits((state) => state === 'processing') &&
        context.ledger.payouts.markUnclaimed(payout, context.now(), uncheckedBy(context))
      ) {
        noteUnclaimed(context, payout, code)
      }
      return
    case 'failed':
    case 'cancelled':
    case 'returned':
      if (fits((state) => isSent(state) || state === 'completed')) {
        yield* end(context, payout, outcome, code)
      }
  }
}

const isSent = (state: PayoutState): boolean => SENT_PAYOUT_STATES.includes(state)

function* end(
  context: PayoutContext,
  payout: Payout,
  to: UnpaidPayoutState,
  code: string | null,
): Workflow {
  const straight = to === 'returned' && payout.state === 'processing'
  const kept = straight && !context.policy.straightReturnFreesBalances
  const balances = kept ? 'kept' : 'freed'
  if (!(yield* endPayout(context, payout, to, code, balances))) return
  if (kept) {
    context.observer.payoutKeptItsBalances(payout, context.now())
    noteKept(context, payout)
  } else {
    context.observer.payoutFailed(payout, context.now())
    noteFailure(context, payout, code)
  }
  pauseAfterRepeatedFailures(context, payout)
}
