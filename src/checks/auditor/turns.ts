/**
 * Whose turn it is on a day, and how long money can wait at most, by the auditor's own reckoning of
 * the rules in docs/payout-rules.md, “When a creator is paid”. What an era does in its own way is taken from its figures; no
 * rule is taken from the code that pays. Where the rules leave it open whether somebody is due, they are not: see decision
 * 0006.
 */
import {
  civilFromDay,
  SECONDS_IN_HOUR,
  startOfDay,
  weekdayOf,
  WEEKDAYS,
  type Day,
  type Instant,
  type Weekday,
} from '../../core/calendar'
import { BASIS_POINTS_IN_WHOLE, type Cents } from '../../core/money'
import type { PayoutPolicy } from '../../core/policy'
import type { PayoutType, Rail } from '../../core/vocabulary'

type CycleFrequency = 'daily' | 'weekly' | 'monthly' | 'quarterly'
type FlexibleSchedule = { payoutType: PayoutType } & (
  | { frequency: 'every_days'; days: number; from: Day }
  | { frequency: 'chosen_weekdays'; weekdays: readonly Weekday[] }
  | { frequency: 'twice_a_month'; daysOfMonth: readonly number[] }
  | { frequency: 'threshold'; thresholdCents: Cents }
)
/** A schedule as the auditor knows it. */
export type KnownSchedule = { frequency: CycleFrequency } | FlexibleSchedule

export interface KnownCreator {
  country: string
  rail: Rail
  ownMinimumCents: Cents
  schedule: KnownSchedule
}

export const isInstantSchedule = (schedule: KnownSchedule): boolean =>
  schedule.frequency === 'daily' || ('payoutType' in schedule && schedule.payoutType === 'instant')

/** The daily run at 08:00 and the standard runs at 10:00 UTC. */
export const RUN_KINDS = ['daily', 'standard'] as const
export type PayoutRunKind = (typeof RUN_KINDS)[number]

const RUN_SECONDS: Readonly<Record<PayoutRunKind, number>> = {
  daily: 8 * SECONDS_IN_HOUR,
  standard: 10 * SECONDS_IN_HOUR,
}
export const runBeginsAt = (day: Day, kind: PayoutRunKind): Instant =>
  startOfDay(day) + RUN_SECONDS[kind]

export interface Turn {
  /** Money dated up to this day is due, if it is so much at least. */
  periodEnd: Day
  leastCents: Cents
}

/** `null`: it is not this creator's turn, or not certain to be. `hasDailyRun`: before daily payouts there was none. */
export function turnOn(
  creator: KnownCreator,
  kind: PayoutRunKind,
  day: Day,
  policy: PayoutPolicy,
  hasDailyRun: boolean,
): Turn | null {
  const { schedule } = creator
  if ('payoutType' in schedule) {
    return hasDailyRun ? flexibleTurn(creator, schedule, kind, day, policy) : null
  }
  if (kind === 'daily') {
    const isTheirs = hasDailyRun && schedule.frequency === 'daily'
    const leastCents = policy.gates.includes('minimum') ? leastInstant(creator, policy) : 1
    return isTheirs ? { periodEnd: day - 1, leastCents } : null
  }
  return weekdayOf(day) === policy.runWeekday[creator.rail]
    ? cycleTurn(creator, schedule.frequency, day, policy, hasDailyRun)
    : null
}

function cycleTurn(
  creator: KnownCreator,
  frequency: CycleFrequency,
  day: Day,
  policy: PayoutPolicy,
  hasDailyRun: boolean,
): Turn | null {
  const hasFridays = policy.cycleAnchor === 'friday'
  const cycleDay = hasFridays ? fridayFrom(day) : day
  const turn = { periodEnd: cycleDay - policy.holdDays, leastCents: leastStandard(creator, policy) }
  switch (frequency) {
    case 'daily':
      // Who is paid tomorrow by the daily run is due in a cycle that ends tomorrow or later.
      return !hasDailyRun || cycleDay > day ? turn : null
    case 'weekly':
      return turn
    case 'monthly':
      return isLastOf(monthOf, day, cycleDay) ? turn : null
    case 'quarterly':
      return isLastOf(quarterOf, day, cycleDay) ? turn : null
  }
}

function flexibleTurn(
  creator: KnownCreator,
  schedule: FlexibleSchedule,
  kind: PayoutRunKind,
  day: Day,
  policy: PayoutPolicy,
): Turn | null {
  const { payoutType } = schedule
  if (kind !== (payoutType === 'instant' ? 'daily' : 'standard')) return null
  if (!namesDay(schedule, day)) return null
  const ofType =
    payoutType === 'instant' ? leastInstant(creator, policy) : leastStandard(creator, policy)
  return {
    periodEnd: payoutType === 'instant' ? day - 1 : day - policy.holdDays,
    leastCents: Math.max(1, ofType, leastByThreshold(creator, policy)),
  }
}

