/**
 * Jobs that are in the queue or in progress, and how long their runs were at work. A run is all
 * that one job of the timetable sets off: what it puts into the queue, and what those jobs put into
 * it. It counts from the moment at which that first job began to wait.
 */
import type { Instant } from '../core/calendar'
import type { Job } from '../payouts/ports'

export interface JobOfRun {
  job: Job
  /** When the first job of its run began to wait: the one that put this one into the queue, or it itself. */
  runAt: Instant
}

export class JobsInProgress {
  readonly #unfinished = new Set<JobOfRun>()
  /** By the beginning of a run, when the last of its jobs ended. */
  readonly #workedUntil = new Map<Instant, Instant>()

  add(queued: JobOfRun): void {
    this.#unfinished.add(queued)
  }

  /** It is done, or dropped with its worker. */
  end(queued: JobOfRun, at: Instant): void {
    this.#unfinished.delete(queued)
    this.#workedUntil.set(queued.runAt, at)
  }

  /** Nobody asks about runs that began before an instant. */
  forgetBefore(at: Instant): void {
    for (const runAt of this.#workedUntil.keys()) if (runAt < at) this.#workedUntil.delete(runAt)
  }

  /**
   * When the oldest run began that has such a job waiting or in progress, or any job where none is meant; `null` where
   * there is none.
   */
  oldestRunAt(isMeant: (job: Job) => boolean = () => true): Instant | null {
    let oldest: Instant | null = null
    for (const { job, runAt } of this.#unfinished) {
      if (isMeant(job) && (oldest === null || runAt < oldest)) oldest = runAt
    }
    return oldest
  }

  /** When the last job of the runs that began at an instant ended, or was dropped; `null` where none has. */
  workedUntil(runAt: Instant): Instant | null {
    return this.#workedUntil.get(runAt) ?? null
  }
}
