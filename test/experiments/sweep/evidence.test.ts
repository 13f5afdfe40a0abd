import { describe, expect, it } from 'vitest'
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import seedrandom from 'seedrandom'
import { estimateOf, quantileOfMean } from '../../../src/experiments/statistics'
import { share, toleranceOfShare } from '../../support/statistics'
import { evidenceOf, seedsToSettle, weightyShares } from '../../../src/experiments/sweep/evidence'
import { onSameSeeds } from '../../../src/experiments/sweep/same-seeds'
import { takerTerms } from '../../../src/experiments/sweep/taker-terms'
import { creatorPair, pointResult, seedEconomics, withMargins } from '../../support/sweeps'

describe('what a margin rests on', () => {
  it('is its takers, its payouts a month, and the largest seed and creator', () => {
    const creators = [creatorPair({ feeCents: 30_00 }), creatorPair({ feeCents: 10_00 })]
    const first = seedEconomics('one', {
      days: 3 * 30.4375,
      everTakers: 2,
      instantPayouts: 30,
      instantFeeCents: 40_00,
    })
    const second = seedEconomics('two', {
      days: 3 * 30.4375,
      everTakers: 7,
      instantPayouts: 60,
      instantFeeCents: 120_00,
    })
    const takers = takerTerms(creators)
    expect(evidenceOf({ seeds: [{ ...first, creators, takers }, second] })).toEqual({
      takers: 4.5,
      // None of the second seed's are in its list.
      simulatedTakers: 1,
      payouts: 15,
      seeds: 2,
      largestSeedShare: 0.75,
      largestCreatorShare: 0.75,
      largestCreatorStandsFor: 1,
    })
  })

  it('is in a sample what the creators who were simulated bring, with those for whom they stand', () => {
    const creators = [
      creatorPair({ feeCents: 30_00, standsFor: 1 }),
      creatorPair({ feeCents: 10_00, standsFor: 7 }),
    ]
    const seed = {
      ...seedEconomics('one', { everTakers: 8 }),
      creators,
      takers: takerTerms(creators),
    }
    expect(evidenceOf({ seeds: [seed] })).toMatchObject({
      takers: 8,
      simulatedTakers: 2,
      largestCreatorShare: 0.7,
      largestCreatorStandsFor: 7,
    })
  })

  it('has no shares where nobody pays', () => {
    expect(evidenceOf({ seeds: [seedEconomics('one', {})] })).toMatchObject({
      largestSeedShare: null,
      largestCreatorShare: null,
    })
  })
})

describe('what one seed or one creator brings is worth saying', () => {
  const evidence = evidenceOf({ seeds: [] })

  it.each<[seeds: number, seed: number | null, creator: number | null, said: unknown]>([
    // Of a few seeds from half more than an even share on, of many from 30% on.
    [2, 0.74, null, { seed: null, creator: null }],
    [2, 0.75, null, { seed: 0.75, creator: null }],
    [10, 0.29, null, { seed: null, creator: null }],
    [10, 0.3, null, { seed: 0.3, creator: null }],
    [1, 1, 0.24, { seed: null, creator: null }],
    [1, 1, 0.25, { seed: null, creator: 0.25 }],
    [5, null, null, { seed: null, creator: null }],
  ])('of %i seeds with shares of %s and %s: %o', (seeds, seed, creator, said) => {
    const shares = { largestSeedShare: seed, largestCreatorShare: creator }
    expect(weightyShares({ ...evidence, seeds, ...shares })).toEqual(said)
  })
})

describe('seeds to settle a difference', () => {
  const interval = (value: number, low: number | null, high: number | null) => ({
    value,
    low,
    high,
    n: 10,
    method: 'mean' as const,
  })

  it.each([
    // A spread of 54.675 / 2.26216 × √10 = 76.43; (76.43 / 19.55)² × (1.97944 + 0.84506)² = 121.9.
    [19_55, -35_13, 74_22, 122],
    [-19_55, -74_22, 35_13, 122],
    // What ends at zero now would be told by as many seeds in every other case alone.
    [10, 0, 20, 18],
    // One seed has no spread.
    [1_000, 999, 1_001, 2],
    [0, -5, 5, null],
    [7, null, null, null],
  ])('of %i from %s to %s are %s', (value, low, high, expected) => {
    expect(seedsToSettle(interval(value, low, high))).toBe(expected)
  })
})

it('a widened interval is as wide of more seeds, so its factor is smaller', () => {
  const interval = { value: 10, low: 0, high: 20, n: 100, method: 'mean' as const, comparisons: 10 }
  // A spread of 10 / 2.87130 × √100 = 34.83; (34.83 / 10)² × (2.84528 + 0.84381)² = 165.1.
  expect(seedsToSettle(interval)).toBe(166)
})

describe('points on the same seeds', () => {
  it('have those that all of them have', () => {
    const points = [
      withMargins('scenario', {}, [1_00, 2_00, 3_00]),
      withMargins('axis/0', {}, [10_00, 20_00]),
    ]
    expect(
      onSameSeeds(points).map(({ seeds }) => seeds.map(({ economics }) => economics.resultCents)),
    ).toEqual([
      [1_00, 2_00],
      [10_00, 20_00],
    ])
  })
})

it('points that have no seed in common are none', () => {
  const later = pointResult('axis/0', {}, [seedEconomics('another', {})])
  expect(onSameSeeds([withMargins('scenario', {}, [1_00]), later])).toEqual([])
})

describe('seeds to settle', () => {
  /** The interval that ten seeds would give whose mean is this many of their deviations from zero. */
  const intervalOf = (effect: number) => {
    const half = quantileOfMean(10) / Math.sqrt(10)
    return {
      value: effect,
      low: effect - half,
      high: effect + half,
      n: 10,
      method: 'mean' as const,
    }
  }

  it.each([
    // As tables of the paired t-test have it (two-sided 5%, power 80%).
    [0.2, 199],
    [0.5, 34],
    [0.8, 15],
    [1, 10],
  ])('an effect of %f deviations takes %i', (effect, expected) => {
    expect(Math.abs(seedsToSettle(intervalOf(effect))! - expected)).toBeLessThanOrEqual(1)
  })

  it('settle in four of five cases', () => {
    const random = seedrandom.alea('power')
    const seeds = seedsToSettle(intervalOf(0.5))!
    const settled = Array.from({ length: 2_000 }, () => {
      const values = Array.from({ length: seeds }, () => normalQuantile(random(), 0.5, 1))
      return estimateOf(values)!.low! > 0
    })
    const tolerance = toleranceOfShare(0.8, settled.length)
    expect(Math.abs(share(settled, Boolean) - 0.8)).toBeLessThan(tolerance)
  })
})
