/**
 * Asks once about each payout that has arrived, when it can no longer come back. A bank may return
 * a payout within five business days of its arrival, and the webhook about that may be lost. Where
 * banks take longer, it asks a second time.
 */
import { addBusinessDays, type IsBankHoliday } from '../core/business-days'
import { SECONDS_IN_DAY, SECONDS_IN_HOUR, startOfDay, type Day } from '../core/calendar'
import type { PayoutContext, Workflow } from './ports'
import { handleWebhook } from './webhooks'
import { whetherBack } from './whether-back'

/** The hour, UTC, after all other jobs of recovery. */
export const ASKED_WHETHER_BACK_HOUR = 16
const USUAL_BUSINESS_DAYS = 5
const BUSINESS_DAYS_IN_WEEK = 5

/**
 * On that day a payout is asked about that was completed on `day`, or on the one before after the hour of the question:
 * with all weekends that there can be, later where bank holidays take longer, and the bank has all of the last day.
 */
function askedOn(day: Day, businessDays: number, isBankHoliday: IsBankHoliday): Day {
  const weekendDays = 2 * Math.ceil(businessDays / BUSINESS_DAYS_IN_WEEK)
  return (
    Math.max(day + businessDays + weekendDays, addBusinessDays(day, businessDays, isBankHoliday)) +
    1
  )
}

/** After its arrival a payout can come back for so many business days. */
export const comesBackWithin = (context: PayoutContext): number =>
  Math.max(USUAL_BUSINESS_DAYS, context.returnsWithinBusinessDays())

/** Looks at what was completed in the days that it is time for, each of which ended at this hour; each payout in a job of its own. */
export function* askWhetherBack(context: PayoutContext, day: Day): Workflow {
  const longest = comesBackWithin(context)
  const asked = new Set(
    [USUAL_BUSINESS_DAYS, longest].flatMap((days) => completedOn(context, day, days)),
  )
  for (const completed of asked) yield* askAbout(context, completed)
}

/** Days of which a payout is asked about on `day`: none or several near bank holidays, else one. */
function completedOn({ isBankHoliday }: PayoutContext, day: Day, businessDays: number): Day[] {
  const days: Day[] = []
  for (let completed = day - businessDays; ; completed -= 1) {
    const asked = askedOn(completed, businessDays, isBankHoliday)
    if (asked < day) return days.reverse()
    if (asked === day) days.push(completed)
  }
}

function* askAbout(context: PayoutContext, day: Day): Workflow {
  const before = startOfDay(day) + ASKED_WHETHER_BACK_HOUR * SECONDS_IN_HOUR
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