/** So many days can money wait at most until its payout begins, if nothing blocks it; `least`: from so much on. */
export function longestWait(
  creator: KnownCreator,
  policy: PayoutPolicy,
): { days: number; least: Cents; from: Day } {
  const { schedule } = creator
  const least = Math.max(
    1,
    leastInstant(creator, policy),
    leastStandard(creator, policy),
    leastByThreshold(creator, policy),
  )
  const from = schedule.frequency === 'every_days' ? schedule.from : -Infinity
  return { days: policy.holdDays + longestGap(schedule) + MISSED_DAYS, least, from }
}

/** A payout created on the day may have spent one date (quirk G3), and the money then waits for the one after it. */
const MISSED_DAYS = 7

function longestGap(schedule: KnownSchedule): number {
  switch (schedule.frequency) {
    case 'daily':
    case 'weekly':
    case 'chosen_weekdays':
      return 7
    case 'monthly':
      return 5 * 7
    case 'quarterly':
      return 14 * 7
    case 'every_days':
      return schedule.days
    case 'twice_a_month':
      return 31
    case 'threshold':
      return 1
  }
}

/** Below its threshold nobody is told anything, nor where the fee would leave nothing of an instant payout. */
function leastByThreshold(creator: KnownCreator, policy: PayoutPolicy): Cents {
  const { schedule } = creator
  if (schedule.frequency !== 'threshold') return 0
  return schedule.payoutType === 'instant'
    ? Math.max(schedule.thresholdCents, leastOnItsOwn(creator, policy))
    : schedule.thresholdCents
}

/** So much is a payout on its own for certain: the platform's minimum, and something is left of it whatever its fee is. */
export function leastOnItsOwn({ rail }: Pick<KnownCreator, 'rail'>, policy: PayoutPolicy): Cents {
  const { instantFeeBasisPoints: basisPoints, instantFeeFlatCents: flatCents } = policy
  const ofRail = policy.instantFeeByRail[rail]
  const rates = ofRail ? [ofRail] : [{ basisPoints, flatCents }, ...policy.instantFeeTiers]
  const share = Math.max(...rates.map((rate) => rate.basisPoints)) / BASIS_POINTS_IN_WHOLE
  const keptShare = policy.instantFeeOf === 'net' ? 1 / (1 + share) : 1 - share
  const fixedCents =
    rates.reduce((sum, rate) => sum + rate.flatCents, 0) +
    policy.instantFeeMinimumCents +
    policy.instantSubscriptionMonthlyCents
  return Math.max(policy.instantMinimumCents, Math.ceil((fixedCents + 2) / keptShare))
}

const leastStandard = ({ country, ownMinimumCents }: KnownCreator, policy: PayoutPolicy): Cents =>
  Math.max(1, policy.minimumCents, ownMinimumCents, policy.countryMinimumCents[country] ?? 0)

const leastInstant = ({ country, ownMinimumCents }: KnownCreator, policy: PayoutPolicy): Cents => {
  const others = [ownMinimumCents, policy.countryMinimumCents[country] ?? 0]
  return Math.max(
    1,
    policy.instantMinimumCents,
    ...(policy.instantHonoursOwnThreshold ? others : []),
  )
}

function namesDay(schedule: FlexibleSchedule, day: Day): boolean {
  switch (schedule.frequency) {
    case 'every_days':
      return day >= schedule.from && (day - schedule.from) % schedule.days === 0
    case 'chosen_weekdays':
      return schedule.weekdays.includes(weekdayOf(day))
    case 'twice_a_month': {
      const { dayOfMonth: date } = civilFromDay(day)
      const isLast = monthOf(day + 1) !== monthOf(day)
      return schedule.daysOfMonth.some((one) => one === date || (isLast && one > date))
    }
    case 'threshold':
      return true
  }
}

/** The first Friday on a day or after it. */
export const fridayFrom = (day: Day): Day =>
  day + ((WEEKDAYS.indexOf('friday') - WEEKDAYS.indexOf(weekdayOf(day)) + 7) % 7)

const monthOf = (day: Day): number => {
  const { year, month } = civilFromDay(day)
  return year * 12 + month - 1
}
const quarterOf = (day: Day): number => Math.floor(monthOf(day) / 3)

/** Whether a cycle is the last of the month or quarter that the run day is in. */
const isLastOf = (spanOf: (day: Day) => number, day: Day, cycleDay: Day): boolean =>
  spanOf(cycleDay) === spanOf(day) && spanOf(cycleDay + 7) !== spanOf(cycleDay)
