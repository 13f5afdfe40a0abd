/**
 * When a creator is paid: cycles that end on a Friday, the weekday of the rail within the Friday's week,
 * and the period that a run pays. Domain facts F1 to F3, step by step; all days are UTC.
 */
import {
  fridayOnOrAfter,
  firstOfMonthAfter,
  lastFridayOfMonth,
  lastFridayOfQuarter,
  WEEKDAYS,
  type Day,
} from './calendar'
import type { Cents } from './money'
import type { PayoutPolicy } from './policy'
import type { CycleFrequency, Rail } from './vocabulary'

export interface ScheduleFacts {
  frequency: CycleFrequency
  today: Day
  /** The larger of the policy's minimum and the creator's own. */
  minimumCents: Cents
  /** All unpaid balances. */
  unpaidCents: Cents
  /** Unpaid balances dated on or before a day. */
  unpaidUpTo: (day: Day) => Cents
  /** Whether an instant payout would be made today; only asked of daily creators. */
  instantlyPayable: boolean
  /** Whether any payout of this creator was created today, whatever became of it. */
  payoutCreatedToday: boolean
}

function firstCycleDay(frequency: CycleFrequency, today: Day): Day {
  switch (frequency) {
    case 'daily':
    case 'weekly':
      return fridayOnOrAfter(today)
    case 'monthly':
      return lastFridayOfMonth(today)
    case 'quarterly':
      return lastFridayOfQuarter(today)
  }
}

function cycleDayAfter(frequency: CycleFrequency, cycleDay: Day): Day {
  switch (frequency) {
    case 'daily':
    case 'weekly':
      return fridayOnOrAfter(cycleDay + 7)
    case 'monthly':
      return lastFridayOfMonth(firstOfMonthAfter(cycleDay, 1))
    case 'quarterly':
      return lastFridayOfQuarter(firstOfMonthAfter(cycleDay, 3))
  }
}

/**
 * The next day on which the creator's cycle ends, or `null` when too little is unpaid (F1, steps 1 to 6).
 * The cycle advances at most once for want of old enough money, and does not check again (quirk G1).
 */
export function nextCycleDay(facts: ScheduleFacts, policy: PayoutPolicy): Day | null {
  const { frequency, today } = facts
  if (facts.unpaidCents < facts.minimumCents) return null
  if (frequency === 'daily' && facts.instantlyPayable) return today + 1

  let cycleDay = firstCycleDay(frequency, today)
  while (cycleDay < today) cycleDay = cycleDayAfter(frequency, cycleDay)
  if (facts.unpaidUpTo(cycleDay - policy.holdDays) < facts.minimumCents) {
    cycleDay = cycleDayAfter(frequency, cycleDay)
  }
  if (cycleDay === today && facts.payoutCreatedToday) {
    cycleDay = cycleDayAfter(frequency, cycleDay)
  }
  return cycleDay
}

/** The rail's weekday in the week of a cycle's Friday. */
export function railDayOfCycle(cycleFriday: Day, rail: Rail, policy: PayoutPolicy): Day {
  return cycleFriday - WEEKDAYS.indexOf('friday') + WEEKDAYS.indexOf(policy.runWeekday[rail])
}

/** The date that the creator is shown as their next payout (F1, step 7; before 2026-07-25 the Friday, quirk G5). */
export function nextPayoutDay(facts: ScheduleFacts, rail: Rail, policy: PayoutPolicy): Day | null {
  const cycleDay = nextCycleDay(facts, policy)
  if (cycleDay === null || !policy.railWeekdayShown) return cycleDay
  if (facts.frequency === 'daily' && facts.instantlyPayable) return cycleDay
  const railDay = railDayOfCycle(cycleDay, rail, policy)
  const spent = railDay < facts.today || (railDay === facts.today && facts.payoutCreatedToday)
  return spent ? railDayOfCycle(cycleDayAfter(facts.frequency, cycleDay), rail, policy) : railDay
}

/** The last day whose balances a standard run of `runDay` pays (F2). */
export function standardPeriodEnd(runDay: Day, policy: PayoutPolicy): Day {
  return fridayOnOrAfter(runDay) - policy.holdDays
}

/** Whether a standard run with this period end is the creator's turn (F2). */
export function isDue(cycleDay: Day | null, periodEnd: Day, policy: PayoutPolicy): boolean {
  return cycleDay !== null && periodEnd + policy.holdDays >= cycleDay
}

/** The last day whose balances the daily run of `runDay` pays: yesterday (F3). */
export const dailyPeriodEnd = (runDay: Day): Day => runDay - 1
