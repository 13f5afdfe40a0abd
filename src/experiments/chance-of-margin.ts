/**
 * How far the margin of one marketplace may be from what is expected of such marketplaces: by which creators it has, and
 * who of them takes daily payouts. What each taker brings counts with its expected amount.
 */
import gammaQuantile from '@stdlib/stats-base-dists-gamma-quantile'
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import { mean } from 'd3'
import { CONFIDENCE } from '../core/student-quantile'
import { sum } from '../core/sum'
import { quantilesOfSum, RATE_MAX, type Jump } from './compound-poisson'

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

export interface CentsRange {
  low: number
  high: number
}

const TAILS = [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2] as const
/** Beyond, a gamma distribution soon has its lower end too low, or too high. */
const GAMMA_SKEWNESS_MAX = 1
/** A gamma distribution is as good as normal then, and soon too close to it to be computed. */
const GAMMA_SKEWNESS_MIN = 0.001

/**
 * In which 95 of 100 margins are; `null` where nothing is left to chance. `seeds`: the creators of each seed of which the
 * expected margin is the mean.
 *
 * By a translated gamma distribution with the same first three moments (Kaas et al., Modern Actuarial Risk Theory, 2.5): a few
 * large creators make a margin skewed, and a normal distribution would have it below zero where nobody brings less than
 * nothing. Where it is very skewed, by the compound Poisson distribution itself.
 */
export function likelyRange(
  expectedCents: number,
  seeds: readonly (readonly ChanceOf[])[],
): CentsRange | null {
  const { variance, third, ofExpected } = momentsOf(seeds)
  const deviation = Math.sqrt(variance + ofExpected)
  if (deviation === 0) return null
  const skewness = third / (deviation * deviation * deviation)
  const jumps = jumpsOf(seeds)
  const isVerySkewed = Math.abs(skewness) > GAMMA_SKEWNESS_MAX
  const ends =
    isVerySkewed && sum(jumps, ({ rate }) => rate) <= RATE_MAX
      ? quantilesOfSum(jumps, TAILS).map((cents) => cents - meanOf(jumps))
      : TAILS.map((share) => deviation * standardQuantile(share, skewness))
  return { low: expectedCents + ends[0]!, high: expectedCents + ends[1]! }
}

const jumpsOf = (seeds: readonly (readonly ChanceOf[])[]): Jump[] =>
  seeds.flatMap((creators) =>
    creators.map(({ count, chance, cents }) => ({
      rate: (count * chance) / seeds.length,
      amount: cents,
    })),
  )

const meanOf = (jumps: readonly Jump[]): number => sum(jumps, ({ rate, amount }) => rate * amount)

/**
 * Of a sum over creators, who decide independently. Those who are there under each seed are Bernoulli: they take daily payouts
 * or not. Others come in their place each time: the sum is compound Poisson.
 */
function momentsOf(seeds: readonly (readonly ChanceOf[])[]) {
  const ofSeeds = (moment: (takers: number, again: number, creators: ChanceOf) => number): number =>
    mean(seeds, (creators) =>
      sum(creators, (one) => moment(one.count * one.chance, one.sameAgain * one.chance, one)),
    ) ?? 0
  return {
    variance: ofSeeds((takers, again, { cents }) => takers * cents * cents * (1 - again)),
    third: ofSeeds(
      (takers, again, { cents }) => takers * cents * cents * cents * (1 - again) * (1 - 2 * again),
    ),
    /** The variance of the expected margin itself, which is the less the more seeds it is the mean of. */
    ofExpected:
      ofSeeds(
        (takers, _, { cents, chance, sameAgain }) =>
          takers * chance * cents * cents * (1 - sameAgain),
      ) / seeds.length,
  }
}

/** Of mean 0 and deviation 1. */
function standardQuantile(share: number, skewness: number): number {
  if (skewness < 0) return -standardQuantile(1 - share, -skewness)
  if (skewness < GAMMA_SKEWNESS_MIN) return normalQuantile(share, 0, 1)
  return (skewness / 2) * gammaQuantile(share, 4 / (skewness * skewness), 1) - 2 / skewness
}
