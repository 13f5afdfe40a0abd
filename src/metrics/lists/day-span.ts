/** The days that a reader picks on the page, as instants of the ledger. */
import { dayFromIso, startOfDay, type Instant } from '../../core/calendar'
import type { DaySpan } from './row-lists'

/** The first instant of the span, and the first after it. Throws on what is no day. */
export function instantsOf({ from, to }: DaySpan): [since: Instant, until: Instant] {
  const [first, last] = [dayFromIso(from), dayFromIso(to)]
  if (first === null || last === null) throw new RangeError(`Not a span of days: ${from} to ${to}`)
  return [startOfDay(first), startOfDay(last + 1)]
}
