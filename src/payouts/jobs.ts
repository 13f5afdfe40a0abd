/**
 * The service's timetable: which job starts at which hour (UTC, domain facts A3), and what it does: find its creators
 * and hand them out in slices, each a job of its own, so that one that dies does not take the whole run with it.
 */
import { SECONDS_IN_HOUR, weekdayOf, type Day } from '../core/calendar'
import type { PayoutPolicy } from '../core/policy'
import { dailyPeriodEnd, standardPeriodEnd } from '../core/payout-schedule'
import { RAILS, type Rail } from '../core/vocabulary'
import { PayoutUsersService, type PayoutRun, type PlanWatcher } from './payout-users-service'
import type { Job, PayoutContext, Workflow } from './ports'

const DAILY_RUN_SECOND = 8 * SECONDS_IN_HOUR
const STANDARD_RUN_SECOND = 10 * SECONDS_IN_HOUR

export interface TimetableEntry {
  secondOfDay: number
  job: Job
}

/** The jobs that start on a day. A watcher hears of each plan that they make. */
export function timetable(
  context: PayoutContext,
  day: Day,
  watcher: PlanWatcher | null = null,
): TimetableEntry[] {
  const entries: TimetableEntry[] = [
    {
      secondOfDay: DAILY_RUN_SECOND,
      job: { name: 'daily-instant-payouts', begin: () => runDaily(context, day, watcher) },
    },
  ]
  const rails = railsPaidOn(day, context.policy)
  if (rails.length > 0) {
    entries.push({
      secondOfDay: STANDARD_RUN_SECOND,
      job: { name: 'standard-payouts', begin: () => runStandard(context, day, rails, watcher) },
    })
  }
  return entries
}

function railsPaidOn(day: Day, policy: PayoutPolicy): Rail[] {
  const weekday = weekdayOf(day)
  return RAILS.filter((rail) => policy.runWeekday[rail] === weekday)
}

/** Every creator on the daily schedule who holds money, instantly, up to yesterday. */
function* runDaily(context: PayoutContext, day: Day, watcher: PlanWatcher | null): Workflow {
  const creatorIds = context.ledger.creators.holdingBalance(RAILS, true)
  const periodEnd = dailyPeriodEnd(day)
  yield* handOut(context, creatorIds, { payoutType: 'instant', periodEnd }, watcher)
}

/** Everyone on the day's rails who holds money; whether it is their turn is decided one by one. */
function* runStandard(
  context: PayoutContext,
  day: Day,
  rails: readonly Rail[],
  watcher: PlanWatcher | null,
): Workflow {
  const creatorIds = context.ledger.creators.holdingBalance(rails, false)
  const periodEnd = standardPeriodEnd(day, context.policy)
  yield* handOut(context, creatorIds, { payoutType: 'standard', periodEnd }, watcher)
}

function* handOut(
  context: PayoutContext,
  creatorIds: readonly number[],
  run: Omit<PayoutRun, 'creatorIds'>,
  watcher: PlanWatcher | null,
): Workflow {
  const { sliceCreators, staggerSeconds } = context.jobs
  for (let start = 0; start < creatorIds.length; start += sliceCreators) {
    const slice = creatorIds.slice(start, start + sliceCreators)
    yield {
      effect: 'enqueue',
      delaySeconds: (start / sliceCreators) * staggerSeconds,
      job: {
        name: `pay-creators-${run.payoutType}-${slice[0]}`,
        begin: () =>
          new PayoutUsersService(context, { ...run, creatorIds: slice }, watcher).process(),
      },
    }
  }
}
