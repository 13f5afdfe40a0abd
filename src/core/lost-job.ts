/**
 * A job of the payout service that was dropped with its worker, in the form that the run, its
 * checks and its report share.
 */
import type { Instant } from './calendar'

export interface LostJob {
  /** As in the timetable, or `pay-creators-<payout type>-<first creator id>` for a part of a run. */
  name: string
  /** Put into the queue for the first time. */
  queuedAt: Instant
  /** Dropped with its worker. */
  lostAt: Instant
  /** Workers that it has had, the lost one included. */
  attempts: number
  /** Not begun again: nobody does the rest of its work. */
  isGivenUp: boolean
  /** Whom the job was to pay; `null` where it was to find them first, or pays nobody. */
  creatorIds: readonly number[] | null
}

export interface LostJobs {
  /** Workers lost under a job. */
  killed: number
  /** Jobs that were not begun again. */
  givenUp: number
  /** The first ones of each kind: those given up, then those that began again, each in order of time. */
  jobs: readonly LostJob[]
}
