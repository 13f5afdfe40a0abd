/**
 * When a sale was made, from the ways in which exports write it: ISO 8601, days with dots, slashes or names of months,
 * hours of 12 or 24, UTC or an offset from it, seconds since 1970. What could be either of two days is only read once it
 * is known which comes first; a clock without a zone is a local time until somebody says where.
 */
import {
  civilFromDay,
  dayFromCivil,
  dayOfInstant,
  SECONDS_IN_DAY,
  SECONDS_IN_HOUR,
  SECONDS_IN_MINUTE,
  startOfDay,
  type Day,
  type Instant,
} from '../../core/calendar'
import { instantInZone, zoneOf } from './time-zones'

export const DATE_ORDERS = ['day-first', 'month-first', 'year-first'] as const
/** The order of days such as 1/2/2026. The year comes first only where it has two digits. */
export type DateOrder = (typeof DATE_ORDERS)[number]

/** `day`: without an hour. `local`: what a clock shows, in seconds since 1970 there. The day is the one that is written. */
type TimeRead = { day: Day } & (
  { kind: 'instant'; at: Instant } | { kind: 'local'; seconds: number } | { kind: 'day' }
)

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH_NAMES = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august'],
  ...['september', 'october', 'november', 'december'],
]

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})/
const IN_FIGURES = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/
const MONTH_NAME_FIRST = /^([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})/i
const MONTH_NAME_SECOND = /^(?:[a-z]{3},\s*)?(\d{1,2})[\s-]([a-z]{3,9})\.?,?[\s-](\d{4})/i
const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?:\s*([ap])\.?m\.?)?\s*(\S.*)?$/i
/** An offset after a clock, as ISO 8601 writes it. */
const OFFSET_AFTER_CLOCK = /^(?:Z|(?:UTC|GMT)?[+-]\d{2}(?::?\d{2})?|[a-z]{3,4})$/i
const EPOCH = /^(\d{10})(\d{3})?$/

/** A sale of the year 0202 is a slip of the hand, and would stretch the run over all the years between. */
const YEAR_MIN = 1970
const YEAR_MAX = 2199

export const EXPECTED_TIME = `a day that exists, such as 2026-08-31, 31.08.2026, 8/31/2026 or Aug 31, 2026, or a time such as 2026-08-31 14:10:00Z, of ${YEAR_MIN} to ${YEAR_MAX}`
/** Years of two digits up to here are of this century. */
const SHORT_YEAR_MAX = 69

/** A date alone means its noon, far from both ends of the day. */
const SECONDS_TO_NOON = SECONDS_IN_DAY / 2

/** The orders that a value allows; `null` where it says itself what it is. */
export function ordersAllowed(text: string): readonly DateOrder[] | null {
  const parts = IN_FIGURES.exec(text.trim())
  if (!parts || parts[2] === '.') return null
  return DATE_ORDERS.filter((order) => dateInFigures(parts, order) !== null)
}

/** `timeOfDay` is that of another column, where the hour has one of its own. */
export function readTime(
  text: string,
  order: DateOrder | null,
  timeOfDay: string | null = null,
): TimeRead | null {
  const trimmed = text.trim()
  const epoch = EPOCH.exec(trimmed)
  if (epoch) {
    const at = Number(epoch[1])
    return { kind: 'instant', at, day: dayOfInstant(at) }
  }
  const date = readDate(trimmed, order)
  if (!date) return null
  const rest = trimmed.slice(date.length)
  const clock = rest === '' ? timeOfDay?.trim() : /^(?:T|,?\s+(?:at\s+)?)(.*)$/i.exec(rest)?.[1]
  if (clock === '' || (rest === '' && timeOfDay === null)) return { kind: 'day', day: date.day }
  return clock === undefined ? null : readClock(date.day, clock)
}

/** An hour as a clock shows it, without a day. */
export const isHourAlone = (text: string): boolean => CLOCK.test(text.trim())

/** `zone` is that of local times. */
export function instantOfTime(time: TimeRead, zone: string | null): Instant | null {
  switch (time.kind) {
    case 'instant':
      return time.at
    case 'day':
      return startOfDay(time.day) + SECONDS_TO_NOON
    case 'local': {
      const known = zone === null ? null : zoneOf(zone)
      return known === null ? null : instantInZone(time.seconds, known)
    }
  }
}

interface DateRead {
  day: Day
  /** Characters that the date takes. */
  length: number
}

function readDate(text: string, order: DateOrder | null): DateRead | null {
  const yearFirst = YEAR_FIRST.exec(text)
  if (yearFirst) return dateOf(yearFirst, yearFirst[1]!, yearFirst[3]!, yearFirst[4]!)
  const inFigures = IN_FIGURES.exec(text)
  if (inFigures) return dateInFigures(inFigures, inFigures[2] === '.' ? 'day-first' : order)
  const nameFirst = MONTH_NAME_FIRST.exec(text)
  if (nameFirst) return dateOf(nameFirst, nameFirst[3]!, monthOf(nameFirst[1]!), nameFirst[2]!)
  const nameSecond = MONTH_NAME_SECOND.exec(text)
  if (!nameSecond) return null
  return dateOf(nameSecond, nameSecond[3]!, monthOf(nameSecond[2]!), nameSecond[1]!)
}

function dateInFigures(parts: RegExpExecArray, order: DateOrder | null): DateRead | null {
  const [, first, , second, last] = parts
  switch (order) {
    case 'day-first':
      return dateOf(parts, last!, second!, first!)
    case 'month-first':
      return dateOf(parts, last!, first!, second!)
    case 'year-first':
      return first!.length === 2 && last!.length === 2
        ? dateOf(parts, first!, second!, last!)
        : null
    case null:
      return null
  }
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
  const day = dayFromCivil(fullYear(year), Number(month), Number(dayOfMonth))
  const civil = civilFromDay(day)
  const exists = civil.month === Number(month) && civil.dayOfMonth === Number(dayOfMonth)
  if (civil.year < YEAR_MIN || civil.year > YEAR_MAX) return null
  return exists ? { day, length } : null
}

function fullYear(text: string): number {
  const year = Number(text)
  if (text.length > 2) return year
  return year <= SHORT_YEAR_MAX ? 2000 + year : 1900 + year
}

function readClock(day: Day, text: string): TimeRead | null {
  const parts = CLOCK.exec(text)
  if (!parts) return null
  const [, hourText, minuteText, secondText = '0', half, zoneText] = parts
  const hour = hourOf(Number(hourText), half?.toLowerCase())
  const minute = Number(minuteText)
  const second = Number(secondText)
  if (hour === null || minute > 59 || second > 59) return null
  const seconds = startOfDay(day) + hour * SECONDS_IN_HOUR + minute * SECONDS_IN_MINUTE + second
  if (zoneText === undefined) return { kind: 'local', seconds, day }
  const zone = OFFSET_AFTER_CLOCK.test(zoneText) ? zoneOf(zoneText) : null
  return zone === null ? null : { kind: 'instant', at: instantInZone(seconds, zone), day }
}

/** `half` is the `a` or `p` of a clock of twelve hours. */
function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour > 23 ? null : hour
  if (hour < 1 || hour > 12) return null
  return (hour % 12) + (half === 'p' ? 12 : 0)
}
