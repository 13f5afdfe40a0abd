/**
 * A creator's earlier instant payouts, as far as a fee depends on them: those of the month, and the
 * day of the very first. Payouts that failed or came back do not count.
 */
import { firstOfMonthAfter, type Day } from '../calendar'
import type { PayoutsBefore } from './fee-structure'
import type { Cents } from '../money'

export interface FeeHistory {
  /** The day of the first instant payout; `null` if there has been none. */
  firstDay: Day | null
  /** The calendar month of the last, by its first day, and what was paid in it. */
  monthStart: Day
  monthPayouts: number
  monthGrossCents: Cents
}

export const NO_HISTORY: FeeHistory = {
  firstDay: null,
  monthStart: -Infinity,
  monthPayouts: 0,
  monthGrossCents: 0,
}

export const monthStartOf = (day: Day): Day => firstOfMonthAfter(day, 0)

/** What there was before a payout on a day that is not before those of the history. */
export function payoutsBefore(history: FeeHistory, day: Day): PayoutsBefore {
  const isSameMonth = history.monthStart === monthStartOf(day)
  return {
    monthPayouts: isSameMonth ? history.monthPayouts : 0,
    monthGrossCents: isSameMonth ? history.monthGrossCents : 0,
    daysSinceFirst: history.firstDay === null ? 0 : day - history.firstDay,
  }
}

/** The history with one more payout. */
export function withPayout(history: FeeHistory, day: Day, grossCents: Cents): FeeHistory {
  const { monthPayouts, monthGrossCents } = payoutsBefore(history, day)
  return {
    firstDay: history.firstDay ?? day,
    monthStart: monthStartOf(day),
    monthPayouts: monthPayouts + 1,
    monthGrossCents: monthGrossCents + grossCents,
  }
}
