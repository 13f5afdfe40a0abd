/**
 * How far the margin of one marketplace may be from what is expected of such marketplaces: by which creators it has, and
 * who of them takes daily payouts. What each taker brings counts with its expected amount.
 */
import gammaQuantile from '@stdlib/stats-base-dists-gamma-quantile'
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import { mean } from 'd3'
import { CONFIDENCE } from '../core/student-quantile'

/** Central moments of a margin: cents² and cents³, zero where nothing is left to chance. */
export interface MarginChance {
  variance: number
  third: number
  /** The variance of what is expected of it, which is of the creators of one seed. */
  ofExpected: number
}

export const noChance = (): MarginChance => ({ variance: 0, third: 0, ofExpected: 0 })

export interface CentsRange {
  low: number
  high: number
}

/** Some creators who are alike. */
export interface ChanceOf {
  count: number
  /** What each brings who takes daily payouts. */
  cents: number
  /** That each of them takes daily payouts. */
  chance: number
  /** That the very same creator may take them under another seed, too: zero where others are generated. */
  sameAgain: number
}

/**
 * Of a sum over creators, who decide independently. Those who are there each time are Bernoulli: they take daily payouts or
 * not. Others come in their place each time: the sum is compound Poisson.
 */
export function addChance(to: MarginChance, { count, cents, chance, sameAgain }: ChanceOf): void {
  const takers = count * chance
  const again = sameAgain * chance
  to.variance += takers * cents * cents * (1 - again)
  to.third += takers * cents * cents * cents * (1 - again) * (1 - 2 * again)
  to.ofExpected += takers * chance * cents * cents * (1 - sameAgain)
}

/** Of what is expected on the mean of several seeds, which is the surer the more there are. */
export const meanChance = (seeds: readonly MarginChance[]): MarginChance => ({
  variance: mean(seeds, ({ variance }) => variance)!,
  third: mean(seeds, ({ third }) => third)!,
  ofExpected: mean(seeds, ({ ofExpected }) => ofExpected)! / seeds.length,
})

const TAIL = (1 - CONFIDENCE) / 2
/** A gamma distribution is as good as normal then, and soon too close to it to be computed. */
const SKEWNESS_LEAST = 0.001

/**
 * In which 95 of 100 such margins are; `null` where nothing is left to chance. By a translated gamma distribution with the
 * same first three moments (Kaas et al., Modern Actuarial Risk Theory, 2.5): a few large creators make a margin skewed, and
 * a normal distribution would have it below zero where no creator brings less than nothing.
 */
export function likelyRange(
  expectedCents: number,
  { variance, third, ofExpected }: MarginChance,
): CentsRange | null {
  const both = variance + ofExpected
  if (both <= 0) return null
  const deviation = Math.sqrt(both)
  const skewness = third / (both * deviation)
  const at = (share: number): number =>
    expectedCents + deviation * standardQuantile(share, skewness)
  return { low: at(TAIL), high: at(1 - TAIL) }
}

/** Of mean 0 and deviation 1. */
function standardQuantile(share: number, skewness: number): number {
  if (skewness < 0) return -standardQuantile(1 - share, -skewness)
  if (skewness < SKEWNESS_LEAST) return normalQuantile(share, 0, 1)
  return (skewness / 2) * gammaQuantile(share, 4 / (skewness * skewness), 1) - 2 / skewness
}
