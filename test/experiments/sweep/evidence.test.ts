import { describe, expect, it } from 'vitest'
import { evidenceOf, seedsToSettle } from '../../../src/experiments/sweep/evidence'
import { onSameSeeds } from '../../../src/experiments/sweep/same-seeds'
import { takerTerms } from '../../../src/experiments/sweep/taker-terms'
import { creatorPair, seedEconomics, withMargins } from '../../support/sweeps'

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

describe('seeds to settle a difference', () => {
  const interval = (value: number, low: number | null, high: number | null) => ({
    value,
    low,
    high,
    n: 10,
    method: 'mean' as const,
  })

  it.each([
    // (54.675 / 19.55)² × 10 = 78.2, times ((1.95996 + 0.84162) / 1.95996)² = 2.0432.
    [19_55, -35_13, 74_22, 160],
    [-19_55, -74_22, 35_13, 160],
    // What ends at zero now would be told by as many seeds in every other case alone.
    [10, 0, 20, 21],
    [0, -5, 5, null],
    [7, null, null, null],
  ])('of %i from %s to %s are %s', (value, low, high, expected) => {
    expect(seedsToSettle(interval(value, low, high))).toBe(expected)
  })
})

it('a widened interval is as wide of more seeds, so its factor is smaller', () => {
  const interval = { value: 10, low: 0, high: 20, n: 100, method: 'mean' as const, comparisons: 10 }
  // ((2.80703 + 0.84162) / 2.80703)² = 1.6896.
  expect(seedsToSettle(interval)).toBe(169)
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
