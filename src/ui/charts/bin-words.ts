/** What a day is called in charts, and days that were added up. */
import { dateOfDay, formatDay, formatMonthAndYear } from '../format'
import { m } from '../paraglide/messages.js'
import type { BinPart, BinSize } from './time-bins'

/** Heads of the first column of a table: `Day`, `Week`. */
export const BIN_HEADS: Readonly<Record<BinSize, () => string>> = {
  day: m.chart_day,
  week: m.chart_week,
  month: m.chart_month,
  quarter: m.chart_quarter,
}

const NAMES: Readonly<Record<BinSize, (day: string) => string>> = {
  day: formatDay,
  week: (day) => m.chart_bin_week({ day: formatDay(day) }),
  month: (day) => formatMonthAndYear(dateOfDay(day)),
  quarter: (day) => m.chart_bin_quarter({ day: formatDay(day) }),
}

/** `5 Jan 2026`, `Week of 5 Jan 2026`, by its first day. */
export const binName = (size: BinSize, day: string): string => NAMES[size](day)

/** `January 2026, 3 of 31 days`: of what is not of all its days. */
export const partText = (name: string, part: BinPart): string => m.chart_part_of({ name, ...part })

const BY: Readonly<Record<Exclude<BinSize, 'day'>, () => string>> = {
  week: m.chart_by_week,
  month: m.chart_by_month,
  quarter: m.chart_by_quarter,
}

/** `US dollars, by week`; a single day needs no such words. */
export const withBin = (what: string, size: BinSize): string =>
  size === 'day' ? what : `${what}, ${BY[size]()}`
