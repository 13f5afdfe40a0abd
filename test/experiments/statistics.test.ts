import { describe, expect, it } from 'vitest'
import { estimateOf, pairedEstimateOf } from '../../src/experiments/statistics'

describe('the estimate of a mean', () => {
  it('has Student’s interval at 95%', () => {
    // Mean 5, standard deviation sqrt(20 / 3), t(0.975, 3) = 3.182446: half 3.182446 × 2.581989 / 2.
    const { mean, low, high, n } = estimateOf([2, 4, 6, 8])!
    expect([mean, n]).toEqual([5, 4])
    expect(low).toBeCloseTo(5 - 4.108521, 5)
    expect(high).toBeCloseTo(5 + 4.108521, 5)
  })

  it('is wider where the best of several was picked by the same values', () => {
    // t(1 − 0.025 / 3, 3) = 4.85650.
    const { low, high } = estimateOf([2, 4, 6, 8], 3)!
    expect(low).toBeCloseTo(5 - 4.8565 * 1.290994, 3)
    expect(high).toBeCloseTo(5 + 4.8565 * 1.290994, 3)
  })

  it('of one value has none, and of no values is none', () => {
    expect(estimateOf([7])).toEqual({ mean: 7, low: null, high: null, n: 1 })
    expect(estimateOf([])).toBeNull()
  })

  it('of equal values has no width', () => {
    expect(estimateOf([3, 3, 3])).toEqual({ mean: 3, low: 3, high: 3, n: 3 })
  })
})

it('pairs are compared by their differences', () => {
  expect(
    pairedEstimateOf([
      [1_000, 1_010],
      [5_000, 5_010],
      [90_000, 90_010],
    ]),
  ).toEqual({ mean: 10, low: 10, high: 10, n: 3 })
})
