/**
 * The margin of daily payouts: the payout result of a run, less that of the same seed with nobody
 * on daily. Its parts add up to it exactly, each with the sign that it has for the platform. Amounts are those of a period
 * on average over the run: of a month, unless results are for another period.
 */
import type { Cents } from '../../core/money'
import { pairedBySeed } from '../paired-by-seed'
import { meanInterval, type Interval } from './interval'
import { perPeriod } from './per-period'
import type { PointResult, SeedEconomics } from './results'
import { sellerDifferences, sellerMargins, widened } from './seller-spread'

export { perPeriod }

export const MARGIN_PARTS = [
  'fees',
  'instantCost',
  'standardCostSaved',
  'costOfFunds',
  'losses',
] as const
export type MarginPart = (typeof MARGIN_PARTS)[number]
export type MarginParts = Record<MarginPart, number>

type Economics = Pick<SeedEconomics, 'economics' | 'baseline' | 'periodDays'>
type Seeds = Pick<PointResult, 'seeds'>

/** Cents of the whole run. */
export const marginOf = ({ economics, baseline }: Economics): Cents =>
  economics.resultCents - baseline.resultCents

export function marginPartsOf({ economics, baseline }: Economics): MarginParts {
  const fees = economics.instantFeeCents + economics.otherFeeCents
  return {
    fees: fees - baseline.instantFeeCents - baseline.otherFeeCents,
    instantCost: baseline.instantCostCents - economics.instantCostCents,
    standardCostSaved: baseline.standardCostCents - economics.standardCostCents,
    costOfFunds: baseline.costOfFundsCents - economics.costOfFundsCents,
    losses: baseline.unrecoveredDebtCents - economics.unrecoveredDebtCents,
  }
}

/** Cents a period. */
export const periodMargin = (seed: Economics): number => perPeriod(marginOf(seed), seed)

export const marginInterval = ({ seeds }: Seeds): Interval =>
  widened(meanInterval(seeds.map(periodMargin))!, sellerMargins(seeds))

/** By how much the margin differs from another point's under each seed that both have, in the order of `after`. */
export const marginDifferences = (before: Seeds, after: Seeds): number[] =>
  pairedBySeed(before.seeds, after.seeds).map(
    ([one, other]) => periodMargin(other) - periodMargin(one),
  )

/**
 * The mean of these; `null` where they have no seed in common. `comparisons`: the number of
 * differences among which this one was picked as the best.
 */
export function marginDifference(before: Seeds, after: Seeds, comparisons = 1): Interval | null {
  const overSeeds = meanInterval(marginDifferences(before, after), comparisons)
  if (!overSeeds) return null
  const pairs = pairedBySeed(before.seeds, after.seeds)
  const [ofBefore, ofAfter] = [0, 1].map((side) => sellerMargins(pairs.map((pair) => pair[side]!)))
  return widened(overSeeds, sellerDifferences(ofBefore!, ofAfter!))
}
