/**
 * Books a payout that the platform gave up and the processor paid all the same. It cannot be
 * completed, because its balances are unpaid again or already in another payout. The creator has
 * the money, so it is booked as their debt, and they are paused until somebody has looked into it
 * (incident h-42).
 */
import { FAILED_PAYOUT_STATES } from '../core/payout-state'
import { payingHolder } from '../core/vocabulary'
import type { Payout } from '../ledger/payout'
import { payoutKey } from './idempotency-keys'
import { hearOfPayoutFound, lookUp } from './look-up'
import { notePaidAfterFailure } from './notes'
import type { LookUpResult, PayoutContext, Workflow } from './ports'

/** Whether a payout is known to have failed, or is about to be ended as failed. */
export const isGivenUp = ({ state, failureReason }: Payout): boolean =>
  FAILED_PAYOUT_STATES.includes(state) || (state === 'processing' && failureReason !== null)

/**
 * A payout that was given up is reported as paid. Notices come out of order, so the processor's books are asked whether
 * the money is with the creator now; until they have answered, the request counts as unanswered, and recovery asks again.
 */
export function* lookIntoPaidAfterFailure(context: PayoutContext, payout: Payout): Workflow {
  const { payoutId } = payout
  const idempotencyKey = payoutKey(payoutId)
  const { requests, payouts } = context.ledger
  if (payouts.wasPaidAfterFailure(payoutId)) return
  const isCostKnown = payout.processorPayoutId !== null
  if (!isCostKnown && requests.tries(idempotencyKey) === 0) {
    requests.sent({ idempotencyKey, payoutId, kind: 'payout' }, context.now())
  }
  const known = yield* lookUp(context, payout, idempotencyKey)
  if (known?.found === 'payout') hearOfGivenUp(context, payoutId, idempotencyKey, known)
}

/** What the processor's books have of a payout that was given up. */
export function hearOfGivenUp(
  context: PayoutContext,
  payoutId: number,
  idempotencyKey: string,
  known: LookUpResult & { found: 'payout' },
): void {
  const payout = context.ledger.payouts.get(payoutId)
  hearOfPayoutFound(context, payout, idempotencyKey, known)
  if (known.news?.kind === 'payout_paid' && isGivenUp(payout)) record(context, payout)
}

function record(context: PayoutContext, payout: Payout): void {
  const { ledger } = context
  if (ledger.payouts.wasPaidAfterFailure(payout.payoutId)) return
  const { creatorId, payoutId, grossCents, rail } = payout
  const holder = payingHolder(rail)
  ledger.sales.recordCredit(
    { creatorId, occurredAt: context.now(), holder },
    -grossCents,
    'paid_after_failure',
    context.today(),
    { payoutId },
  )
  ledger.payouts.recordFeeAfterFailure(payout, context.now())
  context.observer.payoutPaidAfterFailure(payout, context.now())
  ledger.pauses.pause(creatorId, 'unaccounted_money', context.now())
  notePaidAfterFailure(context, payout)
}
