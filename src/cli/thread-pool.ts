/** The pool of an experiment on Node: each worker is a thread. */
import { once } from 'node:events'
import { availableParallelism, totalmem } from 'node:os'
import { Worker } from 'node:worker_threads'
import { RunPool, type TaskWorker } from '../experiments/run-pool'
import type { RunTask, TaskResult } from '../experiments/run-task'
import type { ImportedSales } from '../scenario/sales-file/imported-sales'
import type { ServiceAddress } from './own-service'

/** What all tasks of a thread have in common. */
export interface ThreadInputs {
  sales: ImportedSales | null
  /** `undefined`: what a page may take. */
  memoryLimitBytes: number | undefined
  /** Payout services that tasks name by their place; `null` is the lab's, which also pays where there are none. */
  services?: readonly (ServiceAddress | null)[]
}

class ThreadWorker implements TaskWorker {
  readonly #thread: Worker
  readonly #isLoaded: Promise<unknown>

  constructor(inputs: ThreadInputs) {
    this.#thread = new Worker(new URL('./thread-entry.js', import.meta.url), { workerData: inputs })
    this.#isLoaded = once(this.#thread, 'message')
  }

  /** A thread that breaks down rejects the task that it was at. */
  async run<Task extends RunTask>(task: Task): Promise<TaskResult<Task>> {
    await this.#isLoaded
    this.#thread.postMessage(task)
    const [result] = (await once(this.#thread, 'message')) as [TaskResult<Task>]
    return result
  }

  /** Not while its program is put together: what does that panics where its thread ends, and says so on the terminal. */
  close(): void {
    const end = (): unknown => this.#thread.terminate()
    void this.#isLoaded.then(end, end)
  }
}

export const threadPool = (inputs: ThreadInputs, threads: number): RunPool =>
  new RunPool(() => new ThreadWorker(inputs), threads)

/** Runs take their memory at the same time: together no more than half of the machine's. */
export function jobsFor(bytesOfRun: number): number {
  const jobsByMemory = Math.floor(totalmem() / 2 / bytesOfRun)
  return Math.max(1, Math.min(availableParallelism(), jobsByMemory))
}
