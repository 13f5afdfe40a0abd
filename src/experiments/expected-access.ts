/**
 * From when on a creator can be expected to be paid instantly, as far as that is known before a
 * run. It depends on the age of the account, on standard payouts that have yet to complete, and on
 * whether unpaid money will be above the instant maximum by then.
 */
import { daysBetweenPayouts, standardPayoutsPerDay, type DailyOffer } from '../core/adoption'
import { DAYS_IN_MONTH, type Day } from '../core/calendar'
import { instantObstacle, type CreatorStanding } from '../core/eligibility'
import type { PayoutPolicy } from '../core/policy'
import type { OfferTerms } from '../simulation/daily-offers'

interface StandingAtStart {
  standing: CreatorStanding
  /** The first day of the run. */
  today: Day
  policy: PayoutPolicy
}

/**
 * Days of the run; `null` where it is not a matter of time. `completedAfterDays`: when so many standard payouts have
 * completed; `null` where they never do, or nobody knows.
 */
export function instantFromDays(
  { standing, today, policy }: StandingAtStart,
  completedAfterDays: (payouts: number) => number | null,
): number | null {
  const { instantCompletedPayoutsMinimum, instantAccountAgeDaysMinimum } = policy
  const missing = Math.max(0, instantCompletedPayoutsMinimum - standing.completedPayouts)
  const untilOfAge = Math.max(0, instantAccountAgeDaysMinimum - (today - standing.accountOpenedDay))
  const later = { ...standing, completedPayouts: standing.completedPayouts + missing }
  if (instantObstacle(later, today + untilOfAge, policy) !== null) return null
  if (missing === 0) return untilOfAge
  const completed = completedAfterDays(missing)
  return completed === null ? null : Math.max(untilOfAge, completed)
}

/** When so many payouts of the other schedule are expected to have completed, by what a creator sells on average. */
export function usuallyCompletedAfterDays(
  { sales, standard }: Pick<OfferTerms, 'sales' | 'standard'>,
  payouts: number,
): number | null {
  if (sales.salesPerDay <= 0) return null
  // Turns in whose period nothing is sold pay nothing. The first turn comes half an interval after the start.
  const turnsDays = payouts / standardPayoutsPerDay(sales, standard) - standard.intervalDays / 2
  return turnsDays + standard.delayDays
}

/** Days of sales that are unpaid when somebody leaves the other schedule after so many days of a run. */
export const unpaidDaysAfter = (
  days: number,
  { sales, standard }: Pick<OfferTerms, 'sales' | 'standard'>,
  { holdDays }: Pick<PayoutPolicy, 'holdDays'>,
): number => Math.min(days, holdDays + daysBetweenPayouts(sales, standard) / 2)

/**
 * Whether the unpaid money of a creator who chooses daily payouts after so many days of a run is
 * above the instant maximum for good. Daily runs then skip them, and what a standard run leaves,
 * the days of its hold, is above the maximum again. A creator who is on daily from the first day
 * has nothing unpaid then.
 */
export function isStuckAboveMaximum(
  { earnedMonthlyCents }: DailyOffer,
  joinsAfterDays: number,
  { instantRunAboveMaximum, instantMaximumCents, holdDays }: PayoutPolicy,
): boolean {
  if (instantRunAboveMaximum === 'cut') return false
  const unpaidDays = Math.min(joinsAfterDays, holdDays)
  return (earnedMonthlyCents / DAYS_IN_MONTH) * unpaidDays > instantMaximumCents
}
