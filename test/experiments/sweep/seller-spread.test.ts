/** What a file whose sellers stand for others leaves open in a margin. */
import { describe, expect, it } from 'vitest'
import { breakEvenOf } from '../../../src/experiments/sweep/break-even'
import { seedsToSettle } from '../../../src/experiments/sweep/evidence'
import { marginDifference, marginInterval } from '../../../src/experiments/sweep/margin'
import { bestAgainst } from '../../../src/experiments/sweep/optimum'
import type { PointResult } from '../../../src/experiments/sweep/results'
import { quantileOfMean } from '../../../src/experiments/statistics'
import { pointResult, seedEconomics } from '../../support/sweeps'

const FEE = 'policy.instantFeeBasisPoints'
const STANDING = { sampled: 10, creators: 100 }

/** Under each seed all margin is that of these sellers, of ten who stand for ten each. */
function withSellers(
  id: string,
  changes: Record<string, number>,
  seeds: readonly (readonly number[])[],
  standing: typeof STANDING | null = STANDING,
): PointResult {
  const results = seeds.map((fees, seed) => ({
    ...seedEconomics(
      `seed-${seed}`,
      { instantFeeCents: 10 * fees.reduce((sum, cents) => sum + cents, 0) },
      {},
      [],
      fees.map((feeCents, seller) => ({
        handle: `seller-${seller}`,
        feeCents,
        costCents: 0,
        standsFor: 10,
      })),
    ),
    ...(standing && { standing }),
  }))
  return pointResult(id, changes, results)
}

/** Two sellers of ten pay, the same under each seed. */
const STEADY = [
  [100, 300],
  [100, 300],
]

describe('an interval of a file that stands for more', () => {
  it('is that over its sellers, where seeds agree', () => {
    const { value, low, high, method } = marginInterval(withSellers('scenario', {}, STEADY))
    // Each counts for ten: 1,000 and 3,000, and eight times nothing. Around the mean of 400 the squares are 8,400,000.
    const half = quantileOfMean(10) * Math.sqrt((0.9 * 10 * 8_400_000) / 9)
    expect({ value, method }).toEqual({ value: 4_000, method: 'sellers' })
    expect(low).toBeCloseTo(4_000 - half, 6)
    expect(high).toBeCloseTo(4_000 + half, 6)
  })

  it('is that over the seeds, where chance leaves more open', () => {
    const wild = [
      [0, 0],
      [2_000, 2_000],
    ]
    const { method, low } = marginInterval(withSellers('scenario', {}, wild))
    const overSeeds = marginInterval(withSellers('scenario', {}, wild, null))
    expect({ method, low }).toEqual({ method: 'mean', low: overSeeds.low })
  })

  it('leaves nothing open where the file has all sellers, and is none with one seed', () => {
    const whole = withSellers('scenario', {}, STEADY, { sampled: 100, creators: 100 })
    expect(marginInterval(whole)).toMatchObject({ low: 4_000, high: 4_000, method: 'mean' })
    expect(marginInterval(withSellers('scenario', {}, [[100, 300]]))).toMatchObject({ low: null })
  })

  it('of a difference is paired seller by seller', () => {
    const before = withSellers('scenario', {}, STEADY)
    const more = withSellers('alternative/0', {}, [
      [110, 310],
      [110, 310],
    ])
    const { value, low, high } = marginDifference(before, more)!
    // Two of ten bring 100 more each: mean 20, squares 16,000.
    const half = quantileOfMean(10) * Math.sqrt((0.9 * 10 * 16_000) / 9)
    expect(value).toBe(200)
    expect([low, high]).toEqual([expect.closeTo(200 - half, 6), expect.closeTo(200 + half, 6)])
    // No number of seeds would settle it.
    expect(seedsToSettle(marginDifference(before, more)!)).toBeNull()
  })

  it('is that of the best fee and of break-even, too', () => {
    const seeds = (fee: number) => Array.from({ length: 5 }, () => [fee, 3 * fee])
    const points = [-100, 50, 400].map((fee, index) =>
      withSellers(`axis/${index}`, { [FEE]: 100 * (index + 1) }, seeds(fee)),
    )
    expect(bestAgainst(points, FEE, 100)!.difference.method).toBe('sellers')
    const breakEven = breakEvenOf(points, FEE)!
    if (breakEven.kind !== 'at') throw new Error(breakEven.kind)
    // The mean rises from −4,000 to 2,000. Both lower ends are below zero, and the first upper end is above.
    expect(breakEven.x).toMatchObject({
      value: 100 + (100 * 4_000) / 6_000,
      low: null,
      high: null,
      method: 'sellers',
    })
  })
})
