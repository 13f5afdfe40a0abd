/**
 * Who sells how much in a run, before it is started: groups of creators who are expected to sell alike. A small population is
 * looked at creator by creator, since its few largest decide how much it sells; a large one by slices of the
 * distribution.
 */
import exp from '@stdlib/math-base-special-exp'
import quantile from '@stdlib/stats-base-dists-normal-quantile'
import { Draws } from '../core/draws'
import { classBounds, classOf } from '../core/stratified-sample'
import type { PayoutFrequency } from '../core/vocabulary'
import { generatedHandle } from './generated-handle'
import { grossAt, placeInGross, placeInPrices, typicalPrice } from './creator-sizes'
import { addSize, noSizes, sampledOf, sizeClasses } from './sample-design'
import { isSampled } from './sample-rules'
import type { Scenario } from './schema'
import { salesOfGross, salesOfPrice } from './usual-sales'

export interface Sellers {
  creators: number
  /** Expected over the whole run. */
  salesEach: number
  /** `null` of generated ones, who are on all schedules of the population. */
  frequency: PayoutFrequency | null
}

interface Imported {
  creators: { length: number }
  sales: { length: number }
}

export const sellersOf = (
  scenario: Scenario,
  sales: Imported | null,
  days: number,
): readonly Sellers[] => [
  ...(sales ? [ofFile(sales)] : generated(scenario, days)),
  ...listed(scenario, days),
]

const ofFile = ({ creators, sales }: Imported): Sellers => ({
  creators: creators.length,
  salesEach: sales.length / Math.max(1, creators.length),
  frequency: null,
})

const listed = ({ creators, population }: Scenario, days: number): Sellers[] =>
  creators.map(({ monthlyGrossCents, schedule }) => ({
    creators: 1,
    salesEach: salesOfGross(population.priceLevel, monthlyGrossCents, days),
    // A flexible schedule of one's own may name any days: as many as there are.
    frequency: typeof schedule === 'string' ? schedule : 'threshold',
  }))

interface Size {
  grossCents: number
  salesEach: number
}

function generated(scenario: Scenario, days: number): Sellers[] {
  const { size } = scenario.population
  if (size === 0) return []
  const sizes = size <= LOOKED_AT_MAX ? lookedAt(scenario, days) : slices(scenario, days)
  const each = size / sizes.length
  const shares = isSampled(scenario, false) ? sampledShares(sizes, scenario, days) : null
  return sizes.map(({ salesEach }, index) => ({
    creators: each * (shares?.[index] ?? 1),
    salesEach,
    frequency: null,
  }))
}

/** Creators whose numbers are drawn in a few hundredths of a second. */
const LOOKED_AT_MAX = 3_000

/** One number for each creator: where they are in a distribution, from 0 to 1. */
interface Places {
  key: string
  gross: Float64Array
  price: Float64Array
}

/** Scenarios of a sweep have one seed, and each of them is looked at: their random numbers are drawn once. */
let latest: Places | null = null

function placesOf({ seed, population: { size } }: Scenario): Places {
  const key = JSON.stringify([seed, size])
  if (latest?.key === key) return latest
  const draws = new Draws(seed)
  const drawn = (of: typeof placeInGross): Float64Array =>
    Float64Array.from({ length: size }, (_, index) => of(generatedHandle(index + 1), draws)())
  return (latest = { key, gross: drawn(placeInGross), price: drawn(placeInPrices) })
}

function lookedAt(scenario: Scenario, days: number): Size[] {
  const { population } = scenario
  const { size, monthlyGross, priceLevel } = population
  const places = placesOf(scenario)
  return Array.from({ length: size }, (_, index) => {
    const place = monthlyGross.evenly ? (index + 1 / 2) / size : places.gross[index]!
    const grossCents = grossAt(() => place, population)
    const price = typicalPrice(() => places.price[index]!, population)
    return { grossCents, salesEach: salesOfPrice(priceLevel, price, grossCents, days) }
  })
}

/** Slices of the distribution of monthly gross, each with as many creators. */
const SLICES = 2_000

function slices({ population }: Scenario, days: number): Size[] {
  const { monthlyGross, priceLevel } = population
  return Array.from({ length: SLICES }, (_, slice) => {
    const typicalCents =
      100 * exp(monthlyGross.mu + monthlyGross.sigma * quantile((slice + 1 / 2) / SLICES, 0, 1))
    const grossCents = Math.min(typicalCents, monthlyGross.maximumCents)
    return { grossCents, salesEach: salesOfGross(priceLevel, grossCents, days) }
  })
}

/** Which part of each size a sample takes, as if all were on one schedule. */
function sampledShares(sizes: readonly Size[], scenario: Scenario, days: number): number[] {
  const { size, sample, adoption, scheduleShareBasisPoints } = scenario.population
  const wanted = sample.creators!
  const schedules = Object.values(scheduleShareBasisPoints).filter((share) => share > 0).length
  const classes = sizeClasses(wanted, adoption.mode === 'model' ? 2 * schedules : schedules)
  const ascending = Float64Array.from(sizes, ({ grossCents }) => grossCents).sort()
  const bounds = classBounds(ascending, classes)
  const strata = Array.from({ length: classes }, () => noSizes())
  for (const { grossCents } of sizes) {
    addSize(strata[classOf(grossCents, bounds)]!, grossCents, size / sizes.length)
  }
  const sampled = sampledOf(wanted, strata, scenario, days)
  return sizes.map(({ grossCents }) => {
    const stratum = classOf(grossCents, bounds)
    return sampled[stratum]! / strata[stratum]!.creators
  })
}
