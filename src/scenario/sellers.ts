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
import { grossAt, placeInGross, typicalPrice } from './creator-sizes'
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

/** Scenarios of a sweep differ in their rules, and seldom in who sells how much: the latest answer is kept. */
let latest: { key: string; sizes: readonly Size[] } | null = null

function lookedAt(scenario: Scenario, days: number): readonly Size[] {
  const { size, monthlyGross, priceLevel } = scenario.population
  const key = JSON.stringify([scenario.seed, size, monthlyGross, priceLevel, days])
  if (latest?.key !== key) latest = { key, sizes: drawnSizes(scenario, days) }
  return latest.sizes
}

function drawnSizes({ seed, population }: Scenario, days: number): Size[] {
  const { size, monthlyGross, priceLevel } = population
  const draws = new Draws(seed)
  return Array.from({ length: size }, (_, index) => {
    const handle = generatedHandle(index + 1)
    const place = monthlyGross.evenly ? () => (index + 1 / 2) / size : placeInGross(handle, draws)
    const grossCents = grossAt(place, population)
    const price = typicalPrice(handle, population, draws)
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
