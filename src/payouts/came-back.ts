/**
 * A payout that has arrived may still be returned by the bank, within five business days, and the notice of that may be
 * lost. So each is asked about once, when it can no longer come back.
 */
import { SECONDS_IN_DAY, SECONDS_IN_HOUR, startOfDay, type Day } from '../core/calendar'
import { payoutKey } from './idempotency-keys'
import { lookUp } from './look-up'
import type { PayoutContext, Workflow } from './ports'
import { question } from './question'
import { handleWebhook } from './webhooks'

/** Of the day, UTC: after all other jobs of recovery. */
export const ASKED_WHETHER_BACK_HOUR = 16
/** Five business days are seven days, and the bank has all of the last one. */
const CAME_BACK_WITHIN_DAYS = 8

/** Looks at what was completed in the day that ended at this hour, so many days ago; each payout in a job of its own. */
export function* askWhetherBack(context: PayoutContext, day: Day): Workflow {
  const before = startOfDay(day - CAME_BACK_WITHIN_DAYS) + ASKED_WHETHER_BACK_HOUR * SECONDS_IN_HOUR
  const completed = context.ledger.payoutHistory.completedBetween(before - SECONDS_IN_DAY, before)
  for (const { payoutId, processor } of completed) {
    // What PayPal has paid stays paid: only what nobody has claimed goes back.
    if (processor === 'paypal') continue
    yield question(context, {
      kind: 'ask-about-completed',
      about: payoutId,
      isAskedDaily: false,
      ask: () => askAboutCompleted(context, payoutId),
    })
  }
}

/** Returns whether it was answered. */
function* askAboutCompleted(context: PayoutContext, payoutId: number): Workflow<boolean> {
  const payout = context.ledger.payouts.get(payoutId)
  if (payout.state !== 'completed') return true
  const known = yield* lookUp(context, payout, payoutKey(payoutId))
  const news = known?.found === 'payout' ? known.news : null
  if (news && news.kind !== 'payout_paid') yield* handleWebhook(context, news)
  return known !== null
}
