/** What a scenario's faults do to workers: deaths and waits at their steps, jobs that run twice, a clock that is off. */
import type { SingleFault } from '../../core/single-fault'
import type { Job } from '../../payouts/ports'
import type { FaultSettings } from '../../scenario/schema'
import { Chooser } from '../chooser'
import type { WorkerFaults } from '../scheduler'
import { drawnDelay } from './chance'
import type { FaultBook } from './fault-book'
import { GROUPS } from './single-faults'

/** The one whose clock is off. */
const FIRST_WORKER = 1

/** `null` where nothing can happen to a worker. */
export function workerFaults(
  { workers, deploys }: FaultSettings,
  book: FaultBook,
  handleOf: (creatorId: number) => string,
): WorkerFaults | null {
  const { killedBasisPoints, waitBasisPoints, jobTwiceBasisPoints, clockOffSeconds } = workers
  const isPossible =
    killedBasisPoints > 0 ||
    waitBasisPoints > 0 ||
    jobTwiceBasisPoints > 0 ||
    clockOffSeconds !== 0 ||
    deploys.length > 0 ||
    !book.single.isEmpty
  if (!isPossible) return null
  const chooser = new Chooser(workers, book)
  return {
    at: (step, job, creator) => chooser.at(step, job, creator),
    againAfterSeconds: ({ kind: job, creatorIds }: Job) => {
      const creator = creatorIds?.length === 1 ? handleOf(creatorIds[0]!) : null
      const event = book.next(GROUPS.job(job), creator)
      const seconds =
        event.asked('job-twice')?.seconds ??
        drawnDelay(() => event.draw('job-twice'), jobTwiceBasisPoints, workers.wait)
      if (seconds === null) return null
      event.fire({ fault: 'job-twice', job, seconds, ...event.address } satisfies SingleFault)
      return seconds
    },
    clockOffSeconds: (worker) => (worker === FIRST_WORKER ? clockOffSeconds : 0),
  }
}
