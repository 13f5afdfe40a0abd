/** The daily run that comes next, as a creator sees it. */
import { dayOfInstant, instantFromIso, isoFromDay, secondOfDay } from '../../core/calendar'
import { DAILY_RUN_SECOND } from '../../core/payout-schedule'

/** The day, YYYY-MM-DD. What is done in the very second of a run comes before it. */
export function nextDailyRunDay(instant: string): string {
  const at = instantFromIso(instant)
  if (at === null) throw new Error(`Not an instant: ${instant}`)
  const isOver = secondOfDay(at) > DAILY_RUN_SECOND
  return isoFromDay(dayOfInstant(at) + (isOver ? 1 : 0))
}
