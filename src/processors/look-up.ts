/** How a processor answers a question about a request: with what its books have under the key. */
import type { LookUpRequest, ProcessorAnswer, WebhookEvent } from '../payouts/ports'
import type { ProcessorBooks, ProcessorPayout } from './books'
import { idsOf } from './payout-delivery'

export function lookUp(books: ProcessorBooks, { idempotencyKey }: LookUpRequest): ProcessorAnswer {
  const transfer = books.transferByKey(idempotencyKey)
  if (transfer) {
    const { transferId, amountCents } = transfer
    return { outcome: 'done', result: { found: 'transfer', transferId, amountCents } }
  }
  const refund = books.refundByKey(idempotencyKey)
  if (refund) return { outcome: 'done', result: { found: 'refund', refund } }
  const payout = books.payoutByKey(idempotencyKey)
  if (!payout) return { outcome: 'done', result: { found: 'nothing' } }
  const { processorPayoutId, costCents } = payout
  return {
    outcome: 'done',
    result: { found: 'payout', processorPayoutId, costCents, news: newsOf(payout) },
  }
}

function newsOf(payout: Readonly<ProcessorPayout>): WebhookEvent | null {
  const { state, code = null } = payout
  switch (state) {
    case 'pending':
      return null
    case 'paid':
      return { kind: 'payout_paid', ...idsOf(payout) }
    case 'failed':
    case 'unclaimed':
    case 'returned':
    case 'cancelled':
      return { kind: `payout_${state}`, ...idsOf(payout), code }
  }
}
