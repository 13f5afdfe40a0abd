/**
 * The spread of a figure over the seeds of a scenario, and the difference between two scenarios,
 * seed by seed.
 */
import type { FigureName, FigureValues } from '../metrics/headline-figure'
import { pairedBySeed } from './paired-by-seed'
import { estimateOf, pairedEstimateOf, type Estimate } from './statistics'

/** What one seed gave in one scenario. */
export interface CheckedFigures {
  values: FigureValues
  /** That the checks found. */
  violations: number
}

export interface SeedResult extends CheckedFigures {
  seed: string
}

/** Where a figure lies over all seeds: the mean with its interval, and the least and most that any seed gave. */
export interface FigureSpread {
  estimate: Estimate
  least: number
  most: number
}

export function spreadOf(results: readonly SeedResult[], name: FigureName): FigureSpread | null {
  const values = results.flatMap((result) => result.values[name] ?? [])
  const estimate = estimateOf(values)
  return estimate && { estimate, least: Math.min(...values), most: Math.max(...values) }
}

/** By how much one scenario differs from another in a figure, seed by seed; seeds that only one has run are left out. */
export function pairedSpreadOf(
  before: readonly SeedResult[],
  after: readonly SeedResult[],
  name: FigureName,
): Estimate | null {
  return pairedEstimateOf(
    pairedBySeed(before, after).flatMap((pair): [number, number][] => {
      const [one, other] = pair.map(({ values }) => values[name])
      return one === undefined || other === undefined ? [] : [[one, other]]
    }),
  )
}
