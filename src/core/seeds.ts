/**
 * The seeds of several runs of one scenario, which show how much of a figure is chance. Every scenario of an experiment gets
 * the same ones, so that its figures can be paired seed by seed.
 */

/** The run's own first: `payout-lab`, `payout-lab/2`, `payout-lab/3` … */
export const seedsFrom = (seed: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => (index === 0 ? seed : `${seed}/${index + 1}`))
