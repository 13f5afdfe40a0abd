/**
 * Stacked bars over time bins. Series are above zero or below it, and stack outwards in their order; a series is
 * one path, however many bars it has.
 */
import { line, stack, stackOffsetDiverging } from 'd3'
import { SECONDS_IN_DAY } from '../../core/calendar'
import type { DayScale, ValueScale } from './plot-area'
import type { BarSeries } from './types'
import { sumByBin, type TimeBin } from './time-bins'

const GAP_SHARE = 0.22
const GAP_MAX = 6

export interface BarSpan {
  left: number
  right: number
}

/** From where to where each bin's bar goes: as wide as its days in the data, as far as the axis reaches. */
export function barSpans(bins: readonly TimeBin[], x: DayScale): BarSpan[] {
  const [first = 0, last = 0] = x.range()
  return bins.map(({ firstDate, lastDate, start, end }) => {
    const left = Math.max(first, x(firstDate))
    const right = Math.min(last, x(lastDate.getTime() + SECONDS_IN_DAY * 1_000))
    const gap = Math.min(GAP_MAX, (x(end) - x(start)) * GAP_SHARE)
    return { left: left + gap / 2, right: Math.max(left + gap / 2 + 0.5, right - gap / 2) }
  })
}

interface StackedSeries {
  series: BarSeries
  /** The sum of each bin, as it is written: positive below zero too. */
  sums: readonly number[]
  /** Where each bin's piece begins and ends on the value axis. */
  pieces: readonly (readonly [number, number])[]
}

/** Zero has no sign, so that a bar of nothing has no height. */
const signed = (series: BarSeries | undefined, value: number): number =>
  series?.below && value !== 0 ? -value : value

/** What is above zero less what is below it, one value a day. */
export function balanceOf(series: readonly BarSeries[]): number[] {
  const days = Math.max(0, ...series.map(({ values }) => values.length))
  return Array.from({ length: days }, (_, index) =>
    series.reduce((sum, one) => sum + signed(one, one.values[index] ?? 0), 0),
  )
}

export function stackSeries(
  series: readonly BarSeries[],
  bins: readonly TimeBin[],
): StackedSeries[] {
  const sums = series.map(({ values }) => sumByBin(values, bins))
  const indices = bins.map((_, index) => index)
  const stacked = stack<unknown, number, number>()
    .keys(series.map((_, index) => index))
    .value((index, which) => signed(series[which], sums[which]?.[index] ?? 0))
    .offset(stackOffsetDiverging)(indices)
  return series.map((one, which) => ({
    series: one,
    sums: sums[which] ?? [],
    pieces: (stacked[which] ?? []).map(([from, to]) => [from, to] as const),
  }))
}

/** What is there can be seen: one failed payout among hundreds too. */
const HEIGHT_MIN = 2

const round = (value: number): string => String(Math.round(value * 100) / 100)

export function barsPath(
  pieces: StackedSeries['pieces'],
  spans: readonly BarSpan[],
  y: ValueScale,
): string {
  return pieces
    .map(([from, to], index) => {
      const span = spans[index]
      if (!span || from === to) return ''
      const height = Math.max(HEIGHT_MIN, y(from) - y(to))
      // Away from zero, so that what is below it stays below.
      const [low, high] = to > 0 ? [y(from), y(from) - height] : [y(to) + height, y(to)]
      return `M${round(span.left)},${round(low)}H${round(span.right)}V${round(high)}H${round(span.left)}Z`
    })
    .join('')
}

/** Through the middle of each bin's bar. */
export function balancePath(
  sums: readonly number[],
  spans: readonly BarSpan[],
  y: ValueScale,
): string {
  const shape = line<number>()
    .x((_sum, index) => {
      const { left = 0, right = 0 } = spans[index] ?? {}
      return (left + right) / 2
    })
    .y((sum) => y(sum))
    .digits(2)
  return shape(sums.slice(0, spans.length)) ?? ''
}
