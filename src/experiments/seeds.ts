/**
 * Runs the same scenario under other seeds, to show how much of a figure is chance. Every scenario
 * of an experiment gets the same seeds, so that their figures can be paired seed by seed.
 */
import type { FigureValues } from './outcome'

/** Seeds beside the run's own, and the run's own first: `payout-lab`, `payout-lab/2`, `payout-lab/3` … */
export const seedsFrom = (seed: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => (index === 0 ? seed : `${seed}/${index + 1}`))

/** What one seed gave in one scenario. */
export interface SeedResult {
  seed: string
  values: FigureValues
}
