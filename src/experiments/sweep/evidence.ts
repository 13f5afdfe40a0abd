/**
 * What a margin rests on: how many creators and payouts, and how much of it a single seed or
 * creator contributes.
 */
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import tQuantile from '@stdlib/stats-base-dists-t-quantile'
import { max, maxIndex, mean, sum } from 'd3'
import { CONFIDENCE } from '../../core/student-quantile'
import { quantileOfMean } from '../statistics'
import { creatorTerms } from './creator-pairs'
import type { Interval } from './interval'
import { marginPartsOf, perPeriod } from './margin'
import type { PointResult } from './results'

export interface Evidence {
  /** Creators who were ever on daily, on average over the seeds. */
  takers: number
  /**
   * Those of them who were simulated: fewer in a sample. All that is known of the others is known
   * from these.
   */
  simulatedTakers: number
  /** Completed instant payouts a period, on average over the seeds. */
  payouts: number
  seeds: number
  /**
   * The largest seed's share of the fees of all seeds, from 0 to 1; `null` where there are no fees.
   */
  largestSeedShare: number | null
  /**
   * The largest creator's share of the fees of the first seed, including the creators that they
   * stand for. Single creators are kept of that seed alone.
   */
  largestCreatorShare: number | null
  /** How many creators that one stands for. */
  largestCreatorStandsFor: number
}

export function evidenceOf({ seeds }: Pick<PointResult, 'seeds'>): Evidence {
  const creators = seeds.find((one) => one.creators)?.creators ?? []
  const fees = creators.map((pair) => pair.run.standsFor * creatorTerms(pair).feeCents)
  return {
    takers: mean(seeds, ({ economics }) => economics.everTakers) ?? 0,
    simulatedTakers: mean(seeds, ({ takers }) => takers.length) ?? 0,
    payouts: mean(seeds, (one) => perPeriod(one.economics.instantPayouts, one)) ?? 0,
    seeds: seeds.length,
    largestSeedShare: largestShare(seeds.map((one) => marginPartsOf(one).fees)),
    largestCreatorShare: largestShare(fees),
    largestCreatorStandsFor: creators[maxIndex(fees)]?.run.standsFor ?? 1,
  }
}

/** From this share on, what one seed or one creator brings is worth saying. */
const SEED_SHARE_MIN = 0.3
const CREATOR_SHARE_MIN = 0.25

/** The shares of one seed and of one creator, each `null` where it is not worth saying. */
export function weightyShares({
  seeds,
  largestSeedShare: seed,
  largestCreatorShare: creator,
}: Evidence): { seed: number | null; creator: number | null } {
  const seedShareMin = Math.max(SEED_SHARE_MIN, 1.5 / seeds)
  return {
    seed: seeds > 1 && seed !== null && seed >= seedShareMin ? seed : null,
    creator: creator !== null && creator >= CREATOR_SHARE_MIN ? creator : null,
  }
}

function largestShare(cents: readonly number[]): number | null {
  const all = sum(cents)
  return all > 0 ? max(cents)! / all : null
}

const FOUR_OF_FIVE = 0.8

/**
 * With how many seeds an interval would leave zero out in four of five cases, were the value and the spread of the seeds to
 * stay as they are. One that would end at zero leaves it out in every other case alone. Student’s t of few seeds is wide, and of
 * more seeds narrower: it is taken of the seeds that are asked for, not of those that there are. `null` where that cannot be
 * told, and where who is in a file leaves more open than chance: seeds do not change that.
 */
export function seedsToSettle(interval: Interval): number | null {
  const { value, low, high, n, comparisons = 1 } = interval
  if (low === null || high === null || value === 0 || interval.method === 'sellers') return null
  const spread = ((high - low) / 2 / quantileOfMean(n, comparisons)) * Math.sqrt(n)
  const seedsBy = (end: number, beyond: number): number => {
    const perSpread = ((end + beyond) * spread) / value
    return Math.max(2, Math.ceil(perSpread * perSpread))
  }
  const least = seedsBy(
    normalQuantile(1 - (1 - CONFIDENCE) / 2 / comparisons, 0, 1),
    normalQuantile(FOUR_OF_FIVE, 0, 1),
  )
  let seeds = least
  while (seedsBy(quantileOfMean(seeds, comparisons), tQuantile(FOUR_OF_FIVE, seeds - 1)) > seeds) {
    seeds += 1
  }
  return seeds
}
