/** When the weekly schedule would have paid near bank holidays, as a part of the queries of figures. */
import { isFederalReserveHoliday } from '../core/federal-reserve'
import { isoFromDay } from '../core/calendar'
import { RAILS } from '../core/vocabulary'
import {
  ROW_SEPARATOR,
  weeklyArrivalSeconds,
  type WeeklyRun,
  type WeeklySql,
} from './wait-of-daily-money'

/** With a table of each rail and day that bank holidays make different. */
export function overHolidays(weekly: WeeklySql, run: WeeklyRun): WeeklySql {
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

function laterRows(run: WeeklyRun): string[] {
  const rows: string[] = []
  for (const rail of RAILS) {
    for (let day = run.startDay; day <= run.today; day += 1) {
      const seconds = weeklyArrivalSeconds(day, rail, run, isFederalReserveHoliday)
      if (seconds === weeklyArrivalSeconds(day, rail, run)) continue
      rows.push(`('${rail}', '${isoFromDay(day)}', ${seconds})`)
    }
  }
  return rows
}
