/**
 * When a creator is paid: cycles that end on a Friday (or, if the policy says so, on the rail's own weekday), the weekday
 * of the rail within the Friday's week, and the period that a run pays. All days are UTC.
 */
import {
  firstOfMonthAfter,
  fridayOnOrAfter,
  lastWeekdayOfMonth,
  lastWeekdayOfQuarter,
  SECONDS_IN_HOUR,
  weekdayOnOrAfter,
  WEEKDAYS,
  type Day,
  type Weekday,
} from './calendar'
import type { Cents } from './money'
import type { PayoutPolicy } from './policy'
import type { CycleFrequency, Rail } from './vocabulary'

/** Hours of the daily run and of the standard runs, UTC. */
export const DAILY_RUN_SECOND = 8 * SECONDS_IN_HOUR
export const STANDARD_RUN_SECOND = 10 * SECONDS_IN_HOUR

export interface ScheduleFacts {
  frequency: CycleFrequency
  rail: Rail
  today: Day
  /** The largest of the policy's minimum, the country's and the creator's own. */
  minimumCents: Cents
  /** All unpaid balances. */
  unpaidCents: Cents
  /** Unpaid balances dated on or before a day. */
  unpaidUpTo: (day: Day) => Cents
  /** Whether an instant payout would be made today; only asked of daily creators. */
  instantlyPayable: boolean
  /** The smallest instant payout of this creator. */
  instantMinimumCents: Cents
  /** Whether today's daily run has yet to begin. */
  dailyRunAhead: boolean
  /** Whether a payout of this creator that spends the day was created today (quirk G3). */
  payoutCreatedToday: boolean
}

const anchorOf = (rail: Rail, policy: PayoutPolicy): Weekday =>
  policy.cycleAnchor === 'friday' ? 'friday' : policy.runWeekday[rail]

function firstCycleDay(frequency: CycleFrequency, today: Day, anchor: Weekday): Day {
  switch (frequency) {
    case 'daily':
    case 'weekly':
      return weekdayOnOrAfter(today, anchor)
    case 'monthly':
      return lastWeekdayOfMonth(today, anchor)
    case 'quarterly':
      return lastWeekdayOfQuarter(today, anchor)
  }
}

/** The cycle that follows one of a schedule. */
export function cycleDayAfter(
  { frequency, rail }: Pick<ScheduleFacts, 'frequency' | 'rail'>,
  cycleDay: Day,
  policy: PayoutPolicy,
): Day {
  const anchor = anchorOf(rail, policy)
  switch (frequency) {
    case 'daily':
    case 'weekly':
      return weekdayOnOrAfter(cycleDay + 7, anchor)
    case 'monthly':
      return lastWeekdayOfMonth(firstOfMonthAfter(cycleDay, 1), anchor)
    case 'quarterly':
      return lastWeekdayOfQuarter(firstOfMonthAfter(cycleDay, 3), anchor)
  }
}

/** Where nothing is set as a minimum, nothing is still enough for a date, and for ever (quirk G19); or a cent is needed. */
export const smallestDatedCents = (facts: ScheduleFacts, policy: PayoutPolicy): Cents =>
  policy.endlessProjection ? facts.minimumCents : Math.max(1, facts.minimumCents)

/** Whether the creator is paid day by day, so that the next payout is tomorrow's. */
export const isPaidDaily = (facts: ScheduleFacts): boolean =>
  facts.frequency === 'daily' && facts.instantlyPayable

/**
 * The least for which a daily run's payout is foreseen: in the eras the standard minimum too, so that a daily creator
 * with less is paid, but shown no date; or what the run itself asks for.
 */
export const smallestDailyCents = (facts: ScheduleFacts, policy: PayoutPolicy): Cents =>
  policy.dailyDateShown === 'next_run'
    ? facts.instantMinimumCents
    : smallestDatedCents(facts, policy)

/** The next day on which the creator's cycle ends, or `null` when too little is unpaid. */
export function nextCycleDay(facts: ScheduleFacts, policy: PayoutPolicy): Day | null {
  if (facts.unpaidCents < smallestDatedCents(facts, policy)) return null
  return isPaidDaily(facts) ? facts.today + 1 : nextRunCycleDay(facts, policy)
}

/** The same for a creator who is paid by standard runs. */
function nextRunCycleDay(facts: ScheduleFacts, policy: PayoutPolicy): Day {
  const { today } = facts
  const after = (cycleDay: Day): Day => cycleDayAfter(facts, cycleDay, policy)
  const isSpent = (cycleDay: Day): boolean => cycleDay === today && facts.payoutCreatedToday
  let cycleDay = firstCycleDay(facts.frequency, today, anchorOf(facts.rail, policy))
  while (cycleDay < today) cycleDay = after(cycleDay)
  switch (policy.cycleAdvance) {
    case 'once':
      if (tooLittleIsOld(facts, cycleDay, policy)) cycleDay = after(cycleDay)
      return isSpent(cycleDay) ? after(cycleDay) : cycleDay
    case 'until_old_enough':
      while (isSpent(cycleDay) || tooLittleIsOld(facts, cycleDay, policy)) {
        cycleDay = after(cycleDay)
      }
      return cycleDay
  }
}

