/**
 * Schedules beyond the real ones: every so many days, chosen weekdays, twice a month, or from a
 * threshold, each paid standard or instantly. They have no Friday cycle and no rail weekday: a
 * payout is due on the schedule's own day. The date that a creator is shown is one on which today's
 * unpaid money will be enough.
 */
import {
  civilFromDay,
  dayFromCivil,
  dayFromIso,
  isoFromDay,
  WEEKDAYS,
  weekdayOf,
  type Day,
  type Weekday,
} from './calendar'
import type { Cents } from './money'
import { DAILY_RUN_SECOND, STANDARD_RUN_SECOND } from './payout-schedule'
import type { PayoutPolicy } from './policy'
import type { UpcomingPayout } from './upcoming-payouts'
import type { CycleFrequency, PayoutFrequency, PayoutType } from './vocabulary'

export const EVERY_DAYS_MAX = 366
export const DAYS_OF_MONTH_MAX = 31

interface EveryDays {
  frequency: 'every_days'
  /** 1 to 366. */
  days: number
  /** The day that the count starts from, and the first that is due; none before it is. */
  from: Day
  payoutType: PayoutType
}

interface ChosenWeekdays {
  frequency: 'chosen_weekdays'
  /** At least one, none twice. */
  weekdays: readonly Weekday[]
  payoutType: PayoutType
}

interface TwiceAMonth {
  frequency: 'twice_a_month'
  /** Two different days, 1 to 31; where a month has no such day, its last. */
  daysOfMonth: readonly [number, number]
  payoutType: PayoutType
}

interface AtThreshold {
  frequency: 'threshold'
  /** Above 0. Where the minimum of the payout type is higher, that counts. */
  thresholdCents: Cents
  payoutType: PayoutType
}

export type FlexibleSchedule = EveryDays | ChosenWeekdays | TwiceAMonth | AtThreshold

/** What a creator can be on: one of the real schedules by its word, or a flexible one with its details. */
export type PayoutSchedule = CycleFrequency | FlexibleSchedule

/** Hours of the runs that pay flexible schedules, UTC: instant ones with the daily run, standard ones with the others. */
export const FLEXIBLE_RUN_SECOND: Readonly<Record<PayoutType, number>> = {
  instant: DAILY_RUN_SECOND,
  standard: STANDARD_RUN_SECOND,
}

/** Whether the schedule names this day. A threshold names every day: there it is the money that decides. */
export function isDueOn(schedule: FlexibleSchedule, day: Day): boolean {
  return nextDueDay(schedule, day) === day
}

/** The first day of the schedule on or after a day. */
export function nextDueDay(schedule: FlexibleSchedule, day: Day): Day {
  switch (schedule.frequency) {
    case 'every_days':
      return nextOfEvery(schedule, day)
    case 'chosen_weekdays':
      return nextWeekday(schedule.weekdays, day)
    case 'twice_a_month':
      return nextDayOfMonth(schedule.daysOfMonth, day)
    case 'threshold':
      return day
  }
}

function nextOfEvery({ days, from }: EveryDays, day: Day): Day {
  return day <= from ? from : from + Math.ceil((day - from) / days) * days
}

function nextWeekday(weekdays: readonly Weekday[], day: Day): Day {
  for (let candidate = day; candidate < day + WEEKDAYS.length; candidate += 1) {
    if (weekdays.includes(weekdayOf(candidate))) return candidate
  }
  throw new RangeError('A schedule of chosen weekdays names no weekday')
}

function nextDayOfMonth(daysOfMonth: readonly number[], day: Day): Day {
  const { year, month } = civilFromDay(day)
  const thisMonth = Math.min(...daysWithin(year, month, daysOfMonth).filter((due) => due >= day))
  return Number.isFinite(thisMonth)
    ? thisMonth
    : Math.min(...daysWithin(year, month + 1, daysOfMonth))
}

/** The days of one month; a day that the month does not have is its last. */
function daysWithin(year: number, month: number, daysOfMonth: readonly number[]): Day[] {
  const first = dayFromCivil(year, month, 1)
  const last = dayFromCivil(year, month + 1, 1) - 1
  return daysOfMonth.map((dayOfMonth) => Math.min(first + dayOfMonth - 1, last))
}

