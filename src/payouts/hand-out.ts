/**
 * Cuts the creators of a payout run into slices, each a job of its own, so that a job that dies
 * does not end the whole run.
 */
import { SECONDS_IN_MINUTE, type Instant } from '../core/calendar'
import { jobRetriesMax } from './job-retries'
import { doneLater, isLeft } from './lost-jobs'
import type { PayoutRun } from './payout-users-service'
import type { Enqueue, PayoutContext, Workflow } from './ports'

/** The service that the runs hand their creators to. Before daily payouts there was no daily run, nor one for flexible schedules. */
export interface RunService {
  hasDailyRun: boolean
  pay: (run: PayoutRun) => Workflow
}

/** A run to hand out. `isLater`: a job of it was lost, and what is handed out is only whom it left. */
export interface RunToHandOut extends Omit<PayoutRun, 'creatorIds'> {
  beganAt: Instant
  isLater: boolean
}

/** Walks the cohort and puts it into the queue: slice by slice as it is walked, or all at once at the end. */
export function* handOut(
  context: PayoutContext,
  creatorIds: readonly number[],
  run: RunToHandOut,
  service: RunService,
): Workflow {
  const { handOut: way, staggerSeconds } = context.jobs
  const size = sliceSize(context, creatorIds.length)
  if (way === 'whole-cohort') yield* walk(context, creatorIds.length)
  for (let start = 0; start < creatorIds.length; start += size) {
    const slice = creatorIds.slice(start, start + size)
    if (way !== 'whole-cohort') yield* walk(context, slice.length)
    yield payment(context, run, slice, service, (start / size) * staggerSeconds)
  }
}

/** A slice as a job of its own. */
function payment(
  context: PayoutContext,
  run: RunToHandOut,
  creatorIds: readonly number[],
  service: RunService,
  delaySeconds: number,
): Enqueue {
  const { payoutType, isLater } = run
  const retriesMax = jobRetriesMax(context, payoutType)
  const isCutUp = context.protections.slicedJobs && creatorIds.length > 1
  const again = (later: boolean, seconds: number): Enqueue[] =>
    (isCutUp ? creatorIds.map((creatorId) => [creatorId]) : [creatorIds]).map((ids) =>
      payment(context, { ...run, isLater: later }, ids, service, seconds),
    )
  return {
    effect: 'enqueue',
    delaySeconds,
    job: {
      name: `pay-creators-${payoutType}-${creatorIds[0]}`,
      kind: 'pay-creators',
      retriesMax,
      creatorIds,
      begin: () =>
        service.pay({
          ...run,
          creatorIds: isLater
            ? creatorIds.filter((creatorId) => isLeft(context, creatorId, run))
            : creatorIds,
        }),
      // Each time it begins at its first creator, and may never have reached its last: so each
      // creator gets a job of their own.
      inItsPlace: () =>
        isCutUp && retriesMax > 0
          ? again(isLater, 0)
          : doneLater(context, (seconds) => again(true, seconds)),
    },
  }
}

/** Creators in one job; without slices all are in one, which begins at the first of them again. */
function sliceSize({ jobs, protections }: PayoutContext, creators: number): number {
  if (!protections.slicedJobs) return creators
  return jobs.handOut === 'each-creator' ? 1 : jobs.sliceCreators
}

function* walk({ jobs }: PayoutContext, creators: number): Workflow {
  if (jobs.walkCreatorsPerMinute === null) return
  yield {
    effect: 'sleep',
    why: 'while-walking',
    seconds: Math.ceil((creators * SECONDS_IN_MINUTE) / jobs.walkCreatorsPerMinute),
  }
}