/** Whether less than the minimum is old enough for a cycle, while more will be for a later one. */
function tooLittleIsOld(facts: ScheduleFacts, cycleDay: Day, policy: PayoutPolicy): boolean {
  const periodEnd = cycleDay - policy.holdDays
  if (policy.cycleAdvance === 'until_old_enough' && periodEnd >= facts.today) return false
  return facts.unpaidUpTo(periodEnd) < smallestDatedCents(facts, policy)
}

/** The rail's weekday in the week of a cycle's Friday. */
export function railDayOfCycle(cycleFriday: Day, rail: Rail, policy: PayoutPolicy): Day {
  return cycleFriday - WEEKDAYS.indexOf('friday') + WEEKDAYS.indexOf(policy.runWeekday[rail])
}

/** The day on which a creator is told that a cycle pays (quirk G5: before 2026-07-25 the Friday). */
export function shownDayOfCycle(cycleDay: Day, rail: Rail, policy: PayoutPolicy): Day {
  return policy.cycleAnchor === 'friday' && policy.railWeekdayShown
    ? railDayOfCycle(cycleDay, rail, policy)
    : cycleDay
}

/** A day that the creator is shown: of a cycle, or of a daily run. */
export interface ShownCycle {
  cycleDay: Day
  daily: boolean
}

/** The cycle of the date that the creator is shown as their next payout, and whether the daily run pays it. */
export function nextShownCycle(facts: ScheduleFacts, policy: PayoutPolicy): ShownCycle | null {
  if (isPaidDaily(facts) && !policy.dailyShownWeeklyDates) return nextDailyRun(facts, policy)
  if (facts.unpaidCents < smallestDatedCents(facts, policy)) return null
  const cycleDay = nextRunCycleDay(facts, policy)
  const day = shownDayOfCycle(cycleDay, facts.rail, policy)
  const spent = day < facts.today || (day === facts.today && facts.payoutCreatedToday)
  return { cycleDay: spent ? cycleDayAfter(facts, cycleDay, policy) : cycleDay, daily: false }
}

/**
 * Tomorrow, in the eras also for who is still to be paid this morning (quirk G20). Otherwise the next run that will find
 * enough: each pays up to the day before it.
 */
function nextDailyRun(facts: ScheduleFacts, policy: PayoutPolicy): ShownCycle | null {
  const leastCents = smallestDailyCents(facts, policy)
  if (facts.unpaidCents < leastCents) return null
  const paidThisMorning =
    policy.dailyDateShown === 'next_run' &&
    facts.dailyRunAhead &&
    facts.unpaidUpTo(dailyPeriodEnd(facts.today)) >= leastCents
  return { cycleDay: paidThisMorning ? facts.today : facts.today + 1, daily: true }
}

/** The date that the creator is shown as their next payout (quirks G4, G5 and G18). */
export function nextPayoutDay(facts: ScheduleFacts, policy: PayoutPolicy): Day | null {
  const next = nextShownCycle(facts, policy)
  if (next === null || next.daily) return next?.cycleDay ?? null
  return shownDayOfCycle(next.cycleDay, facts.rail, policy)
}

/** The last day whose balances a standard run of `runDay` pays. */
export function standardPeriodEnd(runDay: Day, policy: PayoutPolicy): Day {
  const cycleDay = policy.cycleAnchor === 'friday' ? fridayOnOrAfter(runDay) : runDay
  return cycleDay - policy.holdDays
}

/** The first standard run of a rail after a day that reaches the balances of that day, however little they are. */
export function firstStandardRunDay(balanceDay: Day, rail: Rail, policy: PayoutPolicy): Day {
  let runDay = weekdayOnOrAfter(balanceDay + 1, policy.runWeekday[rail])
  while (standardPeriodEnd(runDay, policy) < balanceDay) runDay += 7
  return runDay
}

/** Whether a standard run on `runDay` is the turn of a creator with this next cycle day. */
export function isDue(cycleDay: Day | null, runDay: Day, policy: PayoutPolicy): boolean {
  return cycleDay !== null && standardPeriodEnd(runDay, policy) + policy.holdDays >= cycleDay
}

/**
 * Whether a standard run today is this creator's turn. For who is paid daily each standard run of their rail is the one
 * that pays what the daily runs have left, whatever day ends a cycle.
 */
export function isTurn(facts: ScheduleFacts, policy: PayoutPolicy): boolean {
  const cycleDay = nextCycleDay(facts, policy)
  if (cycleDay !== null && isPaidDaily(facts)) return true
  return isDue(cycleDay, facts.today, policy)
}

/** The last day whose balances the daily run of `runDay` pays: yesterday. */
export const dailyPeriodEnd = (runDay: Day): Day => runDay - 1
