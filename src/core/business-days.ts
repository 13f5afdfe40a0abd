/** The days on which banks work: Mondays to Fridays, and not the bank holidays that there may be. */
import { isWeekend, type Day } from './calendar'

/** Whose bank holidays a scenario can have. */
export const BANK_HOLIDAYS = ['none', 'federal-reserve'] as const
export type BankHolidays = (typeof BANK_HOLIDAYS)[number]

/** Of a weekday. */
export type IsBankHoliday = (day: Day) => boolean
export const NO_BANK_HOLIDAYS: IsBankHoliday = () => false

export const isBusinessDay = (day: Day, isBankHoliday: IsBankHoliday): boolean =>
  !isWeekend(day) && !isBankHoliday(day)

/** `day` and `count` business days more. */
export function addBusinessDays(day: Day, count: number, isBankHoliday: IsBankHoliday): Day {
  let result = day
  for (let left = count; left > 0;) {
    result += 1
    if (isBusinessDay(result, isBankHoliday)) left -= 1
  }
  return result
}
