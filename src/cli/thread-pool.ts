/** The pool of an experiment on Node: each worker is a thread. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { RunPool, type TaskWorker } from '../experiments/run-pool'
import type { RunTask, TaskResult } from '../experiments/run-task'
import type { ImportedSales } from '../scenario/imported-sales'

class ThreadWorker implements TaskWorker {
  readonly #thread: Worker

  constructor(sales: ImportedSales | null) {
    this.#thread = new Worker(new URL('./thread-entry.js', import.meta.url), {
      workerData: { sales },
    })
  }

  /** A thread that breaks down rejects the task that it was at. */
  async run(task: RunTask): Promise<TaskResult> {
    this.#thread.postMessage(task)
    const [result] = (await once(this.#thread, 'message')) as [TaskResult]
    return result
  }

  close(): void {
    void this.#thread.terminate()
  }
}

export const threadPool = (sales: ImportedSales | null, threads: number): RunPool =>
  new RunPool(() => new ThreadWorker(sales), threads)
