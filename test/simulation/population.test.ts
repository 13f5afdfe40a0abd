/**
 * Whether those who are drawn are drawn as the scenario says. Seeds are fixed; bounds are four standard errors of what
 * theory expects, so that they hold for other seeds too, and do not hold for other parameters.
 */
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import { describe, expect, it } from 'vitest'
import { POLICIES } from '../../src/core/policy'
import { sum } from '../../src/core/sum'
import { isBoundToInstantCountries, canCarryInstantPayouts } from '../../src/core/rails'
import type { Creator } from '../../src/ledger/creators'
import { readScenario } from '../../src/scenario/read-scenario'
import type { ScenarioInput, ScenarioPopulation } from '../../src/scenario/schema'
import { grossOfSeed } from '../../src/scenario/sellers'
import { populate, type Population } from '../../src/simulation/population'
import { Draws } from '../../src/core/draws'
import { day } from '../support/days'
import {
  deviation,
  mean,
  share,
  shareOfTopTenth,
  toleranceOfMean,
  toleranceOfShare,
} from '../support/statistics'

const SIZE = 20_000
const START = day('2026-08-31')

function drawn(
  changes: ScenarioInput['population'] = {},
  seed = 'a crowd',
): { population: Population; settings: ScenarioPopulation } {
  const read = readScenario({ version: 1, seed, population: { size: SIZE, ...changes } })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const { scenario } = read
  const policy = POLICIES['gumroad-2026-08-30']
  const population = populate(scenario, policy, null, START, new Draws(scenario.seed))
  return { population, settings: scenario.population }
}

const { population, settings } = drawn()
const { creators, habits } = population

function expectShare<Value>(
  values: readonly Value[],
  holds: (value: Value) => boolean,
  basisPoints: number,
): void {
  const chance = basisPoints / 10_000
  const off = Math.abs(share(values, holds) - chance)
  expect(off).toBeLessThanOrEqual(toleranceOfShare(chance, values.length))
}

describe('the monthly gross of creators', () => {
  const { mu, sigma } = settings.monthlyGross
  // A cap so high that nobody of 20,000 reaches it: a lower one cuts the tail that theory has.
  const uncapped = drawn({ monthlyGross: { maximumCents: 60_000_000_00 } })
  const dollars = uncapped.population.habits.map((habit) => habit.monthlyGrossCents / 100)
  // What rounds to no cents at all has no logarithm: some ten of 20,000.
  const logs = dollars.filter((amount) => amount > 0).map(Math.log)

  it('is log-normal with the mu and sigma of the scenario', () => {
    expect(mean(logs)).toBeCloseTo(mu, 1)
    expect(Math.abs(mean(logs) - mu)).toBeLessThan(toleranceOfMean(sigma, SIZE))
    expect(Math.abs(deviation(logs) - sigma)).toBeLessThan(
      toleranceOfMean(sigma / Math.SQRT2, SIZE),
    )
  })

  it.each([true, false])('is known in sum before anybody is drawn (evenly: %s)', (evenly) => {
    const population = { size: 300, monthlyGross: { evenly } }
    const read = readScenario({ version: 1, seed: 'in sum', population })
    const { habits } = drawn(population, 'in sum').population
    expect(read.ok && grossOfSeed(read.scenario)).toBe(
      sum(habits.map(({ monthlyGrossCents }) => monthlyGrossCents)),
    )
  })

  it('is not looked at one by one where creators are many', () => {
    const read = readScenario({ version: 1, population: { size: 3_001 } })
    expect(read.ok && grossOfSeed(read.scenario)).toBeNull()
  })

  it('is spread as in September 2020: who passes $10, $100, $1,000 and $10,000 (facts E1 and E2)', () => {
    expectShare(dollars, (amount) => amount >= 10, 7_050)
    expectShare(dollars, (amount) => amount >= 100, 3_385)
    // Counted then: 1,657 and 192 of 19,480. The fit is within half a percent of them.
    expect(share(dollars, (amount) => amount >= 1_000)).toBeCloseTo(1_657 / 19_480, 2)
    expect(share(dollars, (amount) => amount >= 10_000)).toBeCloseTo(192 / 19_480, 2)
  })

  it('lies with the largest tenth to 87%, and has a mean of some $660 (facts E2)', () => {
    // So heavy a tail keeps the mean of 20,000 draws within an eighth of the true one, two times in three.
    expect(shareOfTopTenth(dollars)).toBeGreaterThan(0.82)
    expect(shareOfTopTenth(dollars)).toBeLessThan(0.93)
    expect(mean(dollars)).toBeGreaterThan(662 * 0.6)
    expect(mean(dollars)).toBeLessThan(662 * 1.6)
  })

  it('is cut where the scenario says, and nowhere else', () => {
    const maximumCents = 10_000_00
    const cut = uncapped.population.habits.map(({ monthlyGrossCents }) =>
      Math.min(monthlyGrossCents, maximumCents),
    )
    const capped = drawn({ monthlyGross: { maximumCents } }).population.habits
    expect(capped.map(({ monthlyGrossCents }) => monthlyGrossCents)).toEqual(cut)
    expect(Math.max(...cut)).toBe(maximumCents)
  })
})

