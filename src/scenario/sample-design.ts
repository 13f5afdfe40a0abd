/**
 * How many creators a sample takes of each stratum. One third goes where the money sold is least
 * certain for what a creator costs to simulate (Neyman's allocation with costs). One third follows
 * the same rule among those alone who are expected on daily payouts, since they may be few and
 * decide what a fee earns. One third goes by the number of creators, so that counts of creators are
 * known too. A stratum that would need more creators than it has is taken in full.
 */
import { allocate, type StratumWish } from '../core/stratified-sample'
import { sum } from '../core/sum'
import type { Scenario } from './schema'
import { salesOfGross } from './usual-sales'

/** The sizes of the creators of one stratum, by their monthly gross in cents. */
interface StratumSizes {
  /** Whether they are expected to be on daily payouts, or would be if these cost half as much. */
  isOnDaily: boolean
  creators: number
  grossCents: number
  grossSquares: number
}

export const noSizes = (isOnDaily: boolean): StratumSizes => ({
  isOnDaily,
  creators: 0,
  grossCents: 0,
  grossSquares: 0,
})

/** Adds creators of one size. */
export function addSize(stratum: StratumSizes, grossCents: number, creators = 1): void {
  stratum.creators += creators
  stratum.grossCents += creators * grossCents
  stratum.grossSquares += creators * grossCents * grossCents
}

const CLASSES_MAX = 12
/** Creators of a sample for each stratum, at least on average. */
const SAMPLED_PER_STRATUM = 10

/** The number of classes of size. `groups`: how many kinds of schedule there are besides. */
export const sizeClasses = (sample: number, groups: number): number =>
  Math.max(1, Math.min(CLASSES_MAX, Math.floor(sample / (SAMPLED_PER_STRATUM * groups))))

export function sampledOf(
  sample: number,
  strata: readonly StratumSizes[],
  { population }: Pick<Scenario, 'population'>,
  days: number,
): number[] {
  const byMoney = strata.map((stratum) => moneyShare(stratum, population, days))
  const thirds = [
    partsOf(strata.map(({ creators }) => creators)),
    partsOf(byMoney),
    partsOf(strata.map(({ isOnDaily }, index) => (isOnDaily ? byMoney[index]! : 0))),
  ]
  const wishes = strata.map(({ creators }, index): StratumWish => ({
    creators,
    share: sum(thirds, (parts) => parts[index]!),
  }))
  return allocate(sample, wishes)
}

/** What part of their sum each is. */
function partsOf(values: readonly number[]): number[] {
  const all = sum(values)
  return values.map((value) => (all === 0 ? 0 : value / all))
}

/** Creators × the spread of what one sells, over the square root of what it costs to simulate one. */
function moneyShare(
  { creators, grossCents, grossSquares }: StratumSizes,
  { priceLevel }: Scenario['population'],
  days: number,
): number {
  if (creators === 0 || grossCents === 0) return 0
  const meanCents = grossCents / creators
  const sales = salesOfGross(priceLevel, meanCents, days)
  const betweenCreators = Math.max(0, grossSquares / creators - meanCents * meanCents)
  // The number of sales is random too: its variance is the number itself.
  const bySales = (meanCents * meanCents) / sales
  const costOfOne = 1 + sales
  return (creators * Math.sqrt(betweenCreators + bySales)) / Math.sqrt(costOfOne)
}
