import type { TaskResult } from '../../src/experiments/run-task'

type Done = Extract<TaskResult, { ok: true }>

/** The result of a task of which nothing is kept, but for what is given. */
export const doneTask = (kept: Partial<Done> = {}): Done => ({
  ok: true,
  figures: [],
  violations: 0,
  outcome: null,
  economics: null,
  creators: null,
  marketplace: null,
  cost: null,
  stress: null,
  listed: null,
  trace: null,
  future: null,
  isHarmed: null,
  ...kept,
})
