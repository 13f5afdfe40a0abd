/**
 * Asks once about each payout that has arrived, when it can no longer come back. A bank may return
 * a payout within five business days of its arrival, and the webhook about that may be lost. Where
 * banks take longer, it asks a second time.
 */
import { SECONDS_IN_DAY, SECONDS_IN_HOUR, startOfDay, type Day } from '../core/calendar'
import type { PayoutContext, Workflow } from './ports'
import { handleWebhook } from './webhooks'
import { whetherBack } from './whether-back'

/** The hour, UTC, after all other jobs of recovery. */
export const ASKED_WHETHER_BACK_HOUR = 16
const USUAL_BUSINESS_DAYS = 5
const BUSINESS_DAYS_IN_WEEK = 5

/** So many days after its completion a payout is asked about: with the weekends, and the bank has all of the last day. */
const daysOf = (businessDays: number): number =>
  businessDays + 2 * Math.ceil(businessDays / BUSINESS_DAYS_IN_WEEK) + 1

/** After its arrival a payout can come back for so many business days. */
export const comesBackWithin = (context: PayoutContext): number =>
  Math.max(USUAL_BUSINESS_DAYS, context.returnsWithinBusinessDays())

/** Looks at what was completed in the day that ended at this hour, so many days ago; each payout in a job of its own. */
export function* askWhetherBack(context: PayoutContext, day: Day): Workflow {
  const longest = comesBackWithin(context)
  const asked = new Set([USUAL_BUSINESS_DAYS, longest].map(daysOf))
  for (const days of asked) yield* askAfter(context, day, days)
}

function* askAfter(context: PayoutContext, day: Day, days: number): Workflow {
  const before = startOfDay(day - days) + ASKED_WHETHER_BACK_HOUR * SECONDS_IN_HOUR
  const { payoutHistory, payouts } = context.ledger
  const from = before - SECONDS_IN_DAY
  const arrived = [
    ...payoutHistory.completedBetween(from, before),
    ...payouts.paidAfterFailureBetween(from, before),
  ]
  for (const { payoutId, processor } of arrived) {
    // What PayPal has paid stays paid: only what nobody has claimed goes back.
    if (processor === 'paypal') continue
    yield whetherBack(context, payoutId, (news) => handleWebhook(context, news))
  }
}
