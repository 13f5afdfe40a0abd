/**
 * The worker of what the tab estimates without a run: a large population would hold up the page, and the engine is no
 * part of it. It is started with the first question; one that dies is replaced with the next.
 */
import type { Remote } from 'comlink'
import type { ExperimentWorker, PackedSales } from '../../../../workers/contract'
import experimentWorker from '../../../../workers/experiment-worker.ts?worker&url'
import { startWorker } from '../../lab/start-worker'
import { WorkerConnection } from '../../lab/worker-connection'

export class EstimateWorker {
  #connection: WorkerConnection<ExperimentWorker> | null = null
  /** The sales that the worker has: a large file is handed over once. */
  #sales: PackedSales | null = null
  #unanswered = 0

  /** `sales`: what the question is about besides the scenario; left out where it is about no sales. */
  async ask<Answer>(
    question: (worker: Remote<ExperimentWorker>) => Promise<Answer>,
    sales?: PackedSales | null,
  ): Promise<Answer> {
    if (!this.#connection) {
      this.#sales = null
      this.#connection = new WorkerConnection<ExperimentWorker>(
        startWorker(experimentWorker),
        () => (this.#connection = null),
      )
    }
    const isOther = sales !== undefined && sales !== this.#sales
    if (isOther) this.#sales = sales
    this.#unanswered += 1
    try {
      return await this.#connection.call(async (worker) => {
        if (isOther) await worker.useSales(sales)
        return question(worker)
      })
    } finally {
      this.#unanswered -= 1
    }
  }

  /** Nobody waits for the answers any more: a question that is being answered does not hold up the next one. */
  dropQuestions(): void {
    if (this.#unanswered > 0) this.close()
  }

  close(): void {
    this.#connection?.end()
    this.#connection = null
  }
}
