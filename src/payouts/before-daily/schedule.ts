/**
 * When a creator was paid before daily payouts: weekly, or monthly or quarterly by choice. A
 * schedule that this service does not know counts as weekly. It is written a second time, since the
 * daily schedule changed `core/payout-schedule`, and the two are compared.
 */
import {
  DAYS_IN_WEEK,
  firstOfMonthAfter,
  lastWeekdayOfMonth,
  lastWeekdayOfQuarter,
  weekdayOnOrAfter,
  WEEKDAYS,
  type Day,
  type Weekday,
} from '../../core/calendar'
import { sumOf, type DayBalance } from '../../core/instant-payouts'
import type { Cents } from '../../core/money'
import type { PayoutPolicy } from '../../core/policy'
import type { Rail } from '../../core/vocabulary'

export interface CycleFacts {
  /** The schedule as the ledger has it; this service knows two words besides weekly. */
  schedule: string
  rail: Rail
  today: Day
  minimumCents: Cents
  unpaid: readonly DayBalance[]
  /** What of some unpaid balances a payout would take. */
  payable: (balances: readonly DayBalance[]) => readonly DayBalance[]
  /** Whether a payout that spends the day was created today (quirk G3). */
  payoutCreatedToday: boolean
}

/** The cycles of one creator: they end on the Friday, or in a policy that says so on the weekday of the rail. */
class Cycles {
  readonly #schedule: string
  readonly #weekday: Weekday

  constructor({ schedule, rail }: CycleFacts, policy: PayoutPolicy) {
    this.#schedule = schedule
    this.#weekday = policy.cycleAnchor === 'friday' ? 'friday' : policy.runWeekday[rail]
  }

  first(today: Day): Day {
    if (this.#schedule === 'monthly') {
      const thisMonth = lastWeekdayOfMonth(today, this.#weekday)
      return thisMonth < today ? this.after(thisMonth) : thisMonth
    }
    if (this.#schedule === 'quarterly') {
      const thisQuarter = lastWeekdayOfQuarter(today, this.#weekday)
      return thisQuarter < today ? this.after(thisQuarter) : thisQuarter
    }
    return weekdayOnOrAfter(today, this.#weekday)
  }

  after(cycle: Day): Day {
    if (this.#schedule === 'monthly') {
      return lastWeekdayOfMonth(firstOfMonthAfter(cycle, 1), this.#weekday)
    }
    if (this.#schedule === 'quarterly') {
      return lastWeekdayOfQuarter(firstOfMonthAfter(cycle, 3), this.#weekday)
    }
    return weekdayOnOrAfter(cycle + DAYS_IN_WEEK, this.#weekday)
  }
}

/** With no minimum set, nothing is enough for a date in the eras (quirk G19); the lab's own policy asks for a cent. */
const enoughCents = ({ minimumCents }: CycleFacts, policy: PayoutPolicy): Cents =>
  policy.endlessProjection || minimumCents > 0 ? minimumCents : 1

/** The day of the creator's next cycle, or `null` when too little is unpaid. */
export function nextCycleBeforeDaily(facts: CycleFacts, policy: PayoutPolicy): Day | null {
  const { today, unpaid } = facts
  const enough = enoughCents(facts, policy)
  if (sumOf(facts.payable(unpaid)) < enough) return null

  const cycles = new Cycles(facts, policy)
  const isTooYoung = (cycle: Day): boolean =>
    sumOf(facts.payable(unpaid.filter(({ day }) => day <= cycle - policy.holdDays))) < enough
  const isSpent = (cycle: Day): boolean => cycle === today && facts.payoutCreatedToday

  let cycle = cycles.first(today)
  if (policy.cycleAdvance === 'once') {
    if (isTooYoung(cycle)) cycle = cycles.after(cycle)
    return isSpent(cycle) ? cycles.after(cycle) : cycle
  }
  // Once the period reaches today, all that is unpaid is old enough.
  const isWorthWaiting = (day: Day): boolean => day - policy.holdDays < today && isTooYoung(day)
  while (isSpent(cycle) || isWorthWaiting(cycle)) cycle = cycles.after(cycle)
  return cycle
}

const railDayIn = (friday: Day, rail: Rail, policy: PayoutPolicy): Day =>
  friday - WEEKDAYS.indexOf('friday') + WEEKDAYS.indexOf(policy.runWeekday[rail])

/** The date that the creator is shown: the day of the cycle, or that of the rail in its week. */
export function dateShownBeforeDaily(facts: CycleFacts, policy: PayoutPolicy): Day | null {
  const cycle = nextCycleBeforeDaily(facts, policy)
  if (cycle === null) return null
  const showsRail = policy.cycleAnchor === 'friday' && policy.railWeekdayShown
  const shown = (day: Day): Day => (showsRail ? railDayIn(day, facts.rail, policy) : day)
  const date = shown(cycle)
  const spent = date < facts.today || (date === facts.today && facts.payoutCreatedToday)
  return spent ? shown(new Cycles(facts, policy).after(cycle)) : date
}

/** The earliest day, `today` included, on which a weekly run of the rail pays what was earned on `earned`. */
export function earliestWeeklyRun(earned: Day, today: Day, rail: Rail, policy: PayoutPolicy): Day {
  const oldEnough = earned + policy.holdDays
  if (policy.cycleAnchor === 'rail_weekday') {
    return weekdayOnOrAfter(Math.max(oldEnough, today), policy.runWeekday[rail])
  }
  let friday = weekdayOnOrAfter(oldEnough, 'friday')
  while (railDayIn(friday, rail, policy) < today) friday += DAYS_IN_WEEK
  return railDayIn(friday, rail, policy)
}
