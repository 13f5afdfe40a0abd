/**
 * Looks up in a processor's books what became of a request whose answer, or whose later webhook,
 * was never heard.
 */
import { readFeeText } from '../core/fees/payout-fee'
import { paypalFeeText } from '../core/paypal-fee-text'
import type { Payout } from '../ledger/payout'
import { recordAcceptance } from './acceptance'
import { call } from './call'
import { type LookUpResult, type PayoutContext, type Workflow } from './ports'

/** `null` where the processor does not answer: tomorrow is another day. */
export function* lookUp(
  context: PayoutContext,
  { processor, creatorId }: Pick<Payout, 'processor' | 'creatorId'>,
  idempotencyKey: string,
): Workflow<LookUpResult | null> {
  const answer = yield* call(context, processor, { kind: 'look_up', creatorId, idempotencyKey })
  return answer.outcome === 'done' ? answer.result : null
}

/** What a look-up found may be the first that is heard of the request. */
export function hearOfPayoutFound(
  context: PayoutContext,
  { payoutId, processor }: Payout,
  idempotencyKey: string,
  { processorPayoutId, costCents: charged }: LookUpResult & { found: 'payout' },
): void {
  if (!context.ledger.requests.answered(idempotencyKey)) return
  const costCents =
    processor === 'paypal'
      ? readFeeText(paypalFeeText(charged), context.policy.paypalFeeReading)
      : charged
  recordAcceptance(context, { payoutId, idempotencyKey, processorPayoutId, costCents })
}
