/**
 * Jobs waiting for one of a fixed number of workers, first come, first served. No job begins within the step of
 * another: a worker that becomes free takes its next job in an event of its own, at the same instant.
 */

interface JobQueueOptions<Queued> {
  workers: number
  /** Starts a job on a worker, counted from 1, and calls `left`, once, when the job has left it. */
  begin: (queued: Queued, left: () => void, worker: number) => void
  /** Has something happen at this instant, after what is happening now. */
  afterThis: (happen: () => void) => void
}

export class JobQueue<Queued> {
  readonly #waiting: Queued[] = []
  readonly #options: JobQueueOptions<Queued>
  /** Their numbers, the lowest last: it is the next to work. */
  readonly #free: number[]

  constructor(options: JobQueueOptions<Queued>) {
    this.#options = options
    this.#free = Array.from({ length: options.workers }, (_, index) => options.workers - index)
  }

  /** Called in an event of its own, which is the job's first step where a worker is free. */
  add(queued: Queued): void {
    this.#waiting.push(queued)
    this.#startNext()
  }

  #startNext(): void {
    if (this.#waiting.length === 0) return
    const worker = this.#free.pop()
    if (worker === undefined) return
    this.#options.begin(this.#waiting.shift()!, () => this.#isFree(worker), worker)
  }

  #isFree(worker: number): void {
    const position = this.#free.findLastIndex((other) => other > worker)
    this.#free.splice(position + 1, 0, worker)
    if (this.#waiting.length > 0) this.#options.afterThis(() => this.#startNext())
  }
}
