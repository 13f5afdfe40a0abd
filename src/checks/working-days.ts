/**
 * The days on which banks work, as the checks count them: from a list of the days off of each year, made apart from the rules
 * in `core/business-days`, by which processors pay.
 */
import type { BankHolidays } from '../core/business-days'
import { civilFromDay, dayFromCivil, type Day } from '../core/calendar'

type MonthAndDay = readonly [month: number, dayOfMonth: number]

/** The Federal Reserve’s holidays that have a date. */
const DATES: readonly MonthAndDay[] = [
  [1, 1],
  [6, 19],
  [7, 4],
  [11, 11],
  [12, 25],
]
/** The last day on which each of the others can be: the third Monday of January is never after the 21st. */
const MONDAYS_UP_TO: readonly MonthAndDay[] = [
  [1, 21],
  [2, 21],
  [5, 31],
  [9, 7],
  [10, 14],
]
const THURSDAY_UP_TO: MonthAndDay = [11, 28]

/** Day 4 is a Monday, as is day 11. */
const MONDAY = 4
const THURSDAY = 7
const SUNDAY = 10

const daysSince = (weekday: Day, day: Day): number => (((day - weekday) % 7) + 7) % 7

/** Mondays to Fridays from day 4 on, up to a day. */
const weekdaysUpTo = (day: Day): number =>
  5 * Math.floor((day - MONDAY) / 7) + Math.min(5, daysSince(MONDAY, day) + 1)

export class WorkingDays {
  readonly #holidays: BankHolidays
  /** By year. */
  readonly #daysOff = new Map<number, readonly Day[]>()

  constructor(holidays: BankHolidays) {
    this.#holidays = holidays
  }

  has(day: Day): boolean {
    return this.between(day - 1, day) === 1
  }

  /** After one day, up to another that is not before it. */
  between(from: Day, to: Day): number {
    let count = weekdaysUpTo(to) - weekdaysUpTo(from)
    if (this.#holidays === 'none') return count
    const [first, last] = [civilFromDay(from).year, civilFromDay(to).year]
    for (let year = first; year <= last; year += 1) {
      for (const day of this.#daysOffIn(year)) if (day > from && day <= to) count -= 1
    }
    return count
  }

  /** The first day by which so many more have been worked. */
  after(day: Day, count: number): Day {
    let last = day + count
    while (this.between(day, last) < count) last += 1
    return last
  }

  #daysOffIn(year: number): readonly Day[] {
    const known = this.#daysOff.get(year)
    if (known) return known
    const daysOff = daysOffOf(year)
    this.#daysOff.set(year, daysOff)
    return daysOff
  }
}

/** Holidays on a Saturday are not among them, since nobody works then. */
function daysOffOf(year: number): Day[] {
  const on = (date: MonthAndDay): Day => dayFromCivil(year, ...date)
  const upTo = (weekday: Day, date: MonthAndDay): Day => on(date) - daysSince(weekday, on(date))
  const dated = DATES.map(on).map((day) => (daysSince(SUNDAY, day) === 0 ? day + 1 : day))
  return [
    ...dated.filter((day) => daysSince(SUNDAY, day) !== 6),
    ...MONDAYS_UP_TO.map((date) => upTo(MONDAY, date)),
    upTo(THURSDAY, THURSDAY_UP_TO),
  ]
}
