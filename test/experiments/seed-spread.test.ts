import { describe, expect, it } from 'vitest'
import { pairedSpreadOf, spreadOf, type SeedResult } from '../../src/experiments/seed-spread'

const result = (seed: string, payoutNet?: number): SeedResult => ({
  seed,
  values: payoutNet === undefined ? {} : { payout_net: payoutNet },
  violations: 0,
})

describe('the spread of a figure', () => {
  it('takes each seed once, and leaves out those that have nothing to measure', () => {
    const results = [result('a', 10), result('b', 40), result('c'), result('d', 0)]
    const { estimate, least, most } = spreadOf(results, 'payout_net')!
    expect([estimate.n, least, most]).toEqual([3, 0, 40])
    expect(estimate.mean).toBeCloseTo(50 / 3, 9)
    // Standard deviation sqrt(1300 / 3), t(0.975, 2) = 4.302653: half 4.302653 × 20.816660 / sqrt(3).
    expect(estimate.high! - estimate.mean).toBeCloseTo(51.71145, 5)
  })

  it('is none where no seed has anything to measure', () => {
    expect(spreadOf([result('a'), result('b')], 'payout_net')).toBeNull()
  })
})

describe('the difference of a figure, seed by seed', () => {
  it('pairs by the seed and not by the place, and leaves out what only one side has', () => {
    const before = [result('a', 100), result('b', 900), result('c', 5), result('d', 7)]
    const after = [result('b', 902), result('a', 108), result('d'), result('e', 1)]
    // Differences 2 and 8: t(0.975, 1) = 12.706205, deviation sqrt(18), half 12.706205 × 3.
    const { mean, low, high, n } = pairedSpreadOf(before, after, 'payout_net')!
    expect([mean, n]).toEqual([5, 2])
    expect(low).toBeCloseTo(5 - 38.118614, 5)
    expect(high).toBeCloseTo(5 + 38.118614, 5)
  })
})