describe('the monthly gross of creators who are spread evenly over sizes', () => {
  const size = 400
  const { mu, sigma } = settings.monthlyGross
  const spread = (evenly: boolean, seed: string): number[] =>
    drawn(
      { size, monthlyGross: { evenly, maximumCents: 60_000_000_00 } },
      seed,
    ).population.habits.map(({ monthlyGrossCents }) => monthlyGrossCents)

  it('has one creator in each slice of the distribution', () => {
    const rising = spread(true, 'even').toSorted((one, other) => one - other)
    const bound = (slice: number): number =>
      100 * Math.exp(mu + sigma * normalQuantile(slice / size, 0, 1))
    rising.forEach((cents, slice) => {
      expect(cents).toBeGreaterThanOrEqual(Math.floor(bound(slice)))
      expect(cents).toBeLessThanOrEqual(Math.ceil(bound(slice + 1)))
    })
  })

  it('does not follow the order of the creators, and another seed has another order', () => {
    const orders = ['one', 'other'].map((seed) => spread(true, seed))
    const largest = orders.map((gross) => gross.indexOf(Math.max(...gross)))
    expect(new Set([...largest, 0, size - 1]).size).toBe(4)
    expect(orders[0]).not.toEqual(orders[0]!.toSorted((one, other) => one - other))
  })

  it('makes the sum of all creators differ half as much from seed to seed', () => {
    const sums = (evenly: boolean): number[] =>
      Array.from({ length: 40 }, (_, seed) =>
        spread(evenly, `seed ${seed}`).reduce((sum, cents) => sum + Math.min(cents, 250_000_00), 0),
      )
    expect(deviation(sums(true))).toBeLessThan(0.6 * deviation(sums(false)))
  })
})

describe('the price level of creators', () => {
  it('is log-normal around the median of the scenario', () => {
    const { medianCents, sigma } = settings.priceLevel
    const logs = habits.map(({ typicalPriceCents }) => Math.log(typicalPriceCents))
    expect(Math.abs(mean(logs) - Math.log(medianCents))).toBeLessThan(toleranceOfMean(sigma, SIZE))
    expect(Math.abs(deviation(logs) - sigma)).toBeLessThan(
      toleranceOfMean(sigma / Math.SQRT2, SIZE),
    )
  })
})

describe('shares', () => {
  it('of rails, and of countries on each rail, are those of the scenario', () => {
    for (const [rail, basisPoints] of Object.entries(settings.railShareBasisPoints)) {
      expectShare(creators, (creator) => creator.rail === rail, basisPoints)
      const onRail = creators.filter((creator) => creator.rail === rail)
      if (onRail.length === 0) continue
      const countries = settings.countryShareBasisPoints[onRail[0]!.rail]
      for (const [country, ofRail] of Object.entries(countries)) {
        expectShare(onRail, (creator) => creator.country === country, ofRail)
      }
    }
  })

  it('of schedules are those of the scenario; daily only among those who can be paid instantly', () => {
    const { daily, weekly, monthly, quarterly } = settings.scheduleShareBasisPoints
    const canBeInstant = ({ rail, country, instantCapable }: Creator): boolean =>
      instantCapable &&
      canCarryInstantPayouts(rail) &&
      (!isBoundToInstantCountries(rail) || country === 'US')
    const can = creators.filter(canBeInstant)
    const cannot = creators.filter((creator) => !canBeInstant(creator))
    const on =
      (frequency: string) =>
      (creator: Creator): boolean =>
        creator.frequency === frequency
    expectShare(can, on('daily'), daily)
    expectShare(can, on('weekly'), weekly)
    expectShare(cannot, on('daily'), 0)
    expectShare(cannot, on('weekly'), weekly + daily)
    expectShare(creators, on('monthly'), monthly)
    expectShare(creators, on('quarterly'), quarterly)
  })

  it('of those who can take instant payouts, are paused or wait for review', () => {
    const byBank = creators.filter(({ rail }) => canCarryInstantPayouts(rail))
    expectShare(byBank, ({ instantCapable }) => instantCapable, settings.instantCapableBasisPoints)
    const isPaused = ({ creatorId }: Creator): boolean => population.paused.has(creatorId)
    expectShare(creators, isPaused, settings.pausedBasisPoints)
    const isNotReviewed = ({ compliance }: Creator): boolean => compliance === 'not_reviewed'
    expectShare(creators, isNotReviewed, settings.notReviewedBasisPoints)
  })

  it('of those with one and with four completed payouts', () => {
    const { atLeastOneBasisPoints, atLeastFourBasisPoints } = settings.completedPayouts
    const atLeast =
      (count: number) =>
      ({ completedPayoutsBefore }: Creator): boolean =>
        completedPayoutsBefore >= count
    expectShare(creators, atLeast(1), atLeastOneBasisPoints)
    expectShare(creators, atLeast(4), atLeastFourBasisPoints)
  })
})

