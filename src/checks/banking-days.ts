/**
 * The days on which banks work that have the holidays of the Federal Reserve: from a list of the days off of each year, made apart
 * from the rules in `core/federal-reserve`, by which processors pay.
 */
import { civilFromDay, dayFromCivil, type Day } from '../core/calendar'
import { daysSince, WorkingDays } from './working-days'

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

/** Some day that is one. */
const MONDAY = 4
const THURSDAY = 7
const SUNDAY = 10

export class BankingDays extends WorkingDays {
  /** By year. */
  readonly #daysOff = new Map<number, readonly Day[]>()

  override between(from: Day, to: Day): number {
    let count = super.between(from, to)
    const [first, last] = [civilFromDay(from).year, civilFromDay(to).year]
    for (let year = first; year <= last; year += 1) {
      for (const day of this.#daysOffIn(year)) if (day > from && day <= to) count -= 1
    }
    return count
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
