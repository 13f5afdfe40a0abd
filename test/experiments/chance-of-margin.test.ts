import { mean } from 'd3'
import { describe, expect, it } from 'vitest'
import {
  addChance,
  likelyRange,
  meanChance,
  noChance,
  type ChanceOf,
  type MarginChance,
} from '../../src/experiments/chance-of-margin'
import { FeePreview } from '../../src/experiments/fee-preview'
import { PreviewOverSeeds } from '../../src/experiments/preview-over-seeds'
import { PRESETS } from '../../src/scenario/presets'
import { withChanges } from '../../src/scenario/setting-changes'
import { imported } from '../support/sales-files'

const chanceOf = (...creators: ChanceOf[]): MarginChance => {
  const chance = noChance()
  for (const one of creators) addChance(chance, one)
  return chance
}

describe('the chance of a sum over creators', () => {
  it('is that of a binomial count where they are there each time', () => {
    const { variance, third, ofExpected } = chanceOf({
      count: 40,
      cents: 10,
      chance: 0.3,
      sameAgain: 1,
    })
    expect(variance).toBeCloseTo(40 * 0.3 * 0.7 * 100, 6)
    expect(third).toBeCloseTo(40 * 0.3 * 0.7 * 0.4 * 1_000, 6)
    expect(ofExpected).toBe(0)
  })

  it('is compound Poisson where others come in their place', () => {
    const { variance, third } = chanceOf(
      { count: 40, cents: 10, chance: 0.3, sameAgain: 0 },
      { count: 1, cents: -200, chance: 0.5, sameAgain: 0 },
    )
    expect(variance).toBeCloseTo(12 * 100 + 0.5 * 40_000, 6)
    expect(third).toBeCloseTo(12 * 1_000 - 0.5 * 8_000_000, 6)
  })

  it('is none where all are there, and all take daily payouts', () => {
    const chance = chanceOf({ count: 5, cents: 10, chance: 1, sameAgain: 1 })
    expect(likelyRange(50, chance)).toBeNull()
  })
})

it('is larger where what is expected is of few seeds', () => {
  const seed = chanceOf({ count: 1, cents: 10, chance: 0.5, sameAgain: 0 })
  expect(seed).toEqual({ variance: 50, third: 500, ofExpected: 25 })
  expect(meanChance([seed, seed, seed, seed, seed])).toEqual({ ...seed, ofExpected: 5 })
  const half = (chance: MarginChance) => likelyRange(0, { ...chance, third: 0 })!.high
  expect(half(seed)).toBeCloseTo(1.96 * Math.sqrt(75), 1)
  expect(half(meanChance([seed, seed, seed, seed, seed]))).toBeCloseTo(1.96 * Math.sqrt(55), 1)
})

describe('between what 95 of 100 margins are', () => {
  it.each([
    ['normal where nothing is skewed', 0, [-1.96, 1.96]],
    ['nearly so where hardly anything is', 1e-6, [-1.96, 1.96]],
    // A deviation of 1 and a skewness of 2: an exponential distribution, moved to a mean of 0.
    ['exponential', 2, [-Math.log(0.975) - 1, -Math.log(0.025) - 1]],
    ['the other way where few bring large losses', -2, [Math.log(0.025) + 1, 1 + Math.log(0.975)]],
  ])('%s', (_, third, [low, high]) => {
    const range = likelyRange(0, { variance: 1, third, ofExpected: 0 })!
    expect(range.low).toBeCloseTo(low!, 3)
    expect(range.high).toBeCloseTo(high!, 3)
  })
})

const FEE = 'policy.instantFeeBasisPoints'
const SEEDS = Array.from({ length: 200 }, (_, index) => `chance/${index}`)

describe('an estimate', () => {
  it('of generated creators has about 95 of 100 other marketplaces within its range', () => {
    const scenario = withChanges(PRESETS.default, { 'population.size': 150 })
    const { likelyCents } = PreviewOverSeeds.of(scenario, null).under({ [FEE]: 300 })
    const within = SEEDS.filter((seed) => {
      const { marginCents } = new FeePreview({ ...scenario, seed }).under({ [FEE]: 300 })
      return marginCents >= likelyCents!.low && marginCents <= likelyCents!.high
    })
    expect(within.length / SEEDS.length).toBeGreaterThan(0.9)
    expect(within.length / SEEDS.length).toBeLessThan(0.99)
  })

  it('of a file has about 95 of 100 other seeds within its range, on average', () => {
    const sellers = Array.from({ length: 120 }, (_, index) => `seller-${index}`)
    const file = imported(
      ['creator_id,sold_at,amount_usd']
        .concat(
          ...Array.from({ length: 30 }, (_, day) =>
            sellers.map(
              (seller, index) =>
                `${seller},2026-06-${String(day + 1).padStart(2, '0')},${10 + (index % 7)}`,
            ),
          ),
        )
        .join('\n'),
    )
    const estimates = SEEDS.slice(0, 100).map((seed) =>
      new FeePreview({ version: 1, seed }, file).under({ [FEE]: 300 }),
    )
    const shares = estimates.map(({ likelyCents }) =>
      mean(estimates, ({ marginCents }) =>
        Number(marginCents >= likelyCents!.low && marginCents <= likelyCents!.high),
      )!,
    )
    expect(mean(shares)).toBeGreaterThan(0.93)
    expect(mean(shares)).toBeLessThan(0.97)
  })
})
