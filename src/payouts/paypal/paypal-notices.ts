/** PayPal's notices: each is about one item of a mass payment, which is a payout or a part of one. */
import { hasEnded, type PartState } from '../../core/payout-parts'
import { holdForReconciliation } from '../ask'
import { keyOfRequest } from '../idempotency-keys'
import { isGivenUp, lookIntoPaidAfterFailure } from '../paid-after-failure'
import { applyPaypalOutcome } from './paypal-outcome'
import { settleAndSend } from './paypal-payouts'
import type { PayoutContext, WebhookEvent, Workflow } from '../ports'

const OUTCOMES: Readonly<Partial<Record<WebhookEvent['kind'], PartState>>> = {
  payout_paid: 'completed',
  payout_failed: 'failed',
  payout_unclaimed: 'unclaimed',
  payout_returned: 'returned',
  payout_cancelled: 'cancelled',
  // PayPal knows no losses; one would leave the payout paid.
  payout_lost: 'completed',
}

export function* handlePaypalNotice(context: PayoutContext, event: WebhookEvent): Workflow {
  const { parts } = context.ledger
  const outcome = OUTCOMES[event.kind]
  // PayPal tells of no loss.
  if (outcome === undefined) return
  const code = 'code' in event ? event.code : null
  const ofPayout = parts.of(event.payoutId)
  const payout = context.ledger.payouts.get(event.payoutId)
  const { webhookDeduplication } = context.protections
  if (webhookDeduplication && outcome === 'completed' && isGivenUp(payout)) {
    if (ofPayout) holdForReconciliation(context, payout)
    else yield* lookIntoPaidAfterFailure(context, payout)
    return
  }
  if (!ofPayout) return yield* applyPaypalOutcome(context, event.payoutId, outcome, code)
  const itemKey = event.itemKey === undefined ? null : keyOfRequest(event.itemKey)
  const part = ofPayout.find(({ idempotencyKey }) => idempotencyKey === itemKey)
  // A notice about an earlier try.
  if (!part) return
  // One that repeats, or "unclaimed" when more is known already: nothing new.
  if (webhookDeduplication && (part.state === outcome || hasEnded(part.state))) return
  parts.change(part, outcome, code)
  yield* settleAndSend(context, event.payoutId)
}
