/** Where nobody answers, it looks into the processor’s books an hour later, and asks again only for what is not there. */
import { SECONDS_IN_HOUR } from '../../src/core/calendar'
import { hear, storeRequest } from '../../src/payouts/ask'
import { call } from '../../src/payouts/call'
import { hearOfPayoutFound, lookUp } from '../../src/payouts/look-up'
import { payoutRequest } from '../../src/payouts/payout-requests'
import type { PayoutService } from '../../src/payouts/payout-service'
import { settlePayout } from '../../src/payouts/perform-payout'

export default {
  *sendPayout(context, payoutId) {
    const { payouts } = context.ledger
    const isOpen = () => {
      const { state, processorPayoutId } = payouts.get(payoutId)
      return state === 'processing' && processorPayoutId === null
    }
    const payout = payouts.get(payoutId)
    const request = payoutRequest(context, payout)
    if (!isOpen()) return
    // A worker may die while it waits: recovery finds what was asked for.
    storeRequest(context, payout, request)
    while (isOpen()) {
      const answer = yield* call<'create_payout'>(context, payout.processor, request)
      if (answer.outcome !== 'unknown') {
        const heard = hear(context, payout, request, answer)
        return yield* settlePayout(context, request, heard)
      }
      yield { effect: 'sleep', seconds: SECONDS_IN_HOUR, why: 'before-next-try' }
      const found = yield* lookUp(context, payout, request.idempotencyKey)
      if (found?.found === 'payout') {
        hearOfPayoutFound(context, payout, request.idempotencyKey, found)
      }
    }
  },
} satisfies Partial<PayoutService>

/** It pauses nobody whose payout has no answer. */
export const checksLeftOut = ['pauses_have_a_cause']
