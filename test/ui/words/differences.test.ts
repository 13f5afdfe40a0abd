import { describe, expect, it } from 'vitest'
import {
  differenceWords,
  estimateWords,
  exactDifferenceWords,
  intervalWords,
  shareWords,
  signedWords,
} from '../../../src/ui/words/differences'

describe('a difference in words', () => {
  it.each([
    ['cents', -134_100, '$1,341 less'],
    ['cents', 4_56, '$4.56 more'],
    ['cents', 0, 'no difference'],
    ['cents', -0.2, 'no difference'],
    ['count', 3.26, '3.3 more'],
    ['count', -1_204.4, '1,204 less'],
    ['seconds', -18_720, '5.2 hours less'],
    ['basis-points', 150, '1.5 points more'],
  ] as const)('of %s, %d', (unit, value, words) => {
    expect(differenceWords(unit, value)).toBe(words)
  })

  it('is exact where it is no estimate', () => {
    expect(exactDifferenceWords('cents', -134_099)).toBe('$1,340.99 less')
    expect(signedWords('cents', 103_45)).toBe('+$103.45')
    expect(signedWords('cents', -103_45)).toBe('−$103.45')
    expect(signedWords('cents', 0)).toBe('$0.00')
    expect(signedWords('basis-points', 123)).toBe('+1.2 points')
    expect(signedWords('basis-points', -4)).toBe('−0.04 points')
  })
})

describe('a difference as a share', () => {
  it.each([
    [0.143, '+14.3%'],
    [-0.9949, '−99.5%'],
    [0.99996, '+100%'],
    [-1, '−100%'],
    [2.504, '+250%'],
    [10, '+1,000%'],
    [11.77, '+12 times A'],
    [-1_204.4, '−1,204 times A'],
  ])('of %d', (share, words) => {
    expect(shareWords(share, 'A')).toBe(words)
  })
})

describe('an interval in words', () => {
  it.each([
    [-160_000, -105_000, '$1,600 to $1,050 less'],
    [105_000, 160_000, '$1,050 to $1,600 more'],
    [-200_00, 350_00, '$200 less to $350 more'],
    [1_200_10, 1_200_40, '$1,200.10 to $1,200.40 more'],
    [0, 1_50, '$0 to $1.50 more'],
  ])('from %d to %d cents', (low, high, words) => {
    expect(intervalWords('cents', low, high)).toBe(words)
  })

  it.each([
    [30, 120, '0.3 to 1.2 points more'],
    [-120, -30, '1.2 to 0.3 points less'],
    [-30, 120, '0.3 points less to 1.2 points more'],
  ])('from %d to %d basis points', (low, high, words) => {
    expect(intervalWords('basis-points', low, high)).toBe(words)
  })

  it('comes with its estimate, and not where all values are the same', () => {
    expect(estimateWords('cents', { mean: 1_72, low: 17, high: 3_28, n: 60 })).toBe(
      '$1.70 more (95% interval $0.20 to $3.30 more)',
    )
    expect(estimateWords('cents', { mean: 5_00, low: 5_00, high: 5_00, n: 2 })).toBe('$5 more')
    expect(estimateWords('cents', { mean: 5_00, low: null, high: null, n: 1 })).toBe('$5 more')
  })
})
