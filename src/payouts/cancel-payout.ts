/**
 * Cancels a payout. One that the processor has not been asked for is not sent, and money that was
 * moved for it comes back. For one that was sent, the processor is asked to cancel, and its webhook
 * does the rest. A payout that is being made or sent at this second cannot be cancelled, since it
 * may have happened already.
 */
import { isCallTrouble } from '../core/failure-reasons'
import type { NoEffectReason } from '../core/no-effect'
import type { Payout } from '../ledger/payout'
import { call } from './call'
import { cancellationKey, payoutKey } from './idempotency-keys'
import { failAndReverse } from './perform-payout'
import type { PayoutContext, Workflow } from './ports'

const CANCELLED_BY_PLATFORM = 'cancelled_by_platform'

/** The creator's newest payout that has not ended. Returns why it is not called off; `null` where it is, or will be. */
export function* cancelPayout(
  context: PayoutContext,
  creatorId: number,
): Workflow<NoEffectReason | null> {
  const { payouts } = context.ledger
  const payoutId = payouts.newestUnderWay(creatorId)
  if (payoutId === null) return 'nothing_to_cancel'
  const payout = payouts.get(payoutId)
  const refusal = refusalOf(context, payout)
  if (refusal) return refusal
  if (payout.processorPayoutId !== null) return yield* askProcessor(context, payout)
  yield* failAndReverse(context, payoutId, CANCELLED_BY_PLATFORM)
  return null
}

function refusalOf(
  { ledger }: PayoutContext,
  { payoutId, state, failureReason }: Payout,
): NoEffectReason | null {
  if (state === 'creating') return 'payout_is_being_made'
  if (failureReason !== null) return 'payout_has_failed'
  if (ledger.parts.of(payoutId)) return 'payout_cannot_be_cancelled'
  return ledger.requests.tries(payoutKey(payoutId)) > 0 ? 'payout_is_being_sent' : null
}

function* askProcessor(
  context: PayoutContext,
  { payoutId, creatorId, processor }: Payout,
): Workflow<NoEffectReason | null> {
  const answer = yield* call(context, processor, {
    kind: 'cancel_payout',
    idempotencyKey: cancellationKey(payoutId),
    payoutKey: payoutKey(payoutId),
    creatorId,
  })
  if (answer.outcome === 'done') return null
  const isUnheard = answer.outcome === 'unknown' || isCallTrouble(answer.code)
  return isUnheard ? 'processor_did_not_answer' : 'payout_cannot_be_cancelled'
}
