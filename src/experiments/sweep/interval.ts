/** A value with its interval, the number of seeds behind it, and the way it was found. */
import { quantile, sum } from 'd3'
import seedrandom from 'seedrandom'
import { errorFunction, sampleWithReplacement } from 'simple-statistics'
import { estimateOf, quantileOfMean } from '../statistics'

type IntervalMethod =
  /** Student's t on the mean over the seeds, of differences that are paired seed by seed. */
  | 'mean'
  /** The middle of what is found when seeds are picked from the seeds again. */
  | 'bootstrap'
  /** Over the sellers of a file who stand for others, where that is wider than over the seeds. More seeds do not change it. */
  | 'sellers'

export interface Interval {
  value: number
  /** `null` where too few seeds have a value. */
  low: number | null
  high: number | null
  n: number
  method: IntervalMethod
  /** Where it is of the best of several: with how many it was compared. The interval is as much wider (Bonferroni). */
  comparisons?: number
}

/**
 * `null` of no values at all. `comparisons`: the number of candidates among which these values
 * picked the best.
 */
export function meanInterval(values: readonly number[], comparisons = 1): Interval | null {
  const estimate = estimateOf(values, comparisons)
  if (!estimate) return null
  const { mean, low, high, n } = estimate
  return {
    ...{ value: mean, low, high, n, method: 'mean' },
    ...(comparisons > 1 && { comparisons }),
  }
}

/**
 * The interval of a share: a part of what all seeds have together. The spread is that of each
 * seed's part less this share of the seed's own whole. No share is below zero. `null` of nothing at
 * all.
 */
export function shareInterval(
  seeds: readonly (readonly [part: number, whole: number])[],
): Interval | null {
  const whole = sum(seeds, ([, one]) => one)
  if (whole <= 0) return null
  const value = sum(seeds, ([part]) => part) / whole
  const beyond = meanInterval(seeds.map(([part, one]) => part - value * one))!
  const meanWhole = whole / seeds.length
  const { low, high } = beyond
  return {
    ...beyond,
    value,
    low: low === null ? null : Math.min(value, Math.max(0, value + low / meanWhole)),
    high: high === null ? null : value + high / meanWhole,
  }
}

const RESAMPLES = 1_000

/** Picks from fewer seeds are too much alike: their middle covers the truth three times in four at most. */
export const BOOTSTRAP_SEEDS_MIN = 5

/**
 * The interval of a value that is found from all seeds together (the bootstrap). As many seeds are
 * picked from them at random, some twice and some not at all, again and again; the interval is the
 * middle of the values found. The same seeds always give the same interval.
 */
export function bootstrapInterval<One>(
  seeds: readonly One[],
  valueOf: (seeds: readonly One[]) => number,
): Interval {
  const value = valueOf(seeds)
  const n = seeds.length
  const method = 'bootstrap'
  if (n < BOOTSTRAP_SEEDS_MIN) return { value, low: null, high: null, n, method }
  const random = seedrandom.alea('bootstrap')
  const found = Array.from({ length: RESAMPLES }, () =>
    valueOf(sampleWithReplacement([...seeds], n, random)),
  )
  const tail = tailOf(n)
  const at = (position: number): number => quantile(found, position) ?? value
  // With few seeds, all picks can be on one side of it.
  return { value, low: Math.min(value, at(tail)), high: Math.max(value, at(1 - tail)), n, method }
}

/**
 * What is left out on either side: 2.5% of many seeds. Picks vary less than seeds by a share of 1 / n, and their middle
 * is as wide as a normal one: both are made good, so that the interval of a mean is as wide as Student's (Hesterberg 2015,
 * the expanded percentile interval).
 */
function tailOf(n: number): number {
  const deviations = quantileOfMean(n) * Math.sqrt(n / (n - 1))
  return (1 - errorFunction(deviations / Math.SQRT2)) / 2
}
