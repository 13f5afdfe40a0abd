/**
 * Books a payout that the platform gave up and the processor paid all the same. It cannot be
 * completed, because its balances are unpaid again or already in another payout. The creator has
 * the money, so it is booked as their debt, and they are paused until somebody has looked into it
 * (incident h-42). If the bank returns it later, the debt is reversed.
 */
import { FAILED_PAYOUT_STATES } from '../core/payout-state'
import { payingHolder } from '../core/vocabulary'
import type { Payout } from '../ledger/payout'
import { payoutKey } from './idempotency-keys'
import { hearOfPayoutFound, lookUp } from './look-up'
import { notePaidAfterFailure, noteReturnedAfterFailure } from './notes'
import type { LookUpResult, PayoutContext, Workflow } from './ports'
import { reviewStoppedRefunds } from './refund-eligibility'
import { whetherBack } from './whether-back'

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
  if (payouts.isPaidAfterFailure(payoutId)) return
  const isCostKnown = payout.processorPayoutId !== null
  if (!isCostKnown && requests.tries(idempotencyKey) === 0) {
    requests.sent({ idempotencyKey, payoutId, kind: 'payout' }, context.now())
  }
  const known = yield* lookUp(context, payout, idempotencyKey)
  if (known?.found === 'payout') yield* hearOfGivenUp(context, payoutId, idempotencyKey, known)
}

/**
 * What the processor's books have of a payout that was given up. It may have come back while they answered, when nothing
 * was booked that a notice of it could have reversed: so they are asked once more.
 */
export function* hearOfGivenUp(
  context: PayoutContext,
  payoutId: number,
  idempotencyKey: string,
  known: LookUpResult & { found: 'payout' },
): Workflow {
  const { payouts } = context.ledger
  const payout = payouts.get(payoutId)
  hearOfPayoutFound(context, payout, idempotencyKey, known)
  if (known.news?.kind !== 'payout_paid' || !isGivenUp(payout)) return
  if (payouts.isPaidAfterFailure(payoutId)) return
  record(context, payout)
  yield whetherBack(context, payoutId, (news) => {
    if (news.kind === 'payout_failed') returnAfterFailure(context, payoutId, news)
    return undefined
  })
}

function record(context: PayoutContext, payout: Payout): void {
  const { ledger } = context
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

/**
 * Such a payout has come back: what was booked is reversed, once. The processor's books have said that it was paid, after
 * which a payout can fail only by coming back; what failed before is another payment. The pause stays, since support has yet
 * to look into it.
 */
export function returnAfterFailure(
  context: PayoutContext,
  payoutId: number,
  { processorPayoutId, code }: Pick<Payout, 'processorPayoutId'> & { code: string | null },
): void {
  const { ledger, observer } = context
  const payout = ledger.payouts.get(payoutId)
  if (!ledger.payouts.isPaidAfterFailure(payoutId)) return
  if (payout.processorPayoutId !== processorPayoutId) return
  const { creatorId, grossCents, rail } = payout
  const at = context.now()
  ledger.sales.recordCredit(
    { creatorId, occurredAt: at, holder: payingHolder(rail) },
    grossCents,
    'returned_after_failure',
    ledger.payoutHistory.oldestDayOf(payoutId),
    { payoutId },
  )
  ledger.payouts.recordFeeReturnedAfterFailure(payout, at)
  reviewStoppedRefunds(context, creatorId, at)
  observer.payoutReturnedAfterFailure(payout, at)
  noteReturnedAfterFailure(context, payout, code)
}
