/** Runs and scenarios whose input has been read before: that one is refused is a bug, and throws. */
import { formatProblem, type Refused } from '../scenario/problems'
import { readScenario } from '../scenario/read-scenario'
import type { Scenario } from '../scenario/schema'
import type { RunPool } from './run-pool'
import type { DoneTask, RunTask } from './run-task'

export async function acceptedRun<Task extends RunTask>(
  pool: RunPool,
  task: Task,
): Promise<DoneTask<Task>> {
  const result = await pool.run(task)
  return result.ok ? result : refused(result)
}

export function acceptedScenario(written: unknown): Scenario {
  const read = readScenario(written)
  return read.ok ? read.scenario : refused(read)
}

function refused({ problems }: Refused): never {
  throw new Error(problems.map(formatProblem).join('\n'))
}
