/** Pools of runs within the process of a test: each task is done when it is asked for. */
import { exhaust } from '../../src/core/exhaust'
import { RunPool } from '../../src/experiments/run-pool'
import {
  runTask,
  type DoneTask,
  type RunTask,
  type TaskResult,
} from '../../src/experiments/run-task'
import type { CachedRun } from '../../src/experiments/sweep/run-sweep'
import type { ImportedSales } from '../../src/scenario/sales-file/imported-sales'
import { engine } from './engine'

export const runHere = <Task extends RunTask>(
  task: Task,
  sales: ImportedSales | null = null,
): TaskResult<Task> => exhaust(runTask(engine, task, sales))

/** Of a task whose input is known to be right. */
export function doneHere<Task extends RunTask>(
  task: Task,
  sales: ImportedSales | null = null,
): DoneTask<Task> {
  const result = runHere(task, sales)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result
}

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

/** Runs of sweeps that are kept in a map. */
export const cacheIn = (kept: Map<string, CachedRun>) => ({
  get: (key: string) => Promise.resolve(kept.get(key) ?? null),
  put: (key: string, run: CachedRun) => Promise.resolve(void kept.set(key, run)),
})
