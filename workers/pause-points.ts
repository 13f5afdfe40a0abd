/** Where a run is asked to pause, in its own days and instants, or why it cannot. */
import {
  dayFromIso,
  instantFromIso,
  isoFromDay,
  isoFromInstant,
  startOfDay,
  type Instant,
} from '../src/core/calendar'
import { refusal, type Refused } from '../src/scenario/problems'
import type { RunSetup } from '../src/simulation/run-setup'

/** Whole days of the run before a day, or the refusal of a day that it does not have. */
export function daysUntil(text: string, { startDay, days }: RunSetup): number | Refused {
  const day = dayFromIso(text)
  if (day !== null && day >= startDay && day < startDay + days) return day - startDay
  const last = isoFromDay(startDay + days - 1)
  const expected = `a day of the run, ${isoFromDay(startDay)} to ${last}`
  return refusal('pauseOn', text, expected)
}

/** An instant within the run, or its refusal. */
export function momentOfRun(text: string, { startDay, days }: RunSetup): Instant | Refused {
  const at = instantFromIso(text)
  const [first, last] = [startOfDay(startDay), startOfDay(startDay + days)]
  if (at !== null && at > first && at < last) return at
  const expected = `an instant of the run, after ${isoFromInstant(first)} and before ${isoFromInstant(last)}`
  return refusal('pauseBefore', text, expected)
}
