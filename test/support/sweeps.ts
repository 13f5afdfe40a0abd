/** Sweeps as tests make them. */
import type { SweepInput } from '../../src/experiments/sweep/definition'
import type { SweepPlan } from '../../src/experiments/sweep/plan'
import { readSweep, type SweepContext } from '../../src/experiments/sweep/read-sweep'
import { formatProblem } from '../../src/scenario/problems'

export function sweepPlan(
  input: Omit<SweepInput, 'version'>,
  context: SweepContext = {},
): SweepPlan {
  const read = readSweep({ version: 1, ...input }, context)
  if (!read.ok) throw new Error(read.problems.map(formatProblem).join('\n'))
  return read.plan
}
