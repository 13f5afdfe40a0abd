/**
 * How a payout run hands out its creators: in slices, each a job of its own, so that one that dies does not take the whole
 * run with it.
 */
import { jobRetriesMax } from './job-retries'
import type { PayoutRun } from './payout-users-service'
import type { Enqueue, PayoutContext, Workflow } from './ports'

const SECONDS_IN_MINUTE = 60

/** The service that the runs hand their creators to. Before daily payouts there was no daily run, nor one for flexible schedules. */
export interface RunService {
  hasDailyRun: boolean
  pay: (run: PayoutRun) => Workflow
}

/** Walks the cohort and puts it into the queue: slice by slice as it is walked, or all at once at the end. */
export function* handOut(
  context: PayoutContext,
  creatorIds: readonly number[],
  run: Omit<PayoutRun, 'creatorIds'>,
  service: RunService,
): Workflow {
  const { handOut: way, staggerSeconds } = context.jobs
  const size = sliceSize(context, creatorIds.length)
  if (way === 'whole-cohort') yield* walk(context, creatorIds.length)
  for (let start = 0; start < creatorIds.length; start += size) {
    const slice = creatorIds.slice(start, start + size)
    if (way !== 'whole-cohort') yield* walk(context, slice.length)
    yield payment(context, { ...run, creatorIds: slice }, service, (start / size) * staggerSeconds)
  }
}

/**
 * A slice as a job of its own. It begins at its first creator each time: one whose retries are used up may never have come
 * to its last creator, so each of its creators then gets a job.
 */
function payment(
  context: PayoutContext,
  run: PayoutRun,
  service: RunService,
  delaySeconds: number,
): Enqueue {
  const { creatorIds, payoutType } = run
  const isCutUp = context.protections.slicedJobs && creatorIds.length > 1
  return {
    effect: 'enqueue',
    delaySeconds,
    job: {
      name: `pay-creators-${payoutType}-${creatorIds[0]}`,
      kind: 'pay-creators',
      retriesMax: jobRetriesMax(context, payoutType),
      creatorIds,
      begin: () => service.pay(run),
      ...(isCutUp && {
        inItsPlace: () =>
          creatorIds.map((creatorId) =>
            payment(context, { ...run, creatorIds: [creatorId] }, service, 0),
          ),
      }),
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
