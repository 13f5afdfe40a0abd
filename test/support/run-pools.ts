/** Pools of runs within the process of a test: each task is done when it is asked for. */
import { exhaust } from '../../src/core/exhaust'
import { RunPool } from '../../src/experiments/run-pool'
import { runTask, type RunTask, type TaskResult } from '../../src/experiments/run-task'
import type { ImportedSales } from '../../src/scenario/sales-file/imported-sales'
import { engine } from './engine'

export const runHere = (task: RunTask, sales: ImportedSales | null = null): TaskResult =>
  exhaust(runTask(engine, task, sales))

/** `asked` hears of every task that is simulated. */
export const poolHere = (
  size = 1,
  asked: (task: RunTask) => void = () => undefined,
  sales: ImportedSales | null = null,
): RunPool =>
  new RunPool(
    () => ({
      run: (task) => {
        asked(task)
        return Promise.resolve(runHere(task, sales))
      },
      close: () => undefined,
    }),
    size,
  )
