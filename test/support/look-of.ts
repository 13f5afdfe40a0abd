import type { Look } from '../../src/checks/moments'
import type { Violations } from '../../src/checks/violations'

/** A look of one check alone; at the end of a run unless said otherwise. */
export const lookOf = (violations: Violations, facts: Partial<Look> = {}): Look => ({
  now: 0,
  extent: 'run',
  ...facts,
  violations,
})
