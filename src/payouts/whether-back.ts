/**
 * Asks whether a payout that has arrived, or that was given up and is known to have been paid, has come back since. A
 * question that is not answered is asked again a day later.
 */
import { payoutKey } from './idempotency-keys'
import { lookUp } from './look-up'
import type { Enqueue, PayoutContext, WebhookEvent, Workflow } from './ports'
import { question } from './question'

/** `hear`: what is done with the news that it is not with the creator any more. */
export function whetherBack(
  context: PayoutContext,
  payoutId: number,
  hear: (news: WebhookEvent) => Workflow | undefined,
): Enqueue {
  return question(context, {
    kind: 'ask-about-completed',
    about: payoutId,
    isAskedDaily: false,
    *ask() {
      const { payouts } = context.ledger
      const payout = payouts.get(payoutId)
      if (payout.state !== 'completed' && !payouts.isPaidAfterFailure(payoutId)) return true
      const known = yield* lookUp(context, payout, payoutKey(payoutId))
      const news = known?.found === 'payout' ? known.news : null
      const work = news && news.kind !== 'payout_paid' && hear(news)
      if (work) yield* work
      return known !== null
    },
  })
}