it('the age of accounts is log-normal around the median of the scenario', () => {
  const { medianDays, sigma } = settings.accountAge
  const ages = creators.map(({ accountOpenedDay }) => START - accountOpenedDay)
  expect(Math.min(...ages)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...ages)).toBeLessThanOrEqual(36_600)
  // Whole days: half of all accounts are at most as old as the median.
  expectShare(ages, (age) => age < medianDays, 5_000)
  expectShare(ages, (age) => age < medianDays * Math.exp(sigma), 8_413)
  expectShare(ages, (age) => age < medianDays * Math.exp(-sigma), 1_587)
})

describe('every trait has random numbers of its own', () => {
  const traits = ({ creators: all, habits: some, paused }: Population) => ({
    rail: all.map((creator) => creator.rail),
    country: all.map((creator) => creator.country),
    instantCapable: all.map((creator) => creator.instantCapable),
    frequency: all.map((creator) => creator.frequency),
    compliance: all.map((creator) => creator.compliance),
    accountOpenedDay: all.map((creator) => creator.accountOpenedDay),
    completedPayoutsBefore: all.map((creator) => creator.completedPayoutsBefore),
    paused: [...paused],
    monthlyGross: some.map((habit) => habit.monthlyGrossCents),
    price: some.map((habit) => habit.typicalPriceCents),
  })
  type Trait = keyof ReturnType<typeof traits>
  const size = 500
  const before = traits(drawn({ size }).population)

  it.each([
    ['rails', { railShareBasisPoints: { us_bank: 8_000, us_card: 2_000 } }, ['rail', 'country']],
    ['countries', { countryShareBasisPoints: { paypal: { BR: 10_000 } } }, ['country']],
    [
      'schedules',
      { scheduleShareBasisPoints: { monthly: 5_000, quarterly: 5_000 } },
      ['frequency'],
    ],
    ['instant payouts', { instantCapableBasisPoints: 2_000 }, ['instantCapable', 'frequency']],
    ['review', { notReviewedBasisPoints: 5_000 }, ['compliance']],
    ['pauses', { pausedBasisPoints: 5_000 }, ['paused']],
    ['account ages', { accountAge: { medianDays: 30 } }, ['accountOpenedDay']],
    [
      'earlier payouts',
      { completedPayouts: { atLeastOneBasisPoints: 9_000 } },
      ['completedPayoutsBefore'],
    ],
    ['monthly gross', { monthlyGross: { mu: 5 } }, ['monthlyGross']],
    ['prices', { priceLevel: { medianCents: 9_00 } }, ['price']],
  ] as [string, NonNullable<ScenarioInput['population']>, Trait[]][])(
    'other %s change nothing else',
    (_what, changes, expected) => {
      const after = traits(drawn({ size, ...changes }).population)
      const changed = (Object.keys(before) as Trait[]).filter(
        (trait) => JSON.stringify(before[trait]) !== JSON.stringify(after[trait]),
      )
      // Another rail may not carry instant payouts, and who cannot have them is not on daily.
      const may: Trait[] = expected.includes('rail') ? ['instantCapable', 'frequency'] : []
      expect(changed.filter((trait) => !may.includes(trait)).sort()).toEqual([...expected].sort())
    },
  )
})
