/**
 * Random values from a source of uniform numbers: the distributions of the scenario. The source comes from outside.
 * Whatever reaches the ledger from here goes through `exp` and `ln` written in plain JavaScript, since the engines' own
 * differ in the last digit.
 */
import exp from '@stdlib/math-base-special-exp'
import ln from '@stdlib/math-base-special-ln'
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import { BASIS_POINTS_IN_WHOLE, type BasisPoints } from './money'

/** The next number of a stream, uniform in [0, 1), in steps of 2^-32. */
export type Uniform = () => number

/** Keeps a draw away from 0, where the tails of the distributions below are infinite. */
const HALF_STEP = 1 / 8_589_934_592 // 2^-33

export const normal = (uniform: Uniform): number => normalQuantile(uniform() + HALF_STEP, 0, 1)

/** exp(mu + sigma Z). */
export const logNormal = (uniform: Uniform, mu: number, sigma: number): number =>
  exp(mu + sigma * normal(uniform))

/** Log-normal around its median. */
export const logNormalAround = (uniform: Uniform, median: number, sigma: number): number =>
  median * exp(sigma * normal(uniform))

/** Exponential with mean 1. */
export const exponential = (uniform: Uniform): number => -ln(uniform() + HALF_STEP)

export const happens = (uniform: Uniform, chance: BasisPoints): boolean =>
  uniform() * BASIS_POINTS_IN_WHOLE < chance

/** One of them, all with the same chance. */
export const oneOf = <Value>(uniform: Uniform, values: readonly Value[]): Value =>
  values[Math.floor(uniform() * values.length)]!

/** The mean of a log-normal over its median. */
export const logNormalMeanFactor = (sigma: number): number => exp((sigma * sigma) / 2)

/** The share of time inside events that begin at random, where laid end to end they would fill `lengths` of it. */
export const coveredShare = (lengths: number): number => 1 - exp(-lengths)

/** One of the keys, with the chance that its share (in basis points) gives it; always takes one draw. */
export function pick<Key extends string>(
  uniform: Uniform,
  shares: Readonly<Partial<Record<Key, BasisPoints>>>,
): Key {
  const keys = Object.keys(shares) as Key[]
  let left = uniform() * BASIS_POINTS_IN_WHOLE
  for (const key of keys) {
    left -= shares[key] ?? 0
    if (left < 0) return key
  }
  return keys.at(-1)!
}

export interface DelaySpread {
  medianSeconds: number
  sigma: number
  maximumSeconds: number
}

/** Whole seconds, log-normal around the median and never above the maximum. */
export function delaySeconds(uniform: Uniform, spread: DelaySpread): number {
  const seconds = logNormalAround(uniform, spread.medianSeconds, spread.sigma)
  return Math.min(Math.round(seconds), spread.maximumSeconds)
}
