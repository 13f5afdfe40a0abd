/**
 * When a sale was made, from the ways in which exports write it: ISO 8601, days with dots, slashes or names of months,
 * hours of 12 or 24, UTC or an offset from it, seconds since 1970. What could be either of two days is only read once it
 * is known which comes first, the day or the month; nothing is guessed from a single value.
 */
import {
  civilFromDay,
  dayFromCivil,
  SECONDS_IN_DAY,
  SECONDS_IN_HOUR,
  SECONDS_IN_MINUTE,
  startOfDay,
  type Day,
  type Instant,
} from '../core/calendar'

export const DATE_ORDERS = ['day-first', 'month-first'] as const
/** Of days such as 1/2/2026. */
export type DateOrder = (typeof DATE_ORDERS)[number]

export const EXPECTED_TIME =
  'a day such as 2026-08-31, 31.08.2026, 8/31/2026 or Aug 31, 2026, or a time such as 2026-08-31 14:10:00Z'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH_NAMES = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august'],
  ...['september', 'october', 'november', 'december'],
]

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})/
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/
const MONTH_NAME_FIRST = /^([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})/i
const MONTH_NAME_SECOND = /^(?:[a-z]{3},\s*)?(\d{1,2})[\s-]([a-z]{3,9})\.?,?[\s-](\d{4})/i
const CLOCK =
  /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?:\s*([ap])\.?m\.?)?(?:\s*(?:Z|UTC|GMT|([+-])(\d{2})(?::?(\d{2}))?))?$/i
const EPOCH = /^(\d{10})(\d{3})?$/

/** A date alone means its noon, far from both ends of the day. */
const SECONDS_TO_NOON = SECONDS_IN_DAY / 2

/** What a value says of the order in its column: one of the orders, `either`, or nothing at all. */
export function orderShown(text: string): DateOrder | 'either' | null {
  const parts = YEAR_LAST.exec(text.trim())
  if (!parts || parts[2] === '.') return null
  if (Number(parts[1]) > 12) return 'day-first'
  return Number(parts[3]) > 12 ? 'month-first' : 'either'
}

/** Hours and minutes without an offset are UTC. `null` if it is no time, or none without an order. */
export function readSoldAt(text: string, order: DateOrder | null): Instant | null {
  const trimmed = text.trim()
  const epoch = EPOCH.exec(trimmed)
  if (epoch) return Number(epoch[1])
  const date = readDate(trimmed, order)
  if (!date) return null
  const rest = trimmed.slice(date.length)
  if (rest === '') return startOfDay(date.day) + SECONDS_TO_NOON
  const clock = /^(?:T|,?\s+)(.*)$/i.exec(rest)
  const second = clock && readClock(clock[1]!)
  return second === null ? null : startOfDay(date.day) + second
}

interface DateRead {
  day: Day
  /** Characters that the date takes. */
  length: number
}

function readDate(text: string, order: DateOrder | null): DateRead | null {
  const yearFirst = YEAR_FIRST.exec(text)
  if (yearFirst) return dateOf(yearFirst, yearFirst[1]!, yearFirst[3]!, yearFirst[4]!)
  const yearLast = YEAR_LAST.exec(text)
  if (yearLast) {
    const [, first, separator, second, year] = yearLast
    const known = separator === '.' ? 'day-first' : order
    if (known === null) return null
    return known === 'day-first'
      ? dateOf(yearLast, year!, second!, first!)
      : dateOf(yearLast, year!, first!, second!)
  }
  const nameFirst = MONTH_NAME_FIRST.exec(text)
  if (nameFirst) return dateOf(nameFirst, nameFirst[3]!, monthOf(nameFirst[1]!), nameFirst[2]!)
  const nameSecond = MONTH_NAME_SECOND.exec(text)
  if (!nameSecond) return null
  return dateOf(nameSecond, nameSecond[3]!, monthOf(nameSecond[2]!), nameSecond[1]!)
}

/** 1 to 12, or 0 for what is no month. */
function monthOf(name: string): number {
  const lower = name.toLowerCase()
  return MONTH_NAMES.indexOf(lower) + 1 || MONTHS.indexOf(lower.replace(/^sept$/, 'sep')) + 1
}

function dateOf(
  { 0: { length } }: RegExpExecArray,
  year: string,
  month: string | number,
  dayOfMonth: string,
): DateRead | null {
  const day = dayFromCivil(Number(year), Number(month), Number(dayOfMonth))
  const civil = civilFromDay(day)
  const exists = civil.month === Number(month) && civil.dayOfMonth === Number(dayOfMonth)
  return exists ? { day, length } : null
}

/** Seconds from midnight UTC: below zero or above a day where the offset leads there. */
function readClock(text: string): number | null {
  const parts = CLOCK.exec(text)
  if (!parts) return null
  const [, hourText, minuteText, secondText = '0', half, sign, offsetHours, offsetMinutes] = parts
  const hour = hourOf(Number(hourText), half?.toLowerCase())
  const minute = Number(minuteText)
  const second = Number(secondText)
  const ahead = offsetOf(Number(offsetHours ?? 0), Number(offsetMinutes ?? 0))
  if (hour === null || ahead === null || minute > 59 || second > 59) return null
  const local = hour * SECONDS_IN_HOUR + minute * SECONDS_IN_MINUTE + second
  return sign === '-' ? local + ahead : local - ahead
}

/** `half` is the `a` or `p` of a clock of twelve hours. */
function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour > 23 ? null : hour
  if (hour < 1 || hour > 12) return null
  return (hour % 12) + (half === 'p' ? 12 : 0)
}

const OFFSET_HOURS_MAX = 14
const offsetOf = (hours: number, minutes: number): number | null =>
  hours > OFFSET_HOURS_MAX || minutes > 59
    ? null
    : hours * SECONDS_IN_HOUR + minutes * SECONDS_IN_MINUTE
