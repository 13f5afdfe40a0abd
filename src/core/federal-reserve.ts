/**
 * The holidays of the Federal Reserve (https://www.federalreserve.gov/aboutthefed/k8.htm), by rule. One on a Sunday is observed
 * on the Monday after it. One on a Saturday is not observed: Reserve Banks are open on the Friday before.
 */
import { civilFromDay, weekdayOf, type Day, type Weekday } from './calendar'

/** New Year’s Day, Juneteenth, Independence Day, Veterans Day and Christmas, by month and day of month. */
const FIXED_DATES: Readonly<Record<number, number>> = { 1: 1, 6: 19, 7: 4, 11: 11, 12: 25 }

interface WeekdayOfMonth {
  weekday: Weekday
  /** The first is 1; `last` is the one after which the month ends. */
  place: number | 'last'
}

/** Martin Luther King Jr. Day, Presidents’ Day, Memorial Day, Labor Day, Columbus Day and Thanksgiving, by month. */
const WEEKDAYS_OF_MONTH: Readonly<Record<number, WeekdayOfMonth>> = {
  1: { weekday: 'monday', place: 3 },
  2: { weekday: 'monday', place: 3 },
  5: { weekday: 'monday', place: 'last' },
  9: { weekday: 'monday', place: 1 },
  10: { weekday: 'monday', place: 2 },
  11: { weekday: 'thursday', place: 4 },
}

/** Of a weekday: whether Reserve Banks are closed on it. */
export function isFederalReserveHoliday(day: Day): boolean {
  const weekday = weekdayOf(day)
  return (
    isFixedDate(day) || (weekday === 'monday' && isFixedDate(day - 1)) || isInItsPlace(day, weekday)
  )
}

function isFixedDate(day: Day): boolean {
  const { month, dayOfMonth } = civilFromDay(day)
  return FIXED_DATES[month] === dayOfMonth
}

function isInItsPlace(day: Day, weekday: Weekday): boolean {
  const { month, dayOfMonth } = civilFromDay(day)
  const holiday = WEEKDAYS_OF_MONTH[month]
  if (holiday?.weekday !== weekday) return false
  return holiday.place === 'last'
    ? civilFromDay(day + 7).month !== month
    : Math.ceil(dayOfMonth / 7) === holiday.place
}
