/** What a scenario's faults do to workers: deaths and waits at their steps, jobs that run twice, a clock that is off. */
import type { SingleFault } from '../../core/single-fault'
import type { Job } from '../../payouts/ports'
import type { FaultSettings } from '../../scenario/schema'
import { Chooser } from '../chooser'
import type { WorkerFaults } from '../workflow-runner'
import { drawnDelay } from './chance'
import type { FaultBook } from './fault-book'
import { GROUPS } from './single-faults'

/** The one whose clock is off. */
const FIRST_WORKER = 1

export function workerFaults(
  settings: () => FaultSettings['workers'],
  book: FaultBook,
  handleOf: (creatorId: number) => string,
): WorkerFaults {
  const chooser = new Chooser(settings, book)
  return {
    at: (step, job, creator) => chooser.at(step, job, creator),
    againAfterSeconds: ({ kind: job, creatorIds }: Job) => {
      const creator = creatorIds?.length === 1 ? handleOf(creatorIds[0]!) : null
      const event = book.next(GROUPS.job(job), creator)
      const { jobTwiceBasisPoints, wait } = settings()
      const seconds =
        event.asked('job-twice')?.seconds ??
        drawnDelay(event, 'job-twice', jobTwiceBasisPoints, wait)
      if (seconds === null) return null
      event.fire({ fault: 'job-twice', job, seconds, ...event.address } satisfies SingleFault)
      return seconds
    },
    clockOffSeconds: (worker) => (worker === FIRST_WORKER ? settings().clockOffSeconds : 0),
  }
}
