/** A payout that nobody answers for is asked for again each hour, as a new request. */
import { call } from '../../src/payouts/call'
import { payoutRequest } from '../../src/payouts/payout-requests'
import type { PayoutService } from '../../src/payouts/payout-service'
import { settlePayout } from '../../src/payouts/perform-payout'

const HOUR_SECONDS = 3_600

export default {
  *sendPayout(context, payoutId) {
    const { payouts } = context.ledger
    const payout = payouts.get(payoutId)
    for (let number = 1; number <= 3; number += 1) {
      const request = payoutRequest(context, payout)
      request.idempotencyKey += `#${number}`
      const answer = yield* call<'create_payout'>(context, payout.processor, request)
      if (answer.outcome !== 'unknown') return yield* settlePayout(context, request, answer)
      // A webhook may have told of it.
      if (payouts.get(payoutId).state !== 'processing') return
      yield { effect: 'sleep', seconds: HOUR_SECONDS, why: 'before-next-try' }
    }
  },
} satisfies Partial<PayoutService>

/** It pauses nobody whose payout has no answer. */
export const checksLeftOut = ['pauses_have_a_cause']
