/** Shortens a time in which something is out of order, for a story that names how long was enough. */
import { isoFromInstant, SECONDS_IN_MINUTE, type Instant } from '../../core/calendar'
import type { Document } from '../../scenario/document-paths'
import { instantOfAction } from '../../scenario/period'

const SHORTEST_SECONDS = 5 * SECONDS_IN_MINUTE

/** The same for half as long: its beginning, its end and its middle, on whole minutes; none of what is short already. */
export function halvesOf(outage: Document): Document[] {
  const [from, until] = [
    instantOfAction(String(outage['from'])),
    instantOfAction(String(outage['until'])),
  ]
  const quarter = (until - from) / 4
  if (quarter * 2 < SHORTEST_SECONDS) return []
  const middle = onMinute(from + quarter * 2)
  return [
    [from, middle],
    [middle, until],
    [onMinute(from + quarter), onMinute(until - quarter)],
  ].map(([begin, end]) => ({
    ...outage,
    from: isoFromInstant(begin!),
    until: isoFromInstant(end!),
  }))
}

const onMinute = (at: Instant): Instant => at - (at % SECONDS_IN_MINUTE)
