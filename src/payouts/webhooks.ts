/**
 * Handles what the processor reports about a payout after accepting it. A webhook may come twice:
 * the ids of handled ones are remembered, so the second delivery does nothing. It may also come
 * late, out of order, or beside another that says the same. So each is compared with the payout's
 * state, and one that no longer fits is ignored. The exception is money for a payout that was given
 * up.
 */
import type { Payout } from '../ledger/payout'
import { noteLoss } from './notes'
import { failAndReverse } from './perform-payout'
import { completePayout, endPayout } from './settle-payout'
import { isGivenUp, lookIntoPaidAfterFailure, returnAfterFailure } from './paid-after-failure'
import { handlePaypalNotice } from './paypal/paypal-notices'
import type { Effect, PayoutContext, Webhook, WebhookEvent, Workflow } from './ports'

/** A webhook is delivered, perhaps once more. */
export function* receiveWebhook(context: PayoutContext, { webhookId, event }: Webhook): Workflow {
  const { handledWebhooks } = context.ledger
  if (!context.protections.webhookDeduplication) return yield* handleWebhook(context, event)
  if (!handledWebhooks.remember(webhookId, context.now())) return
  const work = handleWebhook(context, event)
  const first = work.next()
  if (first.done && !isReversalOpen(context, event)) return
  // It takes more than this transaction: until all is done, another delivery begins again.
  handledWebhooks.forget(webhookId)
  yield* resumed(work, first)
  if (!isReversalOpen(context, event)) handledWebhooks.remember(webhookId, context.now())
}

/** The rest of a workflow whose first step has been done. */
function* resumed(work: Workflow, first: IteratorResult<Effect, void>): Workflow {
  for (let step = first; !step.done;) step = work.next(yield step.value)
}

/** The transfer of a payout that failed has not come back yet: another delivery asks for it once more. */
const isReversalOpen = ({ ledger }: PayoutContext, { kind, payoutId }: WebhookEvent): boolean =>
  kind !== 'payout_paid' &&
  ledger.requests.ofPayout(payoutId).some((request) => request.kind === 'transfer_reversal')

/** Handles the news of a webhook, or the same news as the answer to a question. */
export function* handleWebhook(context: PayoutContext, event: WebhookEvent): Workflow {
  const payout = context.ledger.payouts.get(event.payoutId)
  if (payout.processor === 'paypal') return yield* handlePaypalNotice(context, event)
  if (!context.protections.webhookDeduplication) return yield* carryOut(context, payout, event)
  switch (event.kind) {
    case 'payout_paid':
      if (isGivenUp(payout)) yield* lookIntoPaidAfterFailure(context, payout)
      else if (payout.state === 'processing') yield* completePayout(context, payout)
      return
    case 'payout_failed':
      returnAfterFailure(context, payout.payoutId, event)
      if (payout.state === 'processing' || payout.state === 'completed') {
        yield* failAndReverse(context, payout.payoutId, event.code)
      }
      return
    case 'payout_cancelled':
      if (payout.state === 'processing') {
        yield* failAndReverse(context, payout.payoutId, event.code, 'cancelled')
      } else {
        // In any other state this is refused, and the ledger records it (quirk G15).
        yield* endPayout(context, payout, 'cancelled', event.code)
      }
      return
    case 'payout_lost':
      noteLoss(context, payout, event.code)
      return
    case 'payout_unclaimed':
    case 'payout_returned':
    // Only PayPal tells of these.
  }
}

/** What a webhook tells is done, however often it comes and whatever has become of the payout since. */
function* carryOut(context: PayoutContext, payout: Payout, event: WebhookEvent): Workflow {
  switch (event.kind) {
    case 'payout_paid':
      return yield* completePayout(context, payout)
    case 'payout_failed':
      return yield* failAndReverse(context, payout.payoutId, event.code)
    case 'payout_cancelled':
      return yield* failAndReverse(context, payout.payoutId, event.code, 'cancelled')
    case 'payout_lost':
      return noteLoss(context, payout, event.code)
    case 'payout_unclaimed':
    case 'payout_returned':
    // Only PayPal tells of these.
  }
}
