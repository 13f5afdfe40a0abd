/**
 * How much sooner daily payouts pay, compared with the same creator's weekly schedule. Each sale is
 * counted twice: as its daily instant payout paid it, and as the first standard run of the
 * creator's rail for its day would have, whatever the minimum, arriving at noon of the usual
 * business day. Everything is weighted by money.
 */
import { addBusinessDays, type BankHolidays } from '../core/business-days'
import {
  DAYS_IN_WEEK,
  isoFromDay,
  SECONDS_IN_DAY,
  SECONDS_IN_HOUR,
  type Day,
} from '../core/calendar'
import { firstStandardRunDay } from '../core/payout-schedule'
import type { PayoutPolicy } from '../core/policy'
import { isPushRail, RAILS, type Rail } from '../core/vocabulary'
import type { Scenario } from '../scenario/schema'
import type { WaitsOfDailyMoney } from './figures'
import { HourCounts, type HourOfSales } from './hour-counts'
import { waitOf } from './time-to-cash'

/** The rules that decide on the other schedule: those in force now. */
export interface WeeklyRules {
  policy: PayoutPolicy
  scenario: Scenario
}

/** Banks book between 06:00 and 18:00 UTC. */
const USUAL_ARRIVAL_SECOND = 12 * SECONDS_IN_HOUR
/** A Thursday: the day 0 of the calendar. */
const SOME_WEEK: readonly Day[] = Array.from({ length: DAYS_IN_WEEK }, (_, day) => day)

/** Where there are bank holidays, no week stands for all of them. */
export const areWeeksAlike = ({ processor }: Scenario): boolean => processor.bankHolidays === 'none'

/** The same in every week, and in one with the bank holidays of the scenario. */
export const usualArrivalSeconds = (day: Day, rail: Rail, rules: WeeklyRules): number =>
  arrivalSeconds(day, rail, rules, 'none')
export const weeklyArrivalSeconds = (day: Day, rail: Rail, rules: WeeklyRules): number =>
  arrivalSeconds(day, rail, rules, rules.scenario.processor.bankHolidays)

/** Seconds from the beginning of a balance's day to its arrival by the weekly schedule. */
function arrivalSeconds(
  day: Day,
  rail: Rail,
  { policy, scenario }: WeeklyRules,
  bankHolidays: BankHolidays,
): number {
  const { standardArrivalBusinessDays } = scenario.processor
  // A push is there on the day of its run.
  const businessDays = isPushRail(rail) ? 0 : standardArrivalBusinessDays[rail]
  const runDay = firstStandardRunDay(day, rail, policy)
  const arrivalDay = addBusinessDays(runDay, businessDays, bankHolidays)
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
  const weekly = new HourCounts()
  for (const { rail, day, hourOfDay, sales, netCents, weightedSecondsOfDay } of sold) {
    const arrival = weeklyArrivalSeconds(day, RAILS[rail]!, rules)
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
  AND s.kind = 'sale'
  AND NOT EXISTS (SELECT 1 FROM sales r WHERE r.reversed_sale_id = s.sale_id AND r.balance_id = s.balance_id)`

const meanSql = (seconds: string): string =>
  `SELECT CAST(ROUND(SUM((${seconds}) * s.net_cents) * 1.0 / SUM(s.net_cents)) AS INTEGER)
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
interface WeeklySql {
  tables: string
  joins: string
  seconds: string
}

const ROW_SEPARATOR = ',\n  '

/** For each rail and weekday (0 for Sunday), and for each rail and day that bank holidays make different. */
function weeklySql(run: WeeklyRun): WeeklySql {
  const values = RAILS.map((rail) =>
    SOME_WEEK.map((day) => {
      const sqliteWeekday = (day + 4) % DAYS_IN_WEEK
      return `('${rail}', '${sqliteWeekday}', ${usualArrivalSeconds(day, rail, run)})`
    }).join(', '),
  )
  const weekly: WeeklySql = {
    tables: `weekly (rail, weekday, seconds) AS (VALUES
  ${values.join(ROW_SEPARATOR)})`,
    joins: `JOIN weekly ON weekly.rail = c.rail AND weekly.weekday = strftime('%w', b.date)`,
    seconds: 'weekly.seconds',
  }
  const later = laterRows(run)
  if (later.length === 0) return weekly
  return {
    tables: `${weekly.tables},
later (rail, date, seconds) AS (VALUES
  ${later.join(ROW_SEPARATOR)})`,
    joins: `${weekly.joins}
  LEFT JOIN later ON later.rail = c.rail AND later.date = b.date`,
    seconds: `COALESCE(later.seconds, ${weekly.seconds})`,
  }
}

function laterRows({ startDay, today, ...rules }: WeeklyRun): string[] {
  if (areWeeksAlike(rules.scenario)) return []
  const rows: string[] = []
  for (const rail of RAILS) {
    for (let day = startDay; day <= today; day += 1) {
      const seconds = weeklyArrivalSeconds(day, rail, rules)
      if (seconds === usualArrivalSeconds(day, rail, rules)) continue
      rows.push(`('${rail}', '${isoFromDay(day)}', ${seconds})`)
    }
  }
  return rows
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
SELECT s.creator_id, SUM(s.net_cents), SUM((${WAITED}) * s.net_cents) * 1.0,
  SUM((${soonerThan(weekly)}) * s.net_cents) * 1.0
FROM ${VIEWS_OF_DAILY_MONEY}
  ${weekly.joins}
WHERE ${PAID_DAILY_IN_VIEWS} GROUP BY 1`
}
