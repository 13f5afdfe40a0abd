/** A payout that nobody answers for counts as refused, and its money is paid with the next run. */
import { storeRequest } from '../../src/payouts/ask'
import { call } from '../../src/payouts/call'
import { payoutRequest } from '../../src/payouts/payout-requests'
import type { PayoutService } from '../../src/payouts/payout-service'
import { settlePayout } from '../../src/payouts/perform-payout'

const REFUSED = { outcome: 'refused', code: 'timeout' } as const

export default {
  *sendPayout(context, payoutId) {
    const payout = context.ledger.payouts.get(payoutId)
    // A webhook may have told of it before.
    if (payout.state !== 'processing' || payout.processorPayoutId !== null) return
    const request = payoutRequest(context, payout)
    storeRequest(context, payout, request)
    const answer = yield* call<'create_payout'>(context, payout.processor, request)
    context.ledger.requests.answered(request.idempotencyKey)
    yield* settlePayout(context, request, answer.outcome === 'unknown' ? REFUSED : answer)
  },
} satisfies Partial<PayoutService>

/** It pauses nobody whose payout has no answer. */
export const checksLeftOut = ['pauses_have_a_cause']
