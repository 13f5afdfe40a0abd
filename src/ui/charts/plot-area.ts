/**
 * The rectangle of a chart in which values are drawn, and the scales on it: days from left to right in UTC, each day
 * with a width of its own so that lines and bars of the same run line up, and values from the bottom upwards.
 */
import {
  max,
  min,
  tickStep,
  ticks,
  scaleLinear,
  type ScaleContinuousNumeric,
  utcDay,
  utcMonday,
  utcMonth,
  utcYear,
  type CountableTimeInterval,
  type TimeInterval,
} from 'd3'
import { SECONDS_IN_DAY, SECONDS_IN_HOUR, SECONDS_IN_MINUTE } from '../../core/calendar'
import { dateOfDay, formatDayAndMonth, formatMonth } from '../format'
import type { ChartUnit } from './types'

export type ValueScale = ScaleContinuousNumeric<number, number>
/** Of moments, UTC. */
export type DayScale = ValueScale
export type Domain = readonly [number, number]

export interface PlotArea {
  left: number
  right: number
  top: number
  bottom: number
}

export interface Tick {
  position: number
  text: string
  /** Below the text where a year begins to hold. */
  year?: string
}

const FONT_SIZE = 13
const CHARACTER_WIDTH = 0.53 // of the font size, on average, in the sans of the tokens
const WIDE_CHARACTER = /[\u2e80-\uffef]/
/** Room that a day axis needs below its line: ticks, their texts and the years. */
export const DAY_AXIS_HEIGHT = 42
/** Room that a tick's text needs, by what it says. */
const TICK_WIDTH = { day: 60, month: 46, year: 48 } as const
const TICK_TEXT_GAP = 8
const NEGATIVE_SHARE_MIN = 0.04
const VALUE_TICK_HEIGHT = 44
/** Room that a value's text needs on an axis from left to right. */
export const VALUE_TICK_WIDTH = 76

/** About how wide a text is drawn, in pixels; near enough to keep room for it. */
export function textWidth(text: string, fontSize = FONT_SIZE): number {
  let width = 0
  for (const character of text) width += WIDE_CHARACTER.test(character) ? 1 : CHARACTER_WIDTH
  return width * fontSize
}

const AXIS_GAP = 8

/** Room on the left for the values of an axis. */
export const valueAxisWidth = (
  ticks: readonly number[],
  format: (value: number) => string,
): number => Math.max(...ticks.map((value) => textWidth(format(value)))) + AXIS_GAP

/** From the first moment of the first day to the last moment of the last one. */
export function dayScale(domain: readonly [string, string], left: number, right: number): DayScale {
  return scaleLinear()
    .domain([dateOfDay(domain[0]), utcDay.offset(dateOfDay(domain[1]), 1)])
    .range([left, right])
}

const DAY_MILLISECONDS = SECONDS_IN_DAY * 1_000
const noonOf = (scale: DayScale, start: Date): number =>
  scale(start.getTime() + DAY_MILLISECONDS / 2)

/** Where a day's point is: at its noon. */
export const dayCentre = (scale: DayScale, day: string): number => noonOf(scale, dateOfDay(day))

function every(interval: CountableTimeInterval, step: number): TimeInterval {
  const found = interval.every(step)
  if (!found) throw new RangeError(`No interval of every ${step}`)
  return found
}

/** Counted through, where d3's own `every` would begin again with each month. */
const everyDays = (step: number): TimeInterval =>
  utcDay.filter((date) => utcDay.count(new Date(0), date) % step === 0)

interface TickStep {
  interval: TimeInterval
  /** Between two ticks, at most. */
  days: number
  text: keyof typeof TICK_WIDTH
}

/** From fine to coarse; all begin at midnight UTC. */
const TICK_STEPS: readonly TickStep[] = [
  { interval: utcDay, days: 1, text: 'day' },
  { interval: everyDays(2), days: 2, text: 'day' },
  { interval: utcMonday, days: 7, text: 'day' },
  { interval: every(utcMonday, 2), days: 14, text: 'day' },
  { interval: utcMonth, days: 31, text: 'month' },
  { interval: every(utcMonth, 3), days: 92, text: 'month' },
  { interval: every(utcMonth, 6), days: 184, text: 'month' },
  { interval: utcYear, days: 366, text: 'year' },
  { interval: every(utcYear, 2), days: 731, text: 'year' },
]

