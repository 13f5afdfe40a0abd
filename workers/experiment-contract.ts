/** What the page, or the command line, and a worker of an experiment say to each other. */
import type { RunTask, TaskResult } from '../src/experiments/run-task'
import type { PackedSales } from './packed-sales'

export type { RunTask, TaskResult } from '../src/experiments/run-task'

export interface ExperimentWorker {
  /** The file that every task runs on, said once: it may be large. */
  useSales(sales: PackedSales | null): Promise<void>
  run(task: RunTask): Promise<TaskResult>
}
