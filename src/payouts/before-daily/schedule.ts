/**
 * When a creator was paid before daily payouts: weekly, or monthly or quarterly for those who chose so; a schedule that
 * this service has never heard of is treated as weekly. Written apart from `core/payout-schedule`, which the daily
 * schedule changed, so that one can be held against the other.
 */
import {
  firstOfMonthAfter,
  fridayOnOrAfter,
  lastFridayOfMonth,
  lastFridayOfQuarter,
  WEEKDAYS,
  type Day,
} from '../../core/calendar'
import { sumOf, type DayBalance } from '../../core/instant-payouts'
import type { Cents } from '../../core/money'
import type { PayoutPolicy } from '../../core/policy'
import type { Rail } from '../../core/vocabulary'

const DAYS_IN_WEEK = 7

export interface CycleFacts {
  /** The schedule as the ledger has it; this service knows two words besides weekly. */
  schedule: string
  today: Day
  minimumCents: Cents
  unpaid: readonly DayBalance[]
  payoutCreatedToday: boolean
}

function firstCycle(schedule: string, today: Day): Day {
  if (schedule === 'monthly') return lastFridayOfMonth(today)
  if (schedule === 'quarterly') return lastFridayOfQuarter(today)
  return fridayOnOrAfter(today)
}

function cycleAfter(schedule: string, cycle: Day): Day {
  if (schedule === 'monthly') return lastFridayOfMonth(firstOfMonthAfter(cycle, 1))
  if (schedule === 'quarterly') return lastFridayOfQuarter(firstOfMonthAfter(cycle, 3))
  return fridayOnOrAfter(cycle + DAYS_IN_WEEK)
}

/** The Friday of the creator's next cycle, or `null` when too little is unpaid (domain facts F1 without its second step). */
export function nextCycleBeforeDaily(facts: CycleFacts, policy: PayoutPolicy): Day | null {
  const { schedule, today, minimumCents, unpaid } = facts
  if (sumOf(unpaid) < minimumCents) return null

  let cycle = firstCycle(schedule, today)
  if (cycle < today) cycle = cycleAfter(schedule, cycle)

  const oldEnough = unpaid.filter((balance) => balance.day <= cycle - policy.holdDays)
  if (sumOf(oldEnough) < minimumCents) cycle = cycleAfter(schedule, cycle)

  const spent = cycle === today && facts.payoutCreatedToday
  return spent ? cycleAfter(schedule, cycle) : cycle
}

const railDayIn = (friday: Day, rail: Rail, policy: PayoutPolicy): Day =>
  friday - WEEKDAYS.indexOf('friday') + WEEKDAYS.indexOf(policy.runWeekday[rail])

/** The date that the creator is shown: the Friday, or the day of the rail in its week (domain facts F1, step 7). */
export function dateShownBeforeDaily(
  facts: CycleFacts,
  rail: Rail,
  policy: PayoutPolicy,
): Day | null {
  const cycle = nextCycleBeforeDaily(facts, policy)
  if (cycle === null || !policy.railWeekdayShown) return cycle
  const railDay = railDayIn(cycle, rail, policy)
  const spent = railDay < facts.today || (railDay === facts.today && facts.payoutCreatedToday)
  return spent ? railDayIn(cycleAfter(facts.schedule, cycle), rail, policy) : railDay
}

/** The earliest day, `today` included, on which a weekly run of the rail pays what was earned on `earned`. */
export function earliestWeeklyRun(earned: Day, today: Day, rail: Rail, policy: PayoutPolicy): Day {
  let friday = fridayOnOrAfter(earned + policy.holdDays)
  while (railDayIn(friday, rail, policy) < today) friday += DAYS_IN_WEEK
  return railDayIn(friday, rail, policy)
}