/** The last day whose balances a payout due on `day` takes: yesterday if instant, else as old as the holding period asks. */
export function flexiblePeriodEnd(payoutType: PayoutType, day: Day, policy: PayoutPolicy): Day {
  return payoutType === 'instant' ? day - 1 : day - policy.holdDays
}

/** The least that the schedule pays at once, given the minimum of the payout type. Nothing is never a payout. */
export function leastPayable(schedule: FlexibleSchedule, minimumCents: Cents): Cents {
  const thresholdCents = schedule.frequency === 'threshold' ? schedule.thresholdCents : 0
  return Math.max(1, minimumCents, thresholdCents)
}

export interface FlexibleFacts {
  /** The first day whose run is still ahead. */
  from: Day
  /** As the creator would be paid now: an instant schedule falls back to standard where instant payouts are not open. */
  payoutType: PayoutType
  /** The minimum of that payout type. */
  minimumCents: Cents
  /** All unpaid balances; none of them is dated after `from`. */
  unpaidCents: Cents
  /** Unpaid balances dated on or before a day. */
  unpaidUpTo: (day: Day) => Cents
}

/**
 * The payouts that a creator can expect from what is unpaid now, at most `countMax`: each on the first due day on which
 * enough of what is left is old enough. Unlike the cycles of the real service (quirk G1) it looks as many due days ahead
 * as that takes. It is never endless, since nothing is never a payout (quirk G19).
 */
export function upcomingFlexiblePayouts(
  schedule: FlexibleSchedule,
  facts: FlexibleFacts,
  policy: PayoutPolicy,
  countMax: number,
): UpcomingPayout[] {
  const payouts: UpcomingPayout[] = []
  const leastCents = leastPayable(schedule, facts.minimumCents)
  let takenCents = 0
  let due = nextDueDay(schedule, facts.from)
  while (payouts.length < countMax && facts.unpaidCents - takenCents >= leastCents) {
    const periodEnd = flexiblePeriodEnd(facts.payoutType, due, policy)
    const amountCents = facts.unpaidUpTo(periodEnd) - takenCents
    if (amountCents >= leastCents) {
      payouts.push({ day: due, amountCents })
      takenCents += amountCents
    }
    due = nextDueDay(schedule, due + 1)
  }
  return payouts
}

/** The day on which the creator is paid next if no more is sold, or `null` when too little is unpaid. */
export const nextFlexiblePayoutDay = (
  schedule: FlexibleSchedule,
  facts: FlexibleFacts,
  policy: PayoutPolicy,
): Day | null => upcomingFlexiblePayouts(schedule, facts, policy, 1)[0]?.day ?? null

/** The schedule as one line of JSON, keys in a fixed order: as the ledger keeps it, and as a scenario could have it. */
export function flexibleScheduleText(schedule: FlexibleSchedule): string {
  const { frequency, payoutType } = schedule
  switch (frequency) {
    case 'every_days':
      return JSON.stringify({
        frequency,
        days: schedule.days,
        from: isoFromDay(schedule.from),
        payoutType,
      })
    case 'chosen_weekdays':
      return JSON.stringify({ frequency, weekdays: schedule.weekdays, payoutType })
    case 'twice_a_month':
      return JSON.stringify({ frequency, daysOfMonth: schedule.daysOfMonth, payoutType })
    case 'threshold':
      return JSON.stringify({ frequency, thresholdCents: schedule.thresholdCents, payoutType })
  }
}

/** A schedule as the history of settings shows it: the word, or the details of a flexible one. */
export const scheduleText = (schedule: PayoutFrequency | FlexibleSchedule): string =>
  typeof schedule === 'string' ? schedule : flexibleScheduleText(schedule)

/** Whether the schedule is one of instant payouts, for as long as those are open to the creator. */
export const paysInstantly = (
  schedule: PayoutFrequency | Pick<FlexibleSchedule, 'payoutType'>,
): boolean =>
  typeof schedule === 'string' ? schedule === 'daily' : schedule.payoutType === 'instant'

/** The reverse of `flexibleScheduleText`, for what the ledger has kept. */
export function flexibleScheduleFrom(text: string): FlexibleSchedule {
  const kept = JSON.parse(text) as { from?: string }
  return { ...kept, ...(kept.from ? { from: dayFromIso(kept.from)! } : {}) } as FlexibleSchedule
}
