/**
 * The days that a run covers: those of the scenario, else those of an imported file, else the
 * defaults. Also the moments at which what the scenario lists takes place.
 */
import {
  dayFromIso,
  instantFromIso,
  SECONDS_IN_HOUR,
  startOfDay,
  type Day,
  type Instant,
} from '../core/calendar'
import type { ImportedSales } from './sales-file/imported-sales'
import type { ScenarioInput } from './schema'

export const DEFAULT_START_DAY = '2026-08-31'
export const DEFAULT_DAYS = 90
/** Days that a run goes on after the last day of an imported file, so that what was sold can be paid. */
const DAYS_AFTER_IMPORT = 21

/** A day without an hour: sales take place at noon, actions at six in the evening. */
const SALE_SECOND = 12 * SECONDS_IN_HOUR
const ACTION_SECOND = 18 * SECONDS_IN_HOUR

export interface RunPeriod {
  startDay: Day
  days: number
}

export type ImportedDays = Pick<ImportedSales, 'firstDay' | 'lastDay'>

/** A start of the scenario's own does not move the end of an imported file, nor a number of days its start. */
export function wholeRun(
  scenario: Pick<ScenarioInput, 'startDay' | 'days'>,
  sales: ImportedDays | null,
): RunPeriod {
  const ownStart = scenario.startDay === undefined ? null : dayOfText(scenario.startDay)
  const startDay = ownStart ?? sales?.firstDay ?? dayOfText(DEFAULT_START_DAY)
  if (scenario.days !== undefined) return { startDay, days: scenario.days }
  if (!sales) return { startDay, days: DEFAULT_DAYS }
  return { startDay, days: Math.max(1, sales.lastDay + DAYS_AFTER_IMPORT - startDay + 1) }
}

/**
 * Over how many days of a run a month is averaged. The days after the last one of a file, in which it is only paid, would make
 * each month smaller than those of the file. A scenario that sets its days, or has sellers beside the file, means all of them.
 */
export const sellingDays = (
  scenario: Pick<ScenarioInput, 'startDay' | 'days' | 'creators'>,
  sales: ImportedDays | null,
): number => sellingDaysOf(scenario, wholeRun(scenario, sales).days, sales !== null)

/** The same of a run with so many days, whose file need not be here any more. */
export function sellingDaysOf(
  scenario: Pick<ScenarioInput, 'days' | 'creators'>,
  days: number,
  isOnFile: boolean,
): number {
  const othersSell = scenario.creators?.some(({ monthlyGrossCents = 0 }) => monthlyGrossCents > 0)
  if (!isOnFile || scenario.days !== undefined || othersSell) return days
  return Math.max(1, days - DAYS_AFTER_IMPORT)
}

/** A scenario that leaves its days to the sales file. */
export function withoutPeriod(input: ScenarioInput): ScenarioInput {
  const { startDay: _startDay, days: _days, ...others } = input
  return others
}

/** How many sales, given by their instants, a run of this period has. */
export function salesWithin({ startDay, days }: RunPeriod, at: ArrayLike<Instant>): number {
  const begin = startOfDay(startDay)
  const end = startOfDay(startDay + days)
  let within = 0
  for (let sale = 0; sale < at.length; sale += 1) {
    if (at[sale]! >= begin && at[sale]! < end) within += 1
  }
  return within
}

/** The day of a date, or of an instant, that the schema has let pass. */
export function dayOfText(text: string): Day {
  const day = dayFromIso(text.slice(0, 'YYYY-MM-DD'.length))
  if (day === null) throw new RangeError(`Not a day: ${text} (expected YYYY-MM-DD)`)
  return day
}

export const instantOfSale = (text: string): Instant => instantOfText(text, SALE_SECOND)
/** When people do on a day what has no hour of its own. */
export const actionTimeOf = (day: Day): Instant => startOfDay(day) + ACTION_SECOND

export const instantOfAction = (text: string): Instant => instantOfText(text, ACTION_SECOND)

function instantOfText(text: string, secondOfDay: number): Instant {
  const day = dayFromIso(text)
  const instant = day === null ? instantFromIso(text) : startOfDay(day) + secondOfDay
  if (instant === null) throw new RangeError(`Not a day or an instant: ${text}`)
  return instant
}
