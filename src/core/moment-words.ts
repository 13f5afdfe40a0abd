/**
 * Moments of a run in words. What is true or found at the end of a day belongs to that day,
 * although the next one begins at the same instant.
 */
import {
  isoFromDay,
  dayOfInstant,
  instantFromIso,
  isoFromInstant,
  startOfDay,
  weekdayOf,
  type Day,
  type Instant,
} from './calendar'

/** The ISO day that ends at this ISO instant; `null` where none does. */
export function dayEndingAt(iso: string): string | null {
  const instant = instantFromIso(iso)
  if (instant === null) return null
  const day = dayOfInstant(instant)
  return startOfDay(day) === instant ? isoFromDay(day - 1) : null
}

/** `the end of 2026-09-01`, `2026-09-01 at 10:00:05`: for stories and terminals. The page has its own formatting. */
export function momentWords(iso: string): string {
  const day = dayEndingAt(iso)
  return day === null ? `${iso.slice(0, 10)} at ${iso.slice(11, 19)}` : `the end of ${day}`
}

/** `10:00:05` */
export const timeOfDay = (at: Instant): string => isoFromInstant(at).slice(11, 19)

/** `Wednesday` */
export function weekdayName(day: Day): string {
  const weekday = weekdayOf(day)
  return `${weekday[0]!.toUpperCase()}${weekday.slice(1)}`
}
