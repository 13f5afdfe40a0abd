/** Jobs waiting for one of a fixed number of workers, first come, first served. */
import type { Job } from '../payouts/ports'

export interface QueuedJob {
  job: Job
  /** Counts from 0. */
  attempt: number
}

export class JobQueue {
  readonly #waiting: QueuedJob[] = []
  readonly #begin: (queued: QueuedJob, left: () => void) => void
  #freeWorkers: number

  /** `begin` starts a job and calls `left` when it has left its worker, which is then free. */
  constructor(workers: number, begin: (queued: QueuedJob, left: () => void) => void) {
    this.#freeWorkers = workers
    this.#begin = begin
  }

  add(queued: QueuedJob): void {
    this.#waiting.push(queued)
    this.#startNext()
  }

  #startNext(): void {
    if (this.#freeWorkers === 0) return
    const queued = this.#waiting.shift()
    if (!queued) return
    this.#freeWorkers -= 1
    this.#begin(queued, () => {
      this.#freeWorkers += 1
      this.#startNext()
    })
  }
}
