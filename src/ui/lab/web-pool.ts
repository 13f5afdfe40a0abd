/** The pool of an experiment on the page: each worker is a web worker, and one processor is left to the reader. */
import { RunPool, type TaskWorker } from '../../../workers/compare-contract'
import type { ExperimentWorker, PackedSales, RunTask, TaskResult } from '../../../workers/contract'
import experimentWorker from '../../../workers/experiment-worker.ts?worker&url'
import { startWorker, type ServiceCode } from './start-worker'
import { WorkerConnection } from './worker-connection'
import type { SweepEngine } from '../fees/fee-lab.svelte'
import { whenIdle } from '../when-idle'
import type { SeedEngine } from '../seeds/seed-runs.svelte'

/**
 * Names the build whose engine makes the results: the script that this is part of has its content in its name, and in
 * its content the name of the worker's script. A development server has one name for all.
 */
export const ENGINE_BUILD = import.meta.url
/** The same, wherever the build is hosted. */
export const BUILD_NAME = ENGINE_BUILD.slice(ENGINE_BUILD.lastIndexOf('/') + 1)

/** What all runs in the background may take together: no more than one run on the page may. */
const MEMORY_BYTES = 1.5e9
const WORKERS_MAX = 8

function poolSize(processors: number, bytesOfRun: number): number {
  const byMemory = Math.floor(MEMORY_BYTES / Math.max(1, bytesOfRun))
  return Math.max(1, Math.min(processors - 1, byMemory, WORKERS_MAX))
}

class WebWorker implements TaskWorker {
  readonly #connection: WorkerConnection<ExperimentWorker>
  readonly #ready: Promise<void>

  constructor(sales: PackedSales | null, service: ServiceCode | null) {
    this.#connection = new WorkerConnection<ExperimentWorker>(
      startWorker(experimentWorker, service),
      () => undefined,
    )
    this.#ready = this.#connection.call((remote) => remote.useSales(sales))
    // Whoever asks for a task is told.
    this.#ready.catch(() => undefined)
  }

  async run<Task extends RunTask>(
    task: Task,
    onShare: (share: number) => void,
  ): Promise<TaskResult<Task>> {
    await this.#ready
    return this.#connection.callWithReports(
      async (remote, report) => remote.run(task, report),
      onShare,
    )
  }

  close(): void {
    this.#connection.end()
  }
}

const webPool = (
  sales: PackedSales | null,
  size: number,
  service: ServiceCode | null = null,
): RunPool => new RunPool(() => new WebWorker(sales, service), size)

const now = (): number => performance.now()

export const WEB_ENGINE: SeedEngine = {
  open: ({ sales, service }, size) => webPool(sales, size, service),
  sizeFor: ({ memoryBytes }) => poolSize(navigator.hardwareConcurrency, memoryBytes),
  whenIdle,
  now,
}

export const WEB_SWEEPS: SweepEngine = {
  open: webPool,
  sizeFor: (bytesOfRun) => poolSize(navigator.hardwareConcurrency, bytesOfRun),
  now,
}
