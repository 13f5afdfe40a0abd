/**
 * Books what a processor accepted and what it charges for that, when it is first heard of,
 * whichever answer says it.
 */
import type { Cents } from '../core/money'
import type { PayoutContext } from './ports'

interface Acceptance {
  payoutId: number
  idempotencyKey: string
  processorPayoutId: string
  costCents: Cents
}

export function recordAcceptance(context: PayoutContext, acceptance: Acceptance): void {
  const { payouts, parts } = context.ledger
  const { payoutId, idempotencyKey, processorPayoutId, costCents } = acceptance
  const payout = payouts.get(payoutId)
  payouts.recordAcceptance(payout, processorPayoutId, costCents, context.now())
  const part = parts.byKey(payoutId, idempotencyKey)
  if (part) parts.recordAcceptance(part, processorPayoutId)
  context.observer.payoutAccepted(payout, costCents, context.now())
}
