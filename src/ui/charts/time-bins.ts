/**
 * Days added up to weeks, months or quarters, so that a bar is never thinner than the eye can tell.
 * Sums are kept: a bin has the sum of its days. Bins know the days that they begin and end on.
 */
import { bisectLeft, utcDay, utcMonday, utcMonth, type TimeInterval } from 'd3'
import type { DaySpan } from '../../../workers/contract'
import { dateOfDay } from '../format'

export const BIN_SIZES = ['day', 'week', 'month', 'quarter'] as const
export type BinSize = (typeof BIN_SIZES)[number]

export interface TimeBin {
  /** First day in the data that falls into the bin. */
  day: string
  /** When that day and the last one in the data begin. */
  firstDate: Date
  lastDate: Date
  start: Date
  /** Where the next bin begins. */
  end: Date
  /** Positions of its days in the list of days: from `from` up to but not including `to`. */
  from: number
  to: number
}

function everyQuarter(): TimeInterval {
  const quarter = utcMonth.every(3)
  if (!quarter) throw new Error('d3-time has no interval of three months')
  return quarter
}

const COUNTED = { day: utcDay, week: utcMonday, month: utcMonth }
const INTERVALS: Readonly<Record<BinSize, TimeInterval>> = { ...COUNTED, quarter: everyQuarter() }

const isoDay = (date: Date): string => date.toISOString().slice(0, 'YYYY-MM-DD'.length)

/** How many bins of a size the days from first to last would take. */
export const binCount = (
  [first, last]: readonly [string, string],
  size: keyof typeof COUNTED,
): number => COUNTED[size].count(dateOfDay(first), dateOfDay(last)) + 1

/** The smallest size from `least` on whose bins are at least `minimumWidth` pixels wide. */
export function binSizeFor(
  domain: readonly [string, string],
  width: number,
  minimumWidth: number,
  least: BinSize = 'day',
): BinSize {
  const sizes = BIN_SIZES.slice(BIN_SIZES.indexOf(least))
  return sizes.find((size) => size === 'quarter' || width / binCount(domain, size) >= minimumWidth)!
}

/** `days`: from the earliest to the latest. */
export function binDays(days: readonly string[], size: BinSize): TimeBin[] {
  const interval = INTERVALS[size]
  const bins: TimeBin[] = []
  for (let from = 0; from < days.length; from = bins.at(-1)!.to) {
    const day = days[from]!
    const firstDate = dateOfDay(day)
    const start = interval.floor(firstDate)
    const end = interval.offset(start, 1)
    // Days are compared as they are written: a date for each takes longer than all else of a chart of a long run.
    const to = bisectLeft(days, isoDay(end), from)
    bins.push({ day, firstDate, lastDate: dateOfDay(days[to - 1]!), start, end, from, to })
  }
  return bins
}

/** The first day of the bin that a day is in, whether the data have it or not. */
export const firstDayIn = (day: string, size: BinSize): string =>
  isoDay(INTERVALS[size].floor(dateOfDay(day)))

/** The days of the data that fall into a bin. */
export const spanOfBin = (days: readonly string[], { day, to }: TimeBin): DaySpan => ({
  from: day,
  to: days[to - 1] ?? day,
})

export interface BinPart {
  days: number
  of: number
}

/** A week, month or quarter of which the data have a part only: how many of its days. `null` of a whole one. */
export function partOfBin(bin: TimeBin, days = bin.to - bin.from): BinPart | null {
  const of = utcDay.count(bin.start, bin.end)
  return days < of ? { days, of } : null
}

/** The sum of `values` over each bin. */
export function sumByBin(values: readonly number[], bins: readonly TimeBin[]): number[] {
  return bins.map(({ from, to }) => {
    let sum = 0
    for (let index = from; index < to; index += 1) sum += values[index] ?? 0
    return sum
  })
}
