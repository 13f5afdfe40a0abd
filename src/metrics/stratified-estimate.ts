/**
 * What a stratified sample says about all creators: a total or a ratio of totals, with its 95%
 * interval. Each creator counts for as many as the stratum has for each sampled one. A stratum that
 * is sampled in full adds nothing to the interval (the finite population correction). Degrees of
 * freedom are Satterthwaite's.
 */
import exp from '@stdlib/math-base-special-exp'
import { studentQuantile } from '../core/student-quantile'
import { weightOf, type Stratum } from './sample'

type Sizes = Pick<Stratum, 'creators' | 'sampled'>

/** Who is sampled, by position: the position of their stratum. */
export interface Sampled {
  strata: readonly Sizes[]
  stratumOf: ArrayLike<number>
}

export interface SampleEstimate {
  value: number
  low: number
  high: number
}

/**
 * The total of one value for each sampled creator. If no value is negative, the total of all is at
 * least that of the sample.
 */
export function totalOf(values: ArrayLike<number>, sampled: Sampled): SampleEstimate {
  const value = weightedSum(values, sampled)
  const half = halfWidth(values, sampled)
  const known = leastPossible(values)
  return { value, low: Math.max(value - half, known), high: value + half }
}

/**
 * The ratio of two totals; `null` where there is nothing to divide by. The interval is that of the
 * residuals.
 */
export function ratioOf(
  numerators: ArrayLike<number>,
  denominators: ArrayLike<number>,
  sampled: Sampled,
): SampleEstimate | null {
  const whole = weightedSum(denominators, sampled)
  if (whole === 0) return null
  const value = weightedSum(numerators, sampled) / whole
  const residuals = Float64Array.from(
    numerators,
    (numerator, index) => (numerator - value * denominators[index]!) / whole,
  )
  const half = halfWidth(residuals, sampled)
  return { value, low: value - half, high: value + half }
}

/**
 * The same interval on the logarithm, of what is above zero: as far up in proportion as down. A ratio that is decided by few
 * large creators is more often far too low than far too high.
 */
export function onLogarithm({ value, low, high }: SampleEstimate): SampleEstimate {
  if (value <= 0) return { value, low: Math.max(low, 0), high }
  const factor = exp((high - value) / value)
  return { value, low: value / factor, high: value * factor }
}

function weightedSum(values: ArrayLike<number>, { strata, stratumOf }: Sampled): number {
  const sums = strata.map(() => 0)
  for (let index = 0; index < values.length; index += 1) sums[stratumOf[index]!]! += values[index]!
  return strata.reduce((total, stratum, position) => total + sums[position]! * weightOf(stratum), 0)
}

function leastPossible(values: ArrayLike<number>): number {
  let sum = 0
  for (let index = 0; index < values.length; index += 1) {
    if (values[index]! < 0) return -Infinity
    sum += values[index]!
  }
  return sum
}

function halfWidth(values: ArrayLike<number>, { strata, stratumOf }: Sampled): number {
  const squares = squaresAroundMean(values, { strata, stratumOf })
  let variance = 0
  let overFreedom = 0
  strata.forEach(({ creators, sampled }, position) => {
    if (sampled < 2 || sampled === creators) return
    const ofOne = squares[position]! / (sampled - 1)
    const part = (creators * (creators - sampled) * ofOne) / sampled
    variance += part
    overFreedom += (part * part) / (sampled - 1)
  })
  if (variance === 0) return 0
  return studentQuantile((variance * variance) / overFreedom) * Math.sqrt(variance)
}

function squaresAroundMean(
  values: ArrayLike<number>,
  { strata, stratumOf }: Sampled,
): readonly number[] {
  const means = strata.map(() => 0)
  for (let index = 0; index < values.length; index += 1) {
    const position = stratumOf[index]!
    means[position]! += values[index]! / strata[position]!.sampled
  }
  const squares = strata.map(() => 0)
  for (let index = 0; index < values.length; index += 1) {
    const position = stratumOf[index]!
    const beyond = values[index]! - means[position]!
    squares[position]! += beyond * beyond
  }
  return squares
}
