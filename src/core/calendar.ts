/**
 * Civil days and instants, in UTC, as integers: no wall clock, no time zones, the same on every engine.
 * A `Day` counts days since 1970-01-01; an `Instant` counts seconds since its midnight.
 */

/** Days since 1970-01-01. */
export type Day = number

/** Seconds since 1970-01-01T00:00:00Z. */
export type Instant = number

export const SECONDS_IN_MINUTE = 60
export const SECONDS_IN_HOUR = 3_600
export const SECONDS_IN_DAY = 86_400
/** The longest one's. */
export const DAYS_IN_MONTH_MAX = 31
export const DAYS_IN_WEEK = 7
export const MONTHS_IN_YEAR = 12
/** On average, leap years included. */
export const DAYS_IN_YEAR = 365.25
/** What a rate for a year is reckoned by, and how far back a year goes: leap days aside. */
export const DAYS_IN_CALENDAR_YEAR = 365
export const DAYS_IN_MONTH = DAYS_IN_YEAR / MONTHS_IN_YEAR

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const
export type Weekday = (typeof WEEKDAYS)[number]

const FRIDAY = WEEKDAYS.indexOf('friday')
const DAYS_IN_ERA = 146_097 // 400 Gregorian years
const DAYS_TO_1970 = 719_468 // from 0000-03-01, the day the arithmetic below counts from

interface CivilDate {
  year: number
  month: number
  dayOfMonth: number
}

/** The day of a civil date. Months and days of month outside their range carry over, as in 2026-13-01. */
export function dayFromCivil(year: number, month: number, dayOfMonth: number): Day {
  const monthsFromMarch = month - 3 + 12 * year
  const yearFromMarch = Math.floor(monthsFromMarch / 12)
  const monthFromMarch = monthsFromMarch - 12 * yearFromMarch
  const era = Math.floor(yearFromMarch / 400)
  const yearOfEra = yearFromMarch - era * 400
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + dayOfMonth - 1
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * DAYS_IN_ERA + dayOfEra - DAYS_TO_1970
}

export function civilFromDay(day: Day): CivilDate {
  const shifted = day + DAYS_TO_1970
  const era = Math.floor(shifted / DAYS_IN_ERA)
  const dayOfEra = shifted - era * DAYS_IN_ERA
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  }
}

const pad = (value: number, width = 2): string => String(value).padStart(width, '0')

/** `2026-08-31`. */
export function isoFromDay(day: Day): string {
  const { year, month, dayOfMonth } = civilFromDay(day)
  return `${pad(year, 4)}-${pad(month)}-${pad(dayOfMonth)}`
}

/** The day of `2026-08-31`, or `null` if the text is not a date of the calendar (2026-02-30, say). */
export function dayFromIso(text: string): Day | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!parts) return null
  const day = dayFromCivil(Number(parts[1]), Number(parts[2]), Number(parts[3]))
  return isoFromDay(day) === text ? day : null
}

/** `2026-08-31T08:00:00Z`. */
export function isoFromInstant(instant: Instant): string {
  const seconds = secondOfDay(instant)
  const hours = Math.floor(seconds / SECONDS_IN_HOUR)
  const minutes = Math.floor((seconds % SECONDS_IN_HOUR) / SECONDS_IN_MINUTE)
  return `${isoFromDay(dayOfInstant(instant))}T${pad(hours)}:${pad(minutes)}:${pad(seconds % SECONDS_IN_MINUTE)}Z`
}

/**
 * The instant of `2026-08-31T08:00:00Z` (seconds and a fraction optional, `Z` optional, a space for the `T` allowed),
 * or `null` if it is none. A fraction of a second is cut off. Offsets other than `Z` are refused.
 */
export function instantFromIso(text: string): Instant | null {
  const parts = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?Z?$/.exec(text)
  if (!parts) return null
  const day = dayFromIso(parts[1]!)
  const [hours, minutes, seconds] = [parts[2], parts[3], parts[4] ?? '0'].map(Number) as [
    number,
    number,
    number,
  ]
  if (day === null || hours > 23 || minutes > 59 || seconds > 59) return null
  return startOfDay(day) + hours * SECONDS_IN_HOUR + minutes * SECONDS_IN_MINUTE + seconds
}

export const startOfDay = (day: Day): Instant => day * SECONDS_IN_DAY
export const dayOfInstant = (instant: Instant): Day => Math.floor(instant / SECONDS_IN_DAY)
export const secondOfDay = (instant: Instant): number => instant - startOfDay(dayOfInstant(instant))

/** 0 for Monday … 6 for Sunday. */
export function weekdayIndex(day: Day): number {
  return (((day + 3) % 7) + 7) % 7 // 1970-01-01 was a Thursday
}

export const weekdayOf = (day: Day): Weekday => WEEKDAYS[weekdayIndex(day)]!
export const isWeekend = (day: Day): boolean => weekdayIndex(day) > FRIDAY

/** The first such weekday on or after a day. */
export function weekdayOnOrAfter(day: Day, weekday: Weekday): Day {
  return day + ((WEEKDAYS.indexOf(weekday) - weekdayIndex(day) + 7) % 7)
}

export const fridayOnOrAfter = (day: Day): Day => weekdayOnOrAfter(day, 'friday')

function weekdayOnOrBefore(day: Day, weekday: Weekday): Day {
  return day - ((weekdayIndex(day) - WEEKDAYS.indexOf(weekday) + 7) % 7)
}

/** The last such weekday of the month that holds `day`. */
export function lastWeekdayOfMonth(day: Day, weekday: Weekday): Day {
  const { year, month } = civilFromDay(day)
  return weekdayOnOrBefore(dayFromCivil(year, month + 1, 1) - 1, weekday)
}

/** The last such weekday of the calendar quarter that holds `day`. */
export function lastWeekdayOfQuarter(day: Day, weekday: Weekday): Day {
  const { year, month } = civilFromDay(day)
  return weekdayOnOrBefore(dayFromCivil(year, Math.ceil(month / 3) * 3 + 1, 1) - 1, weekday)
}

/** The first of the month that is `months` after the month of `day`. */
export function firstOfMonthAfter(day: Day, months: number): Day {
  const { year, month } = civilFromDay(day)
  return dayFromCivil(year, month + months, 1)
}
