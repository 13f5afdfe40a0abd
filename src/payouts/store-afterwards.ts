/**
 * Performs a payout where nothing is stored first: the transfer and the payout are asked for, and
 * only then written down with what came of them. If the worker dies in between, money is in transit
 * that nobody knows of, as before July 2026 (incident a6-14).
 */
import type { Cents } from '../core/money'
import type { Payout } from '../ledger/payout'
import { hear, storeRequest } from './ask'
import { call } from './call'
import { payoutRequest, transferRequest } from './payout-requests'
import { handOutSending, settlePayout, settleTransfer } from './perform-payout'
import type { PayoutContext, ProcessorAnswer, TransferRequest, Workflow } from './ports'

/** Money that has been asked to move for a payout, and what came of that. */
interface Moved {
  transfer: TransferRequest
  answer: ProcessorAnswer<'create_transfer'>
}

/** `transferCents`: what has to be moved to the processor first, if anything. */
export function* sendAndStoreAfterwards(
  context: PayoutContext,
  payout: Payout,
  transferCents: Cents,
): Workflow {
  const moved = transferCents > 0 ? yield* move(context, payout, transferCents) : null
  const { rail } = payout
  if (rail !== 'cross_border') return yield* send(context, payout, moved)
  // The worker is done for today: what it has done is stored, and the rest is sent a day later.
  yield { effect: 'point', step: 'answer-heard' }
  if (!(yield* storeMoved(context, payout, moved))) return
  yield handOutSending(context, payout, () => send(context, payout, null))
}

function* move(context: PayoutContext, payout: Payout, amountCents: Cents): Workflow<Moved> {
  const transfer = transferRequest(payout, amountCents)
  const answer = yield* call<'create_transfer'>(context, payout.processor, transfer)
  return { transfer, answer }
}

function* send(context: PayoutContext, payout: Payout, moved: Moved | null): Workflow {
  const { payouts } = context.ledger
  const request = payoutRequest(context, payout)
  const answer =
    moved === null || moved.answer.outcome === 'done'
      ? yield* call<'create_payout'>(context, payout.processor, request)
      : null
  yield { effect: 'point', step: 'answer-heard' }
  if (!(yield* storeMoved(context, payout, moved)) || answer === null) return
  if (!payouts.markProcessing(payouts.get(payout.payoutId), context.now())) return
  storeRequest(context, payout, request)
  yield* settlePayout(context, request, hear<'create_payout'>(context, payout, request, answer))
}

/** Returns whether the payout now has its money. */
function* storeMoved(
  context: PayoutContext,
  payout: Payout,
  moved: Moved | null,
): Workflow<boolean> {
  if (moved === null) return true
  const { transfer, answer } = moved
  storeRequest(context, payout, transfer)
  const heard = hear<'create_transfer'>(context, payout, transfer, answer)
  return yield* settleTransfer(context, payout, transfer, heard)
}
