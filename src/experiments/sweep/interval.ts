/** A value with the interval that it lies in, how many seeds that rests on, and how it was found. */
import { quantile } from 'd3'
import { CONFIDENCE, estimateOf } from '../statistics'

export type IntervalMethod =
  /** Student's t on the mean over the seeds, of differences that are paired seed by seed. */
  | 'mean'
  /** The middle 95% of what the seeds give one by one. */
  | 'quantiles'

export interface Interval {
  value: number
  /** `null` where fewer than two seeds have a value. */
  low: number | null
  high: number | null
  n: number
  method: IntervalMethod
}

/** `null` of no values at all. */
export function meanInterval(values: readonly number[]): Interval | null {
  const estimate = estimateOf(values)
  if (!estimate) return null
  const { mean, low, high, n } = estimate
  return { value: mean, low, high, n, method: 'mean' }
}

/** Around a value that was found from all seeds together, which may lie outside of what few seeds give: it is within. */
export function quantileInterval(value: number, ofSeeds: readonly number[]): Interval {
  const isSpread = ofSeeds.length > 1
  const at = (position: number): number => quantile(ofSeeds, position)!
  return {
    value,
    low: isSpread ? Math.min(value, at((1 - CONFIDENCE) / 2)) : null,
    high: isSpread ? Math.max(value, at((1 + CONFIDENCE) / 2)) : null,
    n: ofSeeds.length,
    method: 'quantiles',
  }
}
