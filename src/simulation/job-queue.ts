/**
 * Jobs waiting for one of a fixed number of workers, first come, first served. No job begins within the step of
 * another: a worker that becomes free takes its next job in an event of its own, at the same instant.
 */

export interface JobQueueOptions<Queued> {
  workers: number
  /** Starts a job and calls `left`, once, when the job has left its worker. */
  begin: (queued: Queued, left: () => void) => void
  /** Has something happen at this instant, after what is happening now. */
  afterThis: (happen: () => void) => void
}

export class JobQueue<Queued> {
  readonly #waiting: Queued[] = []
  readonly #options: JobQueueOptions<Queued>
  #freeWorkers: number

  constructor(options: JobQueueOptions<Queued>) {
    this.#options = options
    this.#freeWorkers = options.workers
  }

  /** Called in an event of its own, which is the job's first step where a worker is free. */
  add(queued: Queued): void {
    this.#waiting.push(queued)
    this.#startNext()
  }

  #startNext(): void {
    if (this.#freeWorkers === 0 || this.#waiting.length === 0) return
    const queued = this.#waiting.shift()!
    this.#freeWorkers -= 1
    this.#options.begin(queued, () => this.#workerIsFree())
  }

  #workerIsFree(): void {
    this.#freeWorkers += 1
    if (this.#waiting.length > 0) this.#options.afterThis(() => this.#startNext())
  }
}
