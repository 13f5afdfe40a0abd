/**
 * How the page writes numbers, money, durations and dates. Signs come before the symbol and minus is U+2212;
 * dates are UTC. Every function takes the raw value (cents, basis points, seconds, ISO text) and returns text.
 */
import { BASIS_POINTS_IN_WHOLE, CENTS_IN_DOLLAR } from '../core/money'
import {
  dayFromIso,
  SECONDS_IN_DAY,
  SECONDS_IN_HOUR,
  SECONDS_IN_MINUTE,
  startOfDay,
} from '../core/calendar'

export const LOCALE = 'en-US'
const SHORT_FROM_DOLLARS = 1_000
const SHORT_FROM_COUNT = 10_000

const withMinusSign = (text: string): string => text.replace('-', '\u2212')

const money = new Intl.NumberFormat(LOCALE, { style: 'currency', currency: 'USD' })
const count = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 })

/** `$1,234.56`, `−$0.05`. */
export function formatMoney(cents: number): string {
  return withMinusSign(money.format(cents / CENTS_IN_DOLLAR))
}

/** Of what has been rounded, as estimates are: `$1,230`, and `$12.30` where the cents are known. */
export const formatRoundedMoney = (cents: number): string =>
  formatMoney(Math.round(cents) || 0).replace(/\.00$/, '')

const short = { notation: 'compact', maximumSignificantDigits: 3 } as const
const shortMoney = new Intl.NumberFormat(LOCALE, { ...short, style: 'currency', currency: 'USD' })
const shortCount = new Intl.NumberFormat(LOCALE, short)
const shortText = (format: Intl.NumberFormat, value: number): string =>
  withMinusSign(format.format(value)).replace('K', 'k')

/** For axes: `$1.2k`, `$3.4M`, `$250`, `$0.50`. */
export function formatMoneyShort(cents: number): string {
  const dollars = cents / CENTS_IN_DOLLAR
  return Math.abs(dollars) < SHORT_FROM_DOLLARS
    ? formatRoundedMoney(cents)
    : shortText(shortMoney, dollars)
}

/** `12,345`. */
export function formatCount(value: number): string {
  return withMinusSign(count.format(value))
}

const fewDecimals = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 })
const oneDigit = new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 1 })
const MEAN_DECIMAL_FROM = 0.05
/** From here on a tenth says nothing. */
const MEAN_DECIMAL_UNTIL = 100

/** Of a mean of counts: `1,738`, `12.4`, and `0.03` where one decimal would read as nothing. */
export function formatMeanCount(value: number): string {
  const size = Math.abs(value)
  if (size >= MEAN_DECIMAL_UNTIL) return formatCount(Math.round(value))
  const format = size < MEAN_DECIMAL_FROM ? oneDigit : fewDecimals
  return withMinusSign(format.format(value))
}

/** Of a mean number of people, who are whole: `83`; below one as it is. */
export const formatMeanPeople = (value: number): string =>
  value < 1 ? formatMeanCount(value) : formatCount(Math.round(value))

/** For axes: `12k`, `3.4M`, `250`. */
export function formatCountShort(value: number): string {
  return Math.abs(value) < SHORT_FROM_COUNT ? formatCount(value) : shortText(shortCount, value)
}

/** What sums of fractions miss of a whole. */
const INEXACT = 1e-9
const PERCENT_MIN = 0.01

/** `2.9%`; two decimals where one would read as nothing: `0.04%`. What is not nothing, or not all, does not read so. */
export function formatPercent(basisPoints: number): string {
  const percent = basisPoints / 100
  if (percent > INEXACT && percent < PERCENT_MIN / 2) return '<0.01%'
  if (percent >= 99.95 && percent < 100 - INEXACT) return '>99.9%'
  return `${formatPoints(basisPoints)}%`
}

/** The same of a share from 0 to 1. */
export const formatShare = (share: number): string => formatPercent(share * BASIS_POINTS_IN_WHOLE)

/** For axes: `20%`, `2.5%`. */
export const formatPercentShort = (basisPoints: number): string =>
  formatPercent(basisPoints).replace('.0%', '%')

/** Of a difference of two percentages, in percentage points and without the unit: `1.2`, `−0.04`. Rounded to `0.0` it has no sign. */
export function formatPoints(basisPoints: number): string {
  const percent = basisPoints / 100
  const size = Math.abs(percent)
  if (size < PERCENT_MIN / 2) return '0.0'
  return withMinusSign(percent.toFixed(size < 0.05 ? 2 : 1))
}

interface DurationUnit {
  unit: 'second' | 'minute' | 'hour' | 'day'
  seconds: number
  /** From so many on, this unit is too small and the next one is used. */
  below: number
  decimals: (value: number) => number
}

