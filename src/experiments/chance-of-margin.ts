/**
 * How far the margin of one marketplace may be from what is expected of such marketplaces: by which creators it has, and
 * who of them takes daily payouts. What each taker brings counts with its expected amount.
 */
import gammaQuantile from '@stdlib/stats-base-dists-gamma-quantile'
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import { mean } from 'd3'
import { CONFIDENCE } from '../core/student-quantile'

/** Central moments of a margin: cents² and cents³, both zero where nothing is left to chance. */
export interface MarginChance {
  variance: number
  third: number
}

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
  /** That the very same creator is among the creators, and takes daily payouts, the next time: zero where others are generated. */
  chanceAgain: number
}

/**
 * Of a sum over creators, who decide independently. Those who are there each time are Bernoulli: they take daily payouts or
 * not. Others come in their place each time: the sum is compound Poisson.
 */
export function addChance(to: MarginChance, { count, cents, chance, chanceAgain }: ChanceOf): void {
  const takers = count * chance
  to.variance += takers * cents * cents * (1 - chanceAgain)
  to.third += takers * cents * cents * cents * (1 - chanceAgain) * (1 - 2 * chanceAgain)
}

export const meanChance = (all: readonly MarginChance[]): MarginChance => ({
  variance: mean(all, ({ variance }) => variance)!,
  third: mean(all, ({ third }) => third)!,
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
  meanCents: number,
  { variance, third }: MarginChance,
): CentsRange | null {
  if (variance <= 0) return null
  const deviation = Math.sqrt(variance)
  const skewness = third / (variance * deviation)
  const at = (share: number): number => meanCents + deviation * standardQuantile(share, skewness)
  return { low: at(TAIL), high: at(1 - TAIL) }
}

/** Of mean 0 and deviation 1. */
function standardQuantile(share: number, skewness: number): number {
  if (skewness < 0) return -standardQuantile(1 - share, -skewness)
  if (skewness < SKEWNESS_LEAST) return normalQuantile(share, 0, 1)
  return (skewness / 2) * gammaQuantile(share, 4 / (skewness * skewness), 1) - 2 / skewness
}
