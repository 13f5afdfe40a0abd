/** Estimates as figures: how far the lowest and the highest are from what was measured. */
import type { Figures } from './report'
import { rounded } from './spent'

/** The name of a run, and what was estimated of it over what was measured. */
export type Estimated = readonly [name: string, ratio: number]

/** `what` begins the names. Each run is told on the way. */
export function rangeOfEstimate(what: string, all: readonly Estimated[]): Figures {
  for (const [name, ratio] of all) console.error(`  ${what} of ${name}: ${ratio.toFixed(2)}`)
  const ratios = all.map(([, ratio]) => ratio)
  return {
    [`${what}_estimate_least`]: rounded(Math.min(...ratios)),
    [`${what}_estimate_most`]: rounded(Math.max(...ratios)),
  }
}
