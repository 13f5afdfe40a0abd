/**
 * Estimates of the room, made in a worker of their own: a large population would hold up the page. One is made at a time;
 * of those that are asked for meanwhile only the last is made, since each replaces the one before.
 */
import type { ExperimentWorker, PreviewPoint, PreviewTask } from '../../../workers/contract'
import experimentWorker from '../../../workers/experiment-worker.ts?worker&url'
import { startWorker } from '../lab/start-worker'
import { WorkerConnection } from '../lab/worker-connection'

export class FeeEstimator {
  #connection: WorkerConnection<ExperimentWorker> | null = null
  #isBusy = false
  #next: PreviewTask | null = null
  readonly #take: (points: readonly PreviewPoint[]) => void

  /** `take` is given what was asked for last, and nothing else. */
  constructor(take: (points: readonly PreviewPoint[]) => void) {
    this.#take = take
  }

  /** `null`: there is nothing to estimate. */
  ask(task: PreviewTask | null): void {
    this.#next = task
    if (task === null) this.#take([])
    else if (!this.#isBusy) void this.#make()
  }

  close(): void {
    this.#next = null
    this.#connection?.end()
    this.#connection = null
  }

  async #make(): Promise<void> {
    this.#isBusy = true
    while (this.#next) {
      const task = this.#next
      const points = await this.#pointsOf(task)
      if (task !== this.#next) continue
      this.#next = null
      this.#take(points)
    }
    this.#isBusy = false
  }

  /** None where the worker dies: the room does without an estimate, and the next is asked of a new worker. */
  #pointsOf(task: PreviewTask): Promise<readonly PreviewPoint[]> {
    const connection = (this.#connection ??= new WorkerConnection<ExperimentWorker>(
      startWorker(experimentWorker),
      () => (this.#connection = null),
    ))
    return connection.call<PreviewPoint[]>(async (worker) => worker.preview(task)).catch(() => [])
  }
}
