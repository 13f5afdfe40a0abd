import tQuantile from '@stdlib/stats-base-dists-t-quantile'
import { describe, expect, it } from 'vitest'
import { CONFIDENCE, studentQuantile } from '../../src/core/student-quantile'

describe('the half-width of a 95% interval in standard errors', () => {
  it('is that of the library, within a ten-millionth of it', () => {
    for (let freedom = 1; freedom <= 2_000; freedom += 1) {
      const exact = tQuantile((1 + CONFIDENCE) / 2, freedom)
      expect(Math.abs(studentQuantile(freedom) / exact - 1), `${freedom}`).toBeLessThan(1e-7)
    }
  })

  it('rounds degrees of freedom down, and one is the least', () => {
    expect(studentQuantile(4.9)).toBe(studentQuantile(4))
    expect(studentQuantile(0.999_999)).toBe(studentQuantile(1))
  })
})
