import { describe, expect, it } from 'vitest'
import { unevenSellers } from '../../src/core/uneven-sample'

describe('how unevenly sellers sell', () => {
  it('is the rule of Cochran on what a sample of them says', () => {
    // Mean 2, deviations −1 three times and 3 once: variance 3, third moment 6, skewness² 36 / 27.
    expect(unevenSellers([1, 1, 1, 5])).toEqual({
      needed: Math.ceil((25 * 36) / 27),
      isEnough: false,
      largest: 2,
      largestShare: 6 / 8,
    })
  })

  it('does not matter where all sell alike, and is not known where nobody sells', () => {
    expect(unevenSellers([7, 7, 7])).toMatchObject({ needed: 0, isEnough: true })
    expect(unevenSellers([0, 0])).toBeNull()
  })

  it('names the ten largest of many', () => {
    const sizes = Array.from({ length: 1_000 }, (_, index) => index)
    expect(unevenSellers(sizes)).toMatchObject({ largest: 10, isEnough: true })
    expect(unevenSellers(sizes)!.largestShare).toBeCloseTo(9_945 / 499_500, 9)
  })
})
