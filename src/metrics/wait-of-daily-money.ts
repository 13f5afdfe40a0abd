/**
 * How much sooner daily payouts pay, compared with the same creator's weekly schedule. Each sale is
 * counted twice: as its daily instant payout paid it, and as the first standard run of the
 * creator's rail for its day would have, whatever the minimum, arriving at noon of the usual
 * business day. Everything is weighted by money.
 */
import { addBusinessDays, NO_BANK_HOLIDAYS, type IsBankHoliday } from '../core/business-days'
import { DAYS_IN_WEEK, SECONDS_IN_DAY, SECONDS_IN_HOUR, type Day } from '../core/calendar'
import { firstStandardRunDay } from '../core/payout-schedule'
import type { PayoutPolicy } from '../core/policy'
import { isPushRail, RAILS, type Rail } from '../core/vocabulary'
import { PAID_CENTS_IN_VIEWS } from '../ledger/paid-sales'
import type { Scenario } from '../scenario/schema'
import type { WaitsOfDailyMoney } from './figures'
import { HourCounts, type HourOfSales } from './hour-counts'
import { waitOf } from './time-to-cash'

/** What only runs with bank holidays are given. */
export interface HolidayRules {
  isBankHoliday: IsBankHoliday
  /** The same, with the days that are different. */
  overHolidays: (weekly: WeeklySql, run: WeeklyRun) => WeeklySql
}

/** The rules that decide on the other schedule: those in force now. */
export interface WeeklyRules {
  policy: PayoutPolicy
  scenario: Scenario
  /** `null` where there are none, and all weeks are alike. */
  holidays: HolidayRules | null
}

/** Banks book between 06:00 and 18:00 UTC. */
const USUAL_ARRIVAL_SECOND = 12 * SECONDS_IN_HOUR
/** A Thursday: the day 0 of the calendar. */
const SOME_WEEK: readonly Day[] = Array.from({ length: DAYS_IN_WEEK }, (_, day) => day)

/** Seconds from the beginning of a balance's day to its arrival by the weekly schedule. */
export function weeklyArrivalSeconds(
  day: Day,
  rail: Rail,
  { policy, scenario }: Pick<WeeklyRules, 'policy' | 'scenario'>,
  isBankHoliday: IsBankHoliday = NO_BANK_HOLIDAYS,
): number {
  const { standardArrivalBusinessDays } = scenario.processor
  // A push is there on the day of its run.
  const businessDays = isPushRail(rail) ? 0 : standardArrivalBusinessDays[rail]
  const runDay = firstStandardRunDay(day, rail, policy)
  const arrivalDay = addBusinessDays(runDay, businessDays, isBankHoliday)
  return (arrivalDay - day) * SECONDS_IN_DAY + USUAL_ARRIVAL_SECOND
}

/** Sales that daily instant payouts have paid, by what the weekly run of the same creator depends on. */
export interface HourOfRun {
  /** Position in the list of rails. */
  rail: number
  /** That of the balance, or the same weekday of some week where all weeks are alike. */
  day: Day
  /** Hours of the balance's day that were over at the sale, begun ones included. */
  hourOfDay: number
  sales: number
  netCents: number
  /** Cents times seconds of the day at the sale. */
  weightedSecondsOfDay: number
}

/** The same sales twice: as daily payouts paid them, in ascending hours, and by what their weekly run depends on. */
export function waitsOfDailyMoney(
  asPaid: readonly HourOfSales[],
  sold: readonly HourOfRun[],
  rules: WeeklyRules,
): WaitsOfDailyMoney | null {
  const isBankHoliday = rules.holidays?.isBankHoliday
  const weekly = new HourCounts()
  for (const { rail, day, hourOfDay, sales, netCents, weightedSecondsOfDay } of sold) {
    const arrival = weeklyArrivalSeconds(day, RAILS[rail]!, rules, isBankHoliday)
    weekly.add({
      hours: arrival / SECONDS_IN_HOUR - hourOfDay,
      sales,
      netCents,
      weightedSeconds: arrival * netCents - weightedSecondsOfDay,
    })
  }
  const waits = { daily: waitOf(asPaid), weekly: waitOf(weekly.ascending) }
  return waits.daily && waits.weekly && { daily: waits.daily, weekly: waits.weekly }
}

const VIEWS_OF_DAILY_MONEY = `payouts p JOIN payout_balances USING (payout_id) JOIN sales s USING (balance_id)
  JOIN balances b USING (balance_id) JOIN creators c ON c.creator_id = s.creator_id`

const PAID_DAILY_IN_VIEWS = `p.state = 'completed' AND p.payout_type = 'instant' AND p.payout_frequency = 'daily'
  AND s.kind = 'sale' AND ${PAID_CENTS_IN_VIEWS} > 0`

const meanSql = (seconds: string): string =>
  `SELECT CAST(ROUND(SUM((${seconds}) * ${PAID_CENTS_IN_VIEWS}) * 1.0 / SUM(${PAID_CENTS_IN_VIEWS})) AS INTEGER)
FROM ${VIEWS_OF_DAILY_MONEY}`

const WAITED = 'unixepoch(p.completed_at) - unixepoch(s.occurred_at)'

export const dailyWaitSql = (): string =>
  `${meanSql(WAITED)}
WHERE ${PAID_DAILY_IN_VIEWS}`

/** The rules, and the days whose sales a ledger has. */
export interface WeeklyRun extends WeeklyRules {
  startDay: Day
  today: Day
}

/** The seconds from the beginning of a balance's day to its arrival, as tables and as a term. */
export interface WeeklySql {
  tables: string
  joins: string
  seconds: string
}

export const ROW_SEPARATOR = ',\n  '

/** For each rail and weekday (0 for Sunday). */
function weeklySql(run: WeeklyRun): WeeklySql {
  const values = RAILS.map((rail) =>
    SOME_WEEK.map((day) => {
      const sqliteWeekday = (day + 4) % DAYS_IN_WEEK
      return `('${rail}', '${sqliteWeekday}', ${weeklyArrivalSeconds(day, rail, run)})`
    }).join(', '),
  )
  const weekly: WeeklySql = {
    tables: `weekly (rail, weekday, seconds) AS (VALUES
  ${values.join(ROW_SEPARATOR)})`,
    joins: `JOIN weekly ON weekly.rail = c.rail AND weekly.weekday = strftime('%w', b.date)`,
    seconds: 'weekly.seconds',
  }
  return run.holidays?.overHolidays(weekly, run) ?? weekly
}

const soonerThan = ({ seconds }: WeeklySql): string =>
  `unixepoch(b.date) + ${seconds} - unixepoch(p.completed_at)`

export function soonerThanWeeklySql(run: WeeklyRun): string {
  const weekly = weeklySql(run)
  return `WITH ${weekly.tables}
${meanSql(soonerThan(weekly))}
  ${weekly.joins}
WHERE ${PAID_DAILY_IN_VIEWS}`
}

/** Both of each creator: cents that daily payouts paid, those cents × the seconds waited, and × the seconds gained. */
export function dailyWaitsByCreatorSql(run: WeeklyRun): string {
  const weekly = weeklySql(run)
  return `WITH ${weekly.tables}
SELECT s.creator_id, SUM(${PAID_CENTS_IN_VIEWS}), SUM((${WAITED}) * ${PAID_CENTS_IN_VIEWS}) * 1.0,
  SUM((${soonerThan(weekly)}) * ${PAID_CENTS_IN_VIEWS}) * 1.0
FROM ${VIEWS_OF_DAILY_MONEY}
  ${weekly.joins}
WHERE ${PAID_DAILY_IN_VIEWS} GROUP BY 1`
}
