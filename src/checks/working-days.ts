/** The days on which banks work, as the checks count them: by arithmetic of their own. */
import type { Day } from '../core/calendar'

/** Day 4 is a Monday. */
const MONDAY = 4

/** Days since the last such weekday, which is named by any day of it. */
export const daysSince = (weekday: Day, day: Day): number => (((day - weekday) % 7) + 7) % 7

/** Mondays to Fridays from day 4 on, up to a day. */
const weekdaysUpTo = (day: Day): number =>
  5 * Math.floor((day - MONDAY) / 7) + Math.min(5, daysSince(MONDAY, day) + 1)

export class WorkingDays {
  /** After one day, up to another that is not before it. */
  between(from: Day, to: Day): number {
    return weekdaysUpTo(to) - weekdaysUpTo(from)
  }

  has(day: Day): boolean {
    return this.between(day - 1, day) === 1
  }

  /** The first day by which so many more have been worked. */
  after(day: Day, count: number): Day {
    let last = day + count
    while (this.between(day, last) < count) last += 1
    return last
  }
}
