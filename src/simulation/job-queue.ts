/** Jobs waiting for one of a fixed number of workers, first come, first served. */
import type { Job } from '../payouts/ports'

export class JobQueue {
  readonly #waiting: Job[] = []
  readonly #begin: (job: Job, done: () => void) => void
  #freeWorkers: number

  /** `begin` starts a job and calls `done` when it has ended, which frees its worker. */
  constructor(workers: number, begin: (job: Job, done: () => void) => void) {
    this.#freeWorkers = workers
    this.#begin = begin
  }

  add(job: Job): void {
    this.#waiting.push(job)
    this.#startNext()
  }

  #startNext(): void {
    if (this.#freeWorkers === 0) return
    const job = this.#waiting.shift()
    if (!job) return
    this.#freeWorkers -= 1
    this.#begin(job, () => {
      this.#freeWorkers += 1
      this.#startNext()
    })
  }
}
