/**
 * The service's timetable: which job starts at which hour (UTC), and what it does. A job finds its
 * creators and hands them out in slices, each a job of its own, so that one that dies does not end
 * the whole run.
 */
import { SECONDS_IN_HOUR, startOfDay, weekdayOf, type Day } from '../core/calendar'
import type { PayoutPolicy } from '../core/policy'
import {
  DAILY_RUN_SECOND,
  dailyPeriodEnd,
  STANDARD_RUN_SECOND,
  standardPeriodEnd,
} from '../core/payout-schedule'
import { flexiblePeriodEnd, FLEXIBLE_RUN_SECOND, isDueOn } from '../core/flexible-schedule'
import { RAILS, type PayoutType, type Rail } from '../core/vocabulary'
import type { JobKind } from '../core/work-names'
import { ASKED_WHETHER_BACK_HOUR, askWhetherBack } from './came-back'
import { releaseChargebackHolds } from './chargeback-hold'
import { handOut, type RunService, type RunToHandOut } from './hand-out'
import { jobRetriesMax } from './job-retries'
import { doneLater } from './lost-jobs'
import { PayoutUsersService, type PlanWatcher } from './payout-users-service'
import type { Job, PayoutContext, Workflow } from './ports'
import {
  RECOVERY_HOUR,
  requeueTransientFailures,
  retryPaypalWithoutReason,
  syncStuckPayouts,
} from './recovery'
import { lookIntoOpenRefunds } from './refunds'

const PAYPAL_SYNC_HOUR = 15
const PAYPAL_STUCK_HOURS = 48
const RELEASE_SECOND = 7.5 * SECONDS_IN_HOUR

export interface TimetableEntry {
  secondOfDay: number
  job: Job
}

/** Today's service, the lab's or another; a watcher hears of each plan that the lab's makes. */
export const currentService = (
  context: PayoutContext,
  watcher: PlanWatcher | null = null,
): RunService => ({
  hasDailyRun: true,
  pay: (run) =>
    watcher
      ? new PayoutUsersService(context, run, watcher).process()
      : context.service.payCreators(context, run),
})

/** The jobs that start on a day. */
export function timetable(
  context: PayoutContext,
  day: Day,
  service: RunService = currentService(context),
): TimetableEntry[] {
  const entries: TimetableEntry[] = []
  if (context.policy.chargebackHoldLiftsItself) {
    entries.push({
      secondOfDay: RELEASE_SECOND,
      job: {
        name: 'release-chargeback-holds',
        kind: 'release-chargeback-holds',
        retriesMax: jobRetriesMax(context),
        begin: () => releaseChargebackHolds(context),
      },
    })
  }
  if (service.hasDailyRun) {
    entries.push(
      payoutRun(context, day, {
        kind: 'daily-instant-payouts',
        payoutType: 'instant',
        secondOfDay: DAILY_RUN_SECOND,
        handOut: (begun) => runDaily(context, begun, service),
      }),
    )
  }
  const rails = railsPaidOn(day, context.policy)
  if (rails.length > 0) {
    entries.push(
      payoutRun(context, day, {
        kind: 'standard-payouts',
        payoutType: 'standard',
        secondOfDay: STANDARD_RUN_SECOND,
        handOut: (begun) => runStandard(context, begun, rails, service),
      }),
    )
  }
  if (service.hasDailyRun) {
    entries.push(
      payoutRun(context, day, {
        kind: 'flexible-payouts',
        payoutType: 'standard',
        secondOfDay: FLEXIBLE_RUN_SECOND.standard,
        handOut: (begun) => runFlexible(context, begun, service),
      }),
    )
  }
  return [...entries, ...recoveryOn(context, day)]
}

type BegunRun = Pick<RunToHandOut, 'day' | 'beganAt' | 'isLater'>

interface PayoutRunJob {
  kind: JobKind
  payoutType: PayoutType
  secondOfDay: number
  handOut: (run: BegunRun) => Workflow
}

/** The first job of a run, which finds its creators. */
function payoutRun(
  context: PayoutContext,
  day: Day,
  { kind, payoutType, secondOfDay, handOut: begin }: PayoutRunJob,
): TimetableEntry {
  const beganAt = startOfDay(day) + secondOfDay
  const job = (isLater: boolean): Job => ({
    name: kind,
    kind,
    retriesMax: jobRetriesMax(context, payoutType),
    begin: () => begin({ day, beganAt, isLater }),
    inItsPlace: () => doneLater(context, (delaySeconds) => [{ delaySeconds, job: job(true) }]),
  })
  return { secondOfDay, job: job(false) }
}