const DURATION_UNITS: readonly DurationUnit[] = [
  { unit: 'second', seconds: 1, below: 60, decimals: () => 0 },
  { unit: 'minute', seconds: SECONDS_IN_MINUTE, below: 60, decimals: () => 0 },
  { unit: 'hour', seconds: SECONDS_IN_HOUR, below: 24, decimals: (value) => (value < 10 ? 1 : 0) },
  {
    unit: 'day',
    seconds: SECONDS_IN_DAY,
    below: Infinity,
    decimals: (value) => (value < 100 ? 1 : 0),
  },
]

const durationFormats = new Map<DurationUnit['unit'], Intl.NumberFormat>()

/** To make one takes longer than to write a hundred durations with it. */
function durationFormat(unit: DurationUnit['unit']): Intl.NumberFormat {
  const known = durationFormats.get(unit)
  if (known) return known
  const options = { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 } as const
  const format = new Intl.NumberFormat(LOCALE, options)
  durationFormats.set(unit, format)
  return format
}

/** In the unit a person would say: `8.2 days`, `19 hours`, `12 minutes`. */
export const formatDuration = (seconds: number): string => durationText(seconds, () => true)

/** The same of what somebody has set, in a unit that says all of it: `80 seconds`, not `1 minute`. */
export const formatSetDuration = (seconds: number): string =>
  durationText(
    seconds,
    (rounded, unitSeconds) => Math.round(rounded * unitSeconds) === Math.abs(seconds),
  )

function durationText(
  seconds: number,
  isSaid: (rounded: number, unitSeconds: number) => boolean,
): string {
  const length = Math.abs(seconds)
  const fitting = DURATION_UNITS.findIndex(
    ({ seconds: unitSeconds, below, decimals }) =>
      Number((length / unitSeconds).toFixed(decimals(length / unitSeconds))) < below,
  )
  if (fitting === -1) throw new RangeError(`Not a duration: ${seconds}`)
  // Of smaller units the largest that says it, else the smallest.
  for (let index = fitting; index >= 0; index -= 1) {
    const { unit, seconds: unitSeconds, decimals } = DURATION_UNITS[index]!
    const value = length / unitSeconds
    const rounded = Number(value.toFixed(decimals(value)))
    if (index > 0 && !isSaid(rounded, unitSeconds)) continue
    const text = durationFormat(unit).format(rounded)
    return seconds < 0 && rounded !== 0 ? `\u2212${text}` : text
  }
  throw new RangeError(`Not a duration: ${seconds}`)
}

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** `512 bytes`, `4.2 MB`. */
export function formatBytes(bytes: number): string {
  const largest = BYTE_UNITS.length - 1
  let power = 0
  let value = bytes
  while (power < largest && Number(value.toFixed(1)) >= 1_000) {
    value /= 1_000
    power += 1
  }
  return new Intl.NumberFormat(LOCALE, {
    style: 'unit',
    unit: BYTE_UNITS[power] ?? 'byte',
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 100 ? 1 : 0,
  }).format(value)
}

const monthName = new Intl.DateTimeFormat(LOCALE, { month: 'short', timeZone: 'UTC' })

/** The first moment of an ISO day, UTC. Throws on anything else. */
export function dateOfDay(day: string): Date {
  const known = dayFromIso(day)
  if (known === null) throw new RangeError(`Not an ISO day: ${day}`)
  return new Date(startOfDay(known) * 1_000)
}

/** `Jan`. */
export const formatMonth = (date: Date): string => monthName.format(date)
/** `Jan 2026`. */
export const formatMonthAndYear = (date: Date): string =>
  `${formatMonth(date)} ${date.getUTCFullYear()}`
/** `5 Jan`. */
export const formatDayAndMonth = (date: Date): string => `${date.getUTCDate()} ${formatMonth(date)}`
const dayText = (date: Date): string => `${date.getUTCDate()} ${formatMonthAndYear(date)}`
/** `5 Jan 2026` of `2026-01-05`. */
export const formatDay = (day: string): string => dayText(dateOfDay(day))

const instantText = (iso: string, timeLength: number): string => {
  const date = dateOf(iso)
  return `${dayText(date)}, ${date.toISOString().slice('YYYY-MM-DDT'.length).slice(0, timeLength)}`
}

/** `5 Jan 2026, 08:00` of an ISO instant. */
export const formatInstant = (iso: string): string => instantText(iso, 'HH:MM'.length)

/** `5 Jan 2026, 10:00:05`: where seconds tell moments apart. */
export const formatSecond = (iso: string): string => instantText(iso, 'HH:MM:SS'.length)

/** With dates that stay in one line where a text wraps: `5 Jan 2026` has no space at which it may break. */
export const withUnbrokenDates = (text: string): string =>
  text.replaceAll(/(\d{1,2}) (\p{L}{3}) (\d{4})/gu, '$1\u00a0$2\u00a0$3')

function dateOf(iso: string): Date {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) throw new RangeError(`Not an ISO instant: ${iso}`)
  return date
}
