/**
 * Performing a payout where nothing is stored first: transfer and payout are asked for, and only then is it written what
 * was asked for and what came of it. A worker that dies in between leaves money on its way of which nobody knows, as
 * before July 2026 (incident 14).
 */
import type { Cents } from '../core/money'
import type { Payout } from '../ledger/payout'
import { hear, storeRequest } from './ask'
import { call } from './call'
import { payoutRequest, transferRequest } from './payout-requests'
import { handOutSending, settlePayout, settleTransfer } from './perform-payout'
import type { PayoutContext, ProcessorAnswer, Workflow } from './ports'

type TransferAnswer = ProcessorAnswer<'create_transfer'> | null

/** `transferCents`: what has to be moved to the processor first, if anything. */
export function* sendAndStoreAfterwards(
  context: PayoutContext,
  payout: Payout,
  transferCents: Cents,
): Workflow {
  const moved =
    transferCents > 0
      ? yield* call<'create_transfer'>(
          context,
          payout.processor,
          transferRequest(context, payout, transferCents),
        )
      : null
  const rest = (): Workflow => sendAndStoreAll(context, payout, transferCents, moved)
  const { rail } = context.ledger.creators.get(payout.creatorId)
  if (rail === 'cross_border') yield handOutSending(context, payout, rest)
  else yield* rest()
}

function* sendAndStoreAll(
  context: PayoutContext,
  payout: Payout,
  transferCents: Cents,
  moved: TransferAnswer,
): Workflow {
  const { payouts } = context.ledger
  const request = payoutRequest(context, payout)
  const answer =
    moved === null || moved.outcome === 'done'
      ? yield* call<'create_payout'>(context, payout.processor, request)
      : null
  yield { effect: 'point', step: 'answer-heard' }
  if (moved) {
    const transfer = transferRequest(context, payout, transferCents)
    storeRequest(context, payout, transfer)
    const heard = hear<'create_transfer'>(context, payout, transfer, moved)
    if (!(yield* settleTransfer(context, payout, transfer, heard))) return
  }
  if (answer === null) return
  if (!payouts.markProcessing(payouts.get(payout.payoutId), context.now())) return
  storeRequest(context, payout, request)
  yield* settlePayout(context, request, hear<'create_payout'>(context, payout, request, answer))
}