/** In the afternoon: what was left hanging, what may be tried again. */
function recoveryOn(context: PayoutContext, day: Day): TimetableEntry[] {
  const weekday = weekdayOf(day)
  const { stuckPayoutHours, transientRetriesMax } = context.policy
  const { reconciliation, retries } = context.protections
  const jobs: [hour: number, kind: JobKind, isOn: boolean, begin: Job['begin']][] = [
    [
      RECOVERY_HOUR,
      'sync-stuck-payouts',
      reconciliation && stuckPayoutHours !== null,
      function* () {
        yield* syncStuckPayouts(context, {
          isMeant: (processor) => processor !== 'paypal',
          creatingStuckSeconds: stuckPayoutHours! * SECONDS_IN_HOUR,
          isAskedDaily: true,
        })
        yield* lookIntoOpenRefunds(context, stuckPayoutHours!)
      },
    ],
    [
      RECOVERY_HOUR,
      'requeue-transient-failures',
      retries && transientRetriesMax > 0,
      () => requeueTransientFailures(context, day),
    ],
    [
      RECOVERY_HOUR,
      'retry-paypal-failures',
      retries && weekday === 'friday',
      () => retryPaypalWithoutReason(context, day),
    ],
    [
      PAYPAL_SYNC_HOUR,
      'sync-stuck-paypal-payouts',
      reconciliation && weekday === 'thursday',
      () =>
        syncStuckPayouts(context, {
          isMeant: (processor) => processor === 'paypal',
          creatingStuckSeconds: PAYPAL_STUCK_HOURS * SECONDS_IN_HOUR,
          isAskedDaily: false,
        }),
    ],
    [
      ASKED_WHETHER_BACK_HOUR,
      'ask-whether-back',
      reconciliation && stuckPayoutHours !== null,
      () => askWhetherBack(context, day),
    ],
  ]
  return jobs
    .filter(([, , isOn]) => isOn)
    .map(([hour, kind, , begin]) => ({
      secondOfDay: hour * SECONDS_IN_HOUR,
      job: { name: kind, kind, retriesMax: jobRetriesMax(context), begin },
    }))
}

function railsPaidOn(day: Day, policy: PayoutPolicy): Rail[] {
  const weekday = weekdayOf(day)
  return RAILS.filter((rail) => policy.runWeekday[rail] === weekday)
}

/**
 * Every creator on the daily schedule who holds money, instantly, up to yesterday; and with them those whose instant
 * flexible schedule names the day.
 */
function* runDaily(context: PayoutContext, begun: BegunRun, service: RunService): Workflow {
  const { day } = begun
  const daily = context.ledger.creators.holdingBalance(RAILS, true)
  const flexible = flexibleDue(context, 'instant', day)
  const creatorIds =
    flexible.length === 0 ? daily : [...daily, ...flexible].sort((one, other) => one - other)
  const periodEnd = dailyPeriodEnd(day)
  const run = { ...begun, payoutType: 'instant', periodEnd, paysFlexible: true } as const
  yield* handOut(context, creatorIds, run, service)
}

/** Standard flexible schedules that name the day, whatever their rail: they are outside the Friday cycle. */
function* runFlexible(context: PayoutContext, begun: BegunRun, service: RunService): Workflow {
  const { day } = begun
  const creatorIds = flexibleDue(context, 'standard', day)
  const periodEnd = flexiblePeriodEnd('standard', day, context.policy)
  const run = { ...begun, payoutType: 'standard', periodEnd, paysFlexible: true } as const
  yield* handOut(context, creatorIds, run, service)
}

const flexibleDue = (context: PayoutContext, payoutType: PayoutType, day: Day): number[] =>
  context.ledger.creators.flexibleHoldingBalance(
    (schedule) => schedule.payoutType === payoutType && isDueOn(schedule, day),
  )

/** Everyone on the day's rails who holds money; whether it is their turn is decided one by one. */
function* runStandard(
  context: PayoutContext,
  begun: BegunRun,
  rails: readonly Rail[],
  service: RunService,
): Workflow {
  const creatorIds = context.ledger.creators.holdingBalance(rails, false)
  const periodEnd = standardPeriodEnd(begun.day, context.policy)
  yield* handOut(context, creatorIds, { ...begun, payoutType: 'standard', periodEnd }, service)
}
