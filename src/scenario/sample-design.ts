/**
 * How many creators of each stratum a sample takes. Half of it goes where the money that is sold is least certain for what
 * it costs to simulate (Neyman's allocation with costs), and half goes by the number of creators, so that what is counted
 * in creators is known too. A stratum that would need more than it has is taken in full.
 */
import { allocate, type StratumWish } from '../core/stratified-sample'
import type { Scenario, ScenarioPopulation } from './schema'
import { salesOfGross } from './usual-sales'

/**
 * What decides on which schedule a generated creator begins. Samples of one population that are divided by the same
 * schedules have the same creators in them, whatever schedules these have in a run.
 */
export interface SampledSchedules {
  shares: ScenarioPopulation['scheduleShareBasisPoints']
  mode: ScenarioPopulation['adoption']['mode']
}

export const sampledSchedules = ({
  population,
}: Pick<Scenario, 'population'>): SampledSchedules => ({
  shares: population.scheduleShareBasisPoints,
  mode: population.adoption.mode,
})

/** The scenario as if its creators were on these schedules. */
export const onSchedules = (scenario: Scenario, { shares, mode }: SampledSchedules): Scenario => {
  const { population } = scenario
  const adoption = { ...population.adoption, mode }
  return { ...scenario, population: { ...population, scheduleShareBasisPoints: shares, adoption } }
}

/** Of the creators of one stratum, by their monthly gross in cents. */
export interface StratumSizes {
  creators: number
  grossCents: number
  grossSquares: number
}

export const noSizes = (): StratumSizes => ({ creators: 0, grossCents: 0, grossSquares: 0 })

/** Adds creators of one size. */
export function addSize(stratum: StratumSizes, grossCents: number, creators = 1): void {
  stratum.creators += creators
  stratum.grossCents += creators * grossCents
  stratum.grossSquares += creators * grossCents * grossCents
}

const CLASSES_MAX = 12
/** Creators of a sample for each stratum, at least on average. */
const SAMPLED_PER_STRATUM = 10

/** Into how many classes of size creators are cut. `groups`: how many kinds of schedule there are beside. */
export const sizeClasses = (sample: number, groups: number): number =>
  Math.max(1, Math.min(CLASSES_MAX, Math.floor(sample / (SAMPLED_PER_STRATUM * groups))))

export function sampledOf(
  sample: number,
  strata: readonly StratumSizes[],
  { population }: Pick<Scenario, 'population'>,
  days: number,
): number[] {
  const byMoney = strata.map((stratum) => moneyShare(stratum, population, days))
  const allMoney = sum(byMoney)
  const all = sum(strata.map(({ creators }) => creators))
  const wishes = strata.map(({ creators }, index): StratumWish => ({
    creators,
    share: creators / Math.max(1, all) + (allMoney === 0 ? 0 : byMoney[index]! / allMoney),
  }))
  return allocate(sample, wishes)
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

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