/** The finest ticks that there is room for; the year is below the one where it begins to hold. */
export function dayTicks(scale: DayScale): Tick[] {
  const [left = 0, right = 0] = scale.range()
  const [first = 0, end = 0] = scale.domain()
  const datesOf = ({ interval }: TickStep): Date[] =>
    interval.range(interval.ceil(new Date(first)), new Date(end))
  const hasRoomFor = (count: number, { text }: TickStep): boolean =>
    count * TICK_WIDTH[text] <= right - left
  // Each date of a long run takes its time: those of a step that has no room anyway are not looked up.
  const step =
    TICK_STEPS.find(
      (one) =>
        hasRoomFor(Math.floor((end - first) / (one.days * DAY_MILLISECONDS)), one) &&
        hasRoomFor(datesOf(one).length, one),
    ) ?? TICK_STEPS.at(-1)!
  const dates = datesOf(step)
  const { text } = step
  return dates.map((date, index) => {
    const isNewYear = date.getUTCFullYear() !== dates[index - 1]?.getUTCFullYear()
    // A day is named under its middle, where its point or bar is; a month where it begins.
    const position = text === 'day' ? noonOf(scale, date) : scale(date)
    return {
      position,
      text: tickText(date, text),
      ...(isNewYear && text !== 'year' && { year: String(date.getUTCFullYear()) }),
    }
  })
}

function tickText(date: Date, text: keyof typeof TICK_WIDTH): string {
  if (text === 'year') return String(date.getUTCFullYear())
  return text === 'month' ? formatMonth(date) : formatDayAndMonth(date)
}

interface TickText extends Tick {
  anchor: 'start' | 'middle' | 'end'
}

/** Texts of ticks, kept between `left` and `right` and out of each other's way: the later of two that touch gives in. */
export function placeTickTexts(ticks: readonly Tick[], left: number, right: number): TickText[] {
  const placed: TickText[] = []
  let free = left
  for (const tick of ticks) {
    const { position, text } = tick
    const width = textWidth(text)
    const isAtStart = position - width / 2 < left
    const isAtEnd = !isAtStart && position + width / 2 > right
    const start = isAtStart ? position : position - (isAtEnd ? width : width / 2)
    if (start < free) continue
    placed.push({ ...tick, anchor: isAtStart ? 'start' : isAtEnd ? 'end' : 'middle' })
    free = start + width + TICK_TEXT_GAP
  }
  return placed
}

function endOf({ position, text, anchor }: TickText): number {
  const width = textWidth(text)
  if (anchor === 'end') return position
  return anchor === 'start' ? position + width : position + width / 2
}

/** The same of an axis of numbers. How far it goes must be seen: what touches the last text gives in to it. */
export function placeNumberTexts(ticks: readonly Tick[], left: number, right: number): TickText[] {
  const [last] = placeTickTexts(ticks.slice(-1), left, right)
  if (!last) return []
  const free = endOf(last) - textWidth(last.text) - TICK_TEXT_GAP
  const others = placeTickTexts(ticks.slice(0, -1), left, right)
  return [...others.filter((text) => endOf(text) <= free), last]
}

/** What the value axis must show: zero, and every value. Never empty. */
export function extentWithZero(values: Iterable<number>, whenAllZero: number): Domain {
  const all = [...values]
  const low = Math.min(0, min(all) ?? 0)
  const high = Math.max(0, max(all) ?? 0)
  return low === high ? [0, whenAllZero] : [low, high]
}

/** What an axis shows that has nothing but zeros: a dollar, one thing, a day, one percent. */
export const UNIT_WHEN_ALL_ZERO: Readonly<Record<ChartUnit, number>> = {
  cents: 100,
  count: 1,
  seconds: SECONDS_IN_DAY,
  'basis-points': 100,
}

/** Ticks fall on round numbers of this many units: a day, an hour or a minute where seconds are measured. */
function tickUnit(unit: ChartUnit, [low, high]: Domain): number {
  if (unit !== 'seconds') return 1
  const reach = Math.max(Math.abs(low), Math.abs(high))
  return [SECONDS_IN_DAY, SECONDS_IN_HOUR, SECONDS_IN_MINUTE].find((size) => reach >= 2 * size) ?? 1
}

/**
 * The domain widened to round ends, and the ticks on it. Counts have no ticks between whole numbers. A little below
 * zero gets a little room, not a whole step. `length`: of the axis, where each tick needs `tickRoom` of it.
 */
export function niceValues(
  extent: Domain,
  unit: ChartUnit,
  length: number,
  tickRoom = VALUE_TICK_HEIGHT,
): { domain: Domain; ticks: number[] } {
  const size = tickUnit(unit, extent)
  const wanted = Math.max(2, Math.floor(length / tickRoom))
  const [low, high] = [extent[0] / size, extent[1] / size]
  const isHardlyNegative = low < 0 && -low < tickStep(low, high, wanted) / 2
  const rounded = scaleLinear()
    .domain([isHardlyNegative ? 0 : low, high])
    .nice(wanted)
    .domain()
  const [roundLow = 0, roundHigh = 1] = rounded
  const values = ticks(roundLow, roundHigh, wanted).filter(
    (value) => unit !== 'count' || Number.isInteger(value),
  )
  return {
    domain: [
      (isHardlyNegative ? Math.min(low, -high * NEGATIVE_SHARE_MIN) : roundLow) * size,
      roundHigh * size,
    ],
    ticks: values.map((value) => value * size),
  }
}

export function valueScale(domain: Domain, area: PlotArea): ValueScale {
  return scaleLinear().domain(domain).range([area.bottom, area.top])
}
