/**
 * By how much sales would have to rise for a lower margin to be made up for, and by how much they may fall before a higher one
 * is lost again: a difference between two margins, divided by the share of sales that the marketplace keeps. Sales do not
 * depend on the fee in a run, so this is what would have to be true, and no forecast. What payouts of these sales would earn
 * and cost is not in it.
 */
import { mean, sum } from 'd3'
import { isSurelyAboveZero, isSurelyBelowZero } from '../../core/sure-sign'
import type { PayoutEconomics } from '../../metrics/payout-economics'
import { pairedBySeed } from '../paired-by-seed'
import type { Interval } from './interval'
import { marginDifference, perPeriod } from './margin'
import type { PointResult, SeedEconomics } from './results'

export interface SalesChange {
  /**
   * `rise`: the margin is surely lower; `fall`: surely higher; `chance`: zero is within the interval of the difference, or one
   * seed has none.
   */
  kind: 'rise' | 'fall' | 'chance'
  /** What the marketplace keeps of a cent of gross sales: its sale fee, less what it gives back with refunds. */
  keptShare: number
  /** Gross, cents a period: above zero by how much sales would have to rise, below by how much they may fall. */
  salesCents: Interval
  /** The same as a share of all sales, and of those of the creators who are ever on daily afterwards; `null` where nobody is. */
  shareOfAll: Interval
  shareOfTakers: Interval | null
}

export type SalesToMakeUp =
  | SalesChange
  /** Both have the same margin in every seed. */
  | { kind: 'same' }
  /** There are no sales, or the marketplace keeps nothing of them. */
  | { kind: 'none-kept' }

type Seeds = Pick<PointResult, 'seeds'>

/**
 * Seed by seed, of the seeds that both have; `null` where there are none, and where sales or sale fees differ: then more than
 * the margin does. `comparisons`: the number of others among which `after` was picked as the best.
 */
export function salesToMakeUp(
  before: Seeds,
  after: Seeds,
  comparisons?: number,
): SalesToMakeUp | null {
  const difference = marginDifference(before, after, comparisons)
  const pairs = pairedBySeed(before.seeds, after.seeds)
  if (!difference || !pairs.every(sellAlike)) return null
  if (difference.value === 0 && difference.low === difference.high) return { kind: 'same' }
  const seeds = pairs.map(([, one]) => one)
  const keptShare = keptShareOf(seeds)
  if (keptShare === null) return { kind: 'none-kept' }
  const salesCents = times(difference, -1 / keptShare)
  const allCents = periodMean(seeds, ({ salesGrossCents }) => salesGrossCents)
  const takersCents = periodMean(
    seeds,
    ({ everTakersSalesGrossCents }) => everTakersSalesGrossCents,
  )
  return {
    ...{ kind: kindOf(salesCents), keptShare, salesCents },
    shareOfAll: times(salesCents, 1 / allCents),
    shareOfTakers: takersCents > 0 ? times(salesCents, 1 / takersCents) : null,
  }
}

/** In all seeds together; `null` where nothing is sold or nothing kept. */
export function keptShareOf(seeds: readonly SeedEconomics[]): number | null {
  const keptCents = sum(seeds, keptCentsOf)
  return keptCents > 0 ? keptCents / sum(seeds, ({ economics }) => economics.salesGrossCents) : null
}

const keptCentsOf = ({ economics }: SeedEconomics): number =>
  economics.saleFeeCents - economics.saleFeeReturnedCents

const sellAlike = ([one, other]: readonly [SeedEconomics, SeedEconomics]): boolean =>
  one.economics.salesGrossCents === other.economics.salesGrossCents &&
  one.economics.saleFeeCents === other.economics.saleFeeCents

const periodMean = (
  seeds: readonly SeedEconomics[],
  of: (economics: PayoutEconomics) => number,
): number => mean(seeds, (one) => perPeriod(of(one.economics), one))!

function times(interval: Interval, factor: number): Interval {
  const [low, high] = factor < 0 ? [interval.high, interval.low] : [interval.low, interval.high]
  return {
    ...interval,
    value: interval.value * factor,
    low: low === null ? null : low * factor,
    high: high === null ? null : high * factor,
  }
}

function kindOf(change: Interval): SalesChange['kind'] {
  if (isSurelyAboveZero(change)) return 'rise'
  return isSurelyBelowZero(change) ? 'fall' : 'chance'
}
