import { mean } from 'd3'
import { describe, expect, it } from 'vitest'
import { likelyRange, type CentsRange, type ChanceOf } from '../../src/experiments/chance-of-margin'
import { quantilesOfSum } from '../../src/experiments/compound-poisson'
import { FeePreview } from '../../src/experiments/fee-preview'
import { PreviewOverSeeds } from '../../src/experiments/preview-over-seeds'
import { PRESETS } from '../../src/scenario/presets'
import { withChanges } from '../../src/scenario/setting-changes'
import { imported } from '../support/sales-files'

const creators = (count: number, cents: number, chance: number, sameAgain = 0): ChanceOf => ({
  ...{ count, cents, chance, sameAgain },
})
const rangeOf = (...some: ChanceOf[]) => likelyRange(0, [some])!
const halfOf = ({ low, high }: CentsRange): number => (high - low) / 2
/** Half of a range that is nearly normal. */
const normal = (variance: number): number => 1.96 * Math.sqrt(variance)

describe('in what 95 of 100 margins are', () => {
  it('is binomial where all creators are there each time', () => {
    expect(halfOf(rangeOf(creators(4_000, 10, 0.3, 1)))).toBeCloseTo(
      normal(4_000 * 0.3 * 0.7 * 100),
      0,
    )
  })

  it('is compound Poisson where others come in their place, and what is expected of one seed is as uncertain as they are', () => {
    const some = creators(4_000, 10, 0.5)
    const variance = 4_000 * 0.5 * 100
    expect(halfOf(rangeOf(some))).toBeCloseTo(normal(variance * (1 + 0.5)), -1)
    const ofFive = likelyRange(0, [[some], [some], [some], [some], [some]])!
    expect(halfOf(ofFive)).toBeCloseTo(normal(variance * (1 + 0.5 / 5)), -1)
  })

  it('is none where all are there, and all take daily payouts', () => {
    expect(likelyRange(50, [[creators(5, 10, 1, 1)]])).toBeNull()
    expect(likelyRange(50, [[]])).toBeNull()
  })

  it('is further on one side where few bring much', () => {
    const { low, high } = likelyRange(0, [[creators(400, 10, 0.5), creators(40, 100, 0.5)]])!
    expect(high).toBeGreaterThan(-low)
    const loss = likelyRange(0, [[creators(400, -10, 0.5), creators(40, -100, 0.5)]])!
    expect(loss.high).toBeCloseTo(-low, 6)
    expect(loss.low).toBeCloseTo(-high, 6)
  })

  it('is never below what there is without anybody, where nobody brings less than nothing', () => {
    for (const chance of [0.001, 0.01, 0.05]) {
      const { low, high } = likelyRange(chance * 100, [[creators(1, 100, chance)]])!
      expect(low).toBeCloseTo(0, 6)
      expect(high).toBeCloseTo(chance > 0.025 ? 100 : 0, -1)
    }
  })
})

describe('a sum of amounts that come a Poisson number of times', () => {
  /** The shares of sums at or below 0, 1, 2 … of a Poisson number with a mean of 3. */
  it('has the quantiles of the number where all are alike', () => {
    const shares = [0.04, 0.1, 0.5, 0.9, 0.97]
    const numbers = quantilesOfSum([{ rate: 3, amount: 1 }], shares)
    expect(numbers.map((one) => Math.round(one))).toEqual([0, 1, 3, 5, 7])
  })

  it('of gains and losses is their difference', () => {
    // The difference of two Poisson numbers with a mean of 2 each: 0 has a chance of 0.2070, 1 and −1 of 0.1785 each.
    const [low, middle, high] = quantilesOfSum(
      [
        { rate: 2, amount: 1 },
        { rate: 2, amount: -1 },
      ],
      [0.39, 0.5, 0.61],
    )
    expect([low, middle, high].map((one) => Math.round(one!))).toEqual([-1, 0, 1])
  })

  it('leaves out what is rarer than any end of a range', () => {
    const [high] = quantilesOfSum(
      [
        { rate: 3, amount: 1 },
        { rate: 0.001, amount: 1_000_000 },
      ],
      [0.97],
    )
    expect(high).toBeCloseTo(7, 0)
  })

  it('of nothing is nothing', () => {
    expect(quantilesOfSum([], [0.025, 0.975])).toEqual([0, 0])
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
