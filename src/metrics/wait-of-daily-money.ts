/**
 * What daily payouts are quicker than: the same sales, by the weekly schedule of the same creator. Each is counted twice,
 * as its daily instant payout paid it, and as the first standard run of the creator's rail that reaches its day would
 * have, whatever the minimum, arriving at noon of its usual business day. Everything weighted by money.
 */
import {
  addBusinessDays,
  DAYS_IN_WEEK,
  SECONDS_IN_DAY,
  SECONDS_IN_HOUR,
  type Day,
} from '../core/calendar'
import { firstStandardRunDay } from '../core/payout-schedule'
import { PAYOUT_STATES } from '../core/payout-state'
import type { PayoutPolicy } from '../core/policy'
import {
  isPushRail,
  PAYOUT_FREQUENCIES,
  PAYOUT_TYPES,
  RAILS,
  SALE_KINDS,
  type Rail,
} from '../core/vocabulary'
import type { Database } from '../ledger/database'
import type { Scenario } from '../scenario/schema'
import type { WaitsOfDailyMoney } from './figures'
import { waitOf, type HourOfSales } from './time-to-cash'

/** The rules that decide on the other schedule: those in force now. */
export interface WeeklyRules {
  policy: PayoutPolicy
  scenario: Scenario
}

/** Banks book between 06:00 and 18:00 UTC. */
const USUAL_ARRIVAL_SECOND = 12 * SECONDS_IN_HOUR
/** A Thursday: the day 0 of the calendar. */
const SOME_WEEK: readonly Day[] = Array.from({ length: DAYS_IN_WEEK }, (_, day) => day)

/** Seconds from the beginning of a balance's day to its arrival by the weekly schedule. */
export function weeklyArrivalSeconds(
  day: Day,
  rail: Rail,
  { policy, scenario }: WeeklyRules,
): number {
  const { standardArrivalBusinessDays } = scenario.processor
  // A push is there on the day of its run.
  const businessDays = isPushRail(rail) ? 0 : standardArrivalBusinessDays[rail]
  const arrivalDay = addBusinessDays(firstStandardRunDay(day, rail, policy), businessDays)
  return (arrivalDay - day) * SECONDS_IN_DAY + USUAL_ARRIVAL_SECOND
}

const PAID_DAILY = `p.state = ${PAYOUT_STATES.indexOf('completed')}
  AND p.payout_type = ${PAYOUT_TYPES.indexOf('instant')}
  AND p.frequency = ${PAYOUT_FREQUENCIES.indexOf('daily')}
  AND s.kind = ${SALE_KINDS.indexOf('sale')}
  AND NOT EXISTS (SELECT 1 FROM ledger_sales r WHERE r.reversed_sale_id = s.sale_id AND r.balance_id = s.balance_id)`

const FROM = `ledger_payouts p JOIN ledger_payout_balances USING (payout_id)
JOIN ledger_sales s USING (balance_id)`

const DAILY_SQL = `
SELECT (p.completed_at - s.occurred_at) / ${SECONDS_IN_HOUR}, COUNT(*), SUM(s.net_cents),
  SUM((p.completed_at - s.occurred_at) * s.net_cents)
FROM ${FROM} WHERE ${PAID_DAILY} GROUP BY 1 ORDER BY 1`

/** By rail, weekday of the balance, and the hours of its day that were over at the sale, begun ones included. */
const WEEKLY_SQL = `
SELECT c.rail, b.day % ${DAYS_IN_WEEK},
  (s.occurred_at - b.day * ${SECONDS_IN_DAY} + ${SECONDS_IN_HOUR - 1}) / ${SECONDS_IN_HOUR},
  COUNT(*), SUM(s.net_cents), SUM((s.occurred_at - b.day * ${SECONDS_IN_DAY}) * s.net_cents)
FROM ${FROM} JOIN ledger_balances b USING (balance_id) JOIN ledger_creators c ON c.creator_id = s.creator_id
WHERE ${PAID_DAILY} GROUP BY 1, 2, 3`

export function waitsOfDailyMoney(
  database: Database,
  rules: WeeklyRules,
): WaitsOfDailyMoney | null {
  const daily = (database.statement(DAILY_SQL).rows([]) as number[][]).map(
    ([hours, sales, netCents, weightedSeconds]): HourOfSales => ({
      hours: hours!,
      sales: sales!,
      netCents: netCents!,
      weightedSeconds: weightedSeconds!,
    }),
  )
  const weekly = byHour(
    (database.statement(WEEKLY_SQL).rows([]) as number[][]).map(
      ([rail, day, hourOfDay, sales, netCents, secondsOfDay]): HourOfSales => {
        const arrival = weeklyArrivalSeconds(day!, RAILS[rail!]!, rules)
        return {
          hours: arrival / SECONDS_IN_HOUR - hourOfDay!,
          sales: sales!,
          netCents: netCents!,
          weightedSeconds: arrival * netCents! - secondsOfDay!,
        }
      },
    ),
  )
  const waits = { daily: waitOf(daily), weekly: waitOf(weekly) }
  return waits.daily && waits.weekly && { daily: waits.daily, weekly: waits.weekly }
}

function byHour(parts: readonly HourOfSales[]): HourOfSales[] {
  const hours = new Map<number, HourOfSales>()
  for (const part of parts) {
    const known = hours.get(part.hours)
    if (!known) hours.set(part.hours, { ...part })
    else {
      known.sales += part.sales
      known.netCents += part.netCents
      known.weightedSeconds += part.weightedSeconds
    }
  }
  return [...hours.values()].sort((one, other) => one.hours - other.hours)
}

const VIEWS_OF_DAILY_MONEY = `payouts p JOIN payout_balances USING (payout_id) JOIN sales s USING (balance_id)
  JOIN balances b USING (balance_id) JOIN creators c ON c.creator_id = s.creator_id`

const PAID_DAILY_IN_VIEWS = `p.state = 'completed' AND p.payout_type = 'instant' AND p.payout_frequency = 'daily'
  AND s.kind = 'sale'
  AND NOT EXISTS (SELECT 1 FROM sales r WHERE r.reversed_sale_id = s.sale_id AND r.balance_id = s.balance_id)`

const meanSql = (seconds: string): string =>
  `SELECT CAST(ROUND(SUM((${seconds}) * s.net_cents) * 1.0 / SUM(s.net_cents)) AS INTEGER)
FROM ${VIEWS_OF_DAILY_MONEY}`

export const dailyWaitSql = (): string =>
  `${meanSql('unixepoch(p.completed_at) - unixepoch(s.occurred_at)')}
WHERE ${PAID_DAILY_IN_VIEWS}`

/** `weekly`: for each rail and weekday (0 for Sunday) of a balance, seconds from the beginning of its day to its arrival. */
export const soonerThanWeeklySql = (rules: WeeklyRules): string => {
  const values = RAILS.map((rail) =>
    SOME_WEEK.map((day) => {
      const sqliteWeekday = (day + 4) % DAYS_IN_WEEK
      return `('${rail}', '${sqliteWeekday}', ${weeklyArrivalSeconds(day, rail, rules)})`
    }).join(', '),
  )
  return `WITH weekly (rail, weekday, seconds) AS (VALUES
  ${values.join(',\n  ')})
${meanSql('unixepoch(b.date) + weekly.seconds - unixepoch(p.completed_at)')}
  JOIN weekly ON weekly.rail = c.rail AND weekly.weekday = strftime('%w', b.date)
WHERE ${PAID_DAILY_IN_VIEWS}`
}
