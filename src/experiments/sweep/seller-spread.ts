/**
 * What a file whose sellers stand for others leaves open in a margin: which sellers are in it. They
 * are the same under each seed, so the spread of the seeds does not show it. It is the spread of
 * what single sellers bring, on average over the seeds.
 */
import { sum } from 'd3'
import type { CreatorOutcome } from '../../metrics/creator-outcomes'
import { quantileOfMean } from '../statistics'
import { creatorsIn } from './creator-pairs'
import { perPeriod } from './per-period'
import type { Interval } from './interval'
import type { SeedEconomics } from './results'

/** How many sellers of a file stand for others, and how many these and the others are. */
export interface StandingSellers {
  sampled: number
  creators: number
}

/** Of a run on a file; `null` where everyone stands for themselves. */
export function standingIn(
  creators: readonly Pick<CreatorOutcome, 'standsFor'>[],
): StandingSellers | null {
  const standing = creators.filter(({ standsFor }) => standsFor !== 1)
  return standing.length === 0 ? null : { sampled: standing.length, creators: creatorsIn(standing) }
}

/**
 * What each seller who was ever on daily brings, for all for whom they stand: fees less what processors charge, cents a
 * period, on average over the seeds. Cost of funds and debts are not known of single sellers.
 */
interface SellerMargins {
  standing: StandingSellers
  centsOf: ReadonlyMap<string, number>
}

/** `null` where nobody of a file stands for others. */
export function sellerMargins(seeds: readonly SeedEconomics[]): SellerMargins | null {
  const standing = seeds[0]?.standing
  if (!standing) return null
  const centsOf = new Map<string, number>()
  for (const seed of seeds) {
    for (const { handle, standsFor, feeCents, costCents } of seed.takers) {
      if (standsFor === 1) continue
      const cents = perPeriod(standsFor * (feeCents - costCents), seed) / seeds.length
      centsOf.set(handle, (centsOf.get(handle) ?? 0) + cents)
    }
  }
  return { standing, centsOf }
}

/** What each brings more, or less. */
export function sellerDifferences(
  before: SellerMargins | null,
  after: SellerMargins | null,
): SellerMargins | null {
  if (!before || !after) return null
  const centsOf = new Map(after.centsOf)
  for (const [handle, cents] of before.centsOf) {
    centsOf.set(handle, (centsOf.get(handle) ?? 0) - cents)
  }
  return { standing: after.standing, centsOf }
}

/** The interval over the seeds, or that over the sellers where it is wider. One seed has neither. */
export function widened(interval: Interval, sellers: SellerMargins | null): Interval {
  const { value, low, high } = interval
  if (low === null || high === null || sellers === null) return interval
  const half = halfOverSellers(sellers, interval.comparisons)
  return half <= (high - low) / 2
    ? interval
    : { ...interval, low: value - half, high: value + half, method: 'sellers' }
}

/** With the finite population correction: a file of all sellers leaves nothing open. */
function halfOverSellers(
  { standing: { sampled, creators }, centsOf }: SellerMargins,
  comparisons?: number,
): number {
  if (sampled < 2) return 0
  const mean = sum(centsOf.values()) / sampled
  const ofOthers = (sampled - centsOf.size) * mean * mean
  const squares = sum(centsOf.values(), (cents) => (cents - mean) * (cents - mean)) + ofOthers
  const variance = ((1 - sampled / creators) * sampled * squares) / (sampled - 1)
  return quantileOfMean(sampled, comparisons) * Math.sqrt(variance)
}
