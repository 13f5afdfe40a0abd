/** Runs and scenarios whose input has been read before: that one is refused is a bug, and throws. */
import { formatProblem, type Refused } from '../scenario/problems'
import { readScenario } from '../scenario/read-scenario'
import type { Scenario } from '../scenario/schema'
import type { RunPool } from './run-pool'
import type { RunTask, TaskResult } from './run-task'

export async function acceptedRun(
  pool: RunPool,
  task: RunTask,
): Promise<Extract<TaskResult, { ok: true }>> {
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
