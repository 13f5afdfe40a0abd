import tQuantile from '@stdlib/stats-base-dists-t-quantile'
import { describe, expect, it } from 'vitest'
import { studentQuantile } from '../../src/core/student-quantile'

describe('the half-width of a 95% interval in standard errors', () => {
  it.each([1, 2, 3, 4, 5, 8, 15, 30, 120, 5_000])(
    'with %s degrees of freedom is that of the library within 0.2%%',
    (freedom) => {
      const exact = tQuantile(0.975, freedom)
      expect(Math.abs(studentQuantile(freedom) / exact - 1)).toBeLessThan(0.002)
    },
  )

  it('rounds degrees of freedom down, and one is the least', () => {
    expect(studentQuantile(4.9)).toBe(studentQuantile(4))
    expect(studentQuantile(0.999_999)).toBe(studentQuantile(1))
  })
})
