/**
 * Means with their intervals. The distributions come from a library; this module only says which
 * one is used for what.
 */
import tQuantile from '@stdlib/stats-base-dists-t-quantile'
import { deviation, mean, sum } from 'd3'
import { CONFIDENCE } from '../core/student-quantile'

/** A mean and where it may lie: Student's t at 95%. `low` and `high` are `null` where there are fewer than two values. */
export interface Estimate {
  mean: number
  low: number | null
  high: number | null
  n: number
}

/**
 * Standard errors on either side of a mean of `n` values, by Student’s t. Where the best of `comparisons` was picked by these
 * very values, each of them may err by as much less (Bonferroni).
 */
export const quantileOfMean = (n: number, comparisons = 1): number =>
  tQuantile(1 - (1 - CONFIDENCE) / 2 / comparisons, n - 1)

/** `null` of no values at all. */
export function estimateOf(values: readonly number[], comparisons = 1): Estimate | null {
  const centre = mean(values)
  if (centre === undefined) return null
  const n = values.length
  const spread = deviation(values)
  if (spread === undefined) return { mean: centre, low: null, high: null, n }
  const half = (quantileOfMean(n, comparisons) * spread) / Math.sqrt(n)
  return { mean: centre, low: centre - half, high: centre + half, n }
}

/**
 * The mean of values that count for several each, as those of a sample do. It has no interval then: the spread of values
 * that are weighted is not that of all.
 */
export function weightedEstimateOf(
  values: readonly { value: number; weight: number }[],
): Estimate | null {
  if (values.every(({ weight }) => weight === 1))
    return estimateOf(values.map(({ value }) => value))
  const total = sum(values, ({ weight }) => weight)
  const centre = sum(values, ({ value, weight }) => value * weight) / total
  return { mean: centre, low: null, high: null, n: values.length }
}

/** The estimate of what is left when each value is taken from its partner: far narrower where partners are alike. */
export function pairedEstimateOf(
  pairs: readonly (readonly [before: number, after: number])[],
): Estimate | null {
  return estimateOf(pairs.map(([before, after]) => after - before))
}
