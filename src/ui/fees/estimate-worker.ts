/**
 * The worker of what the tab estimates without a run: a large population would hold up the page, and the engine is no
 * part of it. It is started with the first question; one that dies is replaced with the next.
 */
import type { Remote } from 'comlink'
import type { ExperimentWorker } from '../../../workers/contract'
import experimentWorker from '../../../workers/experiment-worker.ts?worker&url'
import { startWorker } from '../lab/start-worker'
import { WorkerConnection } from '../lab/worker-connection'

export class EstimateWorker {
  #connection: WorkerConnection<ExperimentWorker> | null = null

  ask<Answer>(question: (worker: Remote<ExperimentWorker>) => Promise<Answer>): Promise<Answer> {
    this.#connection ??= new WorkerConnection<ExperimentWorker>(
      startWorker(experimentWorker),
      () => (this.#connection = null),
    )
    return this.#connection.call(question)
  }

  close(): void {
    this.#connection?.end()
    this.#connection = null
  }
}
