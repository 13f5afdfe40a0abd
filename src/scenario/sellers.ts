/**
 * Who sells how much in a run, before it is started: groups of creators who are expected to sell
 * alike. A small population is taken creator by creator, since its few largest decide how much it
 * sells; a large one by slices of the distribution.
 */
import exp from '@stdlib/math-base-special-exp'
import quantile from '@stdlib/stats-base-dists-normal-quantile'
import { Draws } from '../core/draws'
import type { Cents } from '../core/money'
import type { Uniform } from '../core/random'
import { classBounds, classOf } from '../core/stratified-sample'
import { sum } from '../core/sum'
import type { PayoutFrequency } from '../core/vocabulary'
import { generatedHandle } from './generated-handle'
import { grossAt, placeInPrices, placesInGross, typicalPrice } from './creator-sizes'
import { dailyShareAtStart, eligibleShare, shareOf } from './daily-share'
import { policyFrom } from './resolved-policy'
import { addSize, noSizes, sampledOf, sizeClasses } from './sample-design'
import { isSampled } from './sampled'
import type { Scenario } from './schema'
import { salesOfGross, salesOfPrice } from './usual-sales'

export interface Sellers {
  creators: number
  /** Expected over the whole run. */
  salesEach: number
  /** `null` of those who are on all schedules of the population, each with its share. */
  frequency: PayoutFrequency | 'not_daily' | null
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
  if (!isSampled(scenario, false)) {
    return sizes.map(({ salesEach }) => ({ creators: each, salesEach, frequency: null }))
  }
  return sampledSellers(sizes, scenario, days)
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

function placesOf({ seed, population }: Scenario): Places {
  const { size, monthlyGross } = population
  const key = JSON.stringify([seed, size, monthlyGross.evenly])
  if (latest?.key === key) return latest
  const draws = new Draws(seed)
  const inGross = placesInGross(population, draws)
  const drawn = (placeOf: (number: number) => Uniform): Float64Array =>
    Float64Array.from({ length: size }, (_, index) => placeOf(index + 1)())
  return (latest = {
    key,
    gross: drawn(inGross),
    price: drawn((number) => placeInPrices(generatedHandle(number), draws)),
  })
}

function lookedAt(scenario: Scenario, days: number): Size[] {
  const { population } = scenario
  const { size, priceLevel } = population
  const places = placesOf(scenario)
  return Array.from({ length: size }, (_, index) => {
    const grossCents = grossAt(() => places.gross[index]!, population)
    const price = typicalPrice(() => places.price[index]!, population)
    return { grossCents, salesEach: salesOfPrice(priceLevel, price, grossCents, days) }
  })
}

/** What the generated creators of this seed sell in a month, together; `null` where they are too many to be looked at. */
export function grossOfSeed(scenario: Scenario): Cents | null {
  const { population } = scenario
  if (population.size > LOOKED_AT_MAX) return null
  return sum(Array.from(placesOf(scenario).gross, (place) => grossAt(() => place, population)))
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

interface Group {
  share: number
  isOnDaily: boolean
  frequency: Sellers['frequency']
}

/**
 * Where a model decides, so many creators are taken to come into question for daily payouts at the fee or at half of it,
 * and half of them at the fee. In a population of 240,000 under the model's usual settings it is 2.8% at a fee of 3%, and
 * 6.4% at 1%; a sample has room for a third of it in any case.
 */
const COMING_INTO_QUESTION = 0.03

function groupsByDaily({ population, policy }: Scenario): Group[] {
  if (population.adoption.mode === 'fixed') {
    const share = dailyShareAtStart(population, policyFrom(policy))
    return [
      { share, isOnDaily: true, frequency: 'daily' },
      { share: 1 - share, isOnDaily: false, frequency: 'not_daily' },
    ]
  }
  const interested = shareOf(population.adoption.interestedBasisPoints)
  const most = eligibleShare(population, policyFrom(policy)) * interested
  const share = Math.min(COMING_INTO_QUESTION, most)
  return [
    { share: share / 2, isOnDaily: true, frequency: 'daily' },
    { share: share / 2, isOnDaily: true, frequency: 'not_daily' },
    { share: 1 - share, isOnDaily: false, frequency: 'not_daily' },
  ]
}

/** Whom a sample takes of each size, as if all who are not on daily payouts were on one schedule. */
function sampledSellers(sizes: readonly Size[], scenario: Scenario, days: number): Sellers[] {
  const { size, sample, adoption, scheduleShareBasisPoints } = scenario.population
  const wanted = sample.creators!
  const isModelled = adoption.mode === 'model'
  const schedules = Object.values(scheduleShareBasisPoints).filter((share) => share > 0).length
  const classes = sizeClasses(wanted, isModelled ? 2 * schedules + 2 : schedules)
  const ascending = Float64Array.from(sizes, ({ grossCents }) => grossCents).sort()
  const bounds = classBounds(ascending, classes)
  const groups = groupsByDaily(scenario)
  const strata = groups.flatMap(({ isOnDaily }) =>
    Array.from({ length: classes }, () => noSizes(isOnDaily)),
  )
  const stratumOf = (group: number, grossCents: number): number =>
    group * classes + classOf(grossCents, bounds)
  const each = size / sizes.length
  for (const { grossCents } of sizes) {
    groups.forEach(({ share }, group) => {
      addSize(strata[stratumOf(group, grossCents)]!, grossCents, share * each)
    })
  }
  const sampled = sampledOf(wanted, strata, scenario, days)
  return groups.flatMap(({ share, frequency }, group) =>
    sizes.map(({ grossCents, salesEach }): Sellers => {
      const stratum = stratumOf(group, grossCents)
      const { creators } = strata[stratum]!
      const part = creators === 0 ? 0 : sampled[stratum]! / creators
      return { creators: share * each * part, salesEach, frequency }
    }),
  )
}
