/** The timetable before daily payouts: standard runs at 10:00 UTC on the weekdays of their rails, and nothing else. */
import { fridayOnOrAfter, SECONDS_IN_HOUR, weekdayOf, type Day } from '../../core/calendar'
import { RAILS, type Rail } from '../../core/vocabulary'
import type { TimetableEntry } from '../jobs'
import type { PayoutContext, Workflow } from '../ports'
import { PayoutUsersServiceBeforeDaily } from './payout-users-service'

const RUN_SECOND = 10 * SECONDS_IN_HOUR

export function timetableBeforeDaily(context: PayoutContext, day: Day): TimetableEntry[] {
  const weekday = weekdayOf(day)
  const rails = RAILS.filter((rail) => context.policy.runWeekday[rail] === weekday)
  if (rails.length === 0) return []
  const begin = (): Workflow => run(context, day, rails)
  return [{ secondOfDay: RUN_SECOND, job: { name: 'standard-payouts', begin } }]
}

/** One job for each slice of the creators on the day's rails who hold money, ten seconds apart. */
function* run(context: PayoutContext, day: Day, rails: readonly Rail[]): Workflow {
  const periodEnd = fridayOnOrAfter(day) - context.policy.holdDays
  const creatorIds = context.ledger.creators.holdingBalance(rails, false)
  const { sliceCreators, staggerSeconds } = context.jobs
  for (let slice = 0; slice * sliceCreators < creatorIds.length; slice += 1) {
    const ids = creatorIds.slice(slice * sliceCreators, (slice + 1) * sliceCreators)
    yield {
      effect: 'enqueue',
      delaySeconds: slice * staggerSeconds,
      job: {
        name: `pay-creators-${ids[0]}`,
        begin: () => new PayoutUsersServiceBeforeDaily(context, periodEnd, ids).process(),
      },
    }
  }
}
