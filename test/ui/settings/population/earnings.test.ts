import { describe, expect, it } from 'vitest'
import {
  meanCents,
  medianCents,
  muOfMedian,
  sigmaOfTopTenth,
  topTenthCents,
} from '../../../../src/ui/settings/population/earnings'

describe('what creators earn in a month', () => {
  it('is known of September 2020: a median of $36.60 and a mean of $668', () => {
    const earnings = { mu: 3.6, sigma: 2.41 }
    expect(Math.round(medianCents(earnings))).toBe(36_60)
    expect(Math.round(topTenthCents(earnings))).toBe(803_15)
    expect(Math.round(meanCents(earnings) / 100)).toBe(668)
  })

  it('is stored as mu and sigma', () => {
    expect(muOfMedian(50_00)).toBe(3.91202300543)
    expect(sigmaOfTopTenth(1_000_00, 3.6)).toBe(2.58105515838)
  })

  it.each([1, 36_60, 50_00, 99_999_99, 326_901_700])(
    'of %d cents is shown as it was typed',
    (cents) => {
      const mu = muOfMedian(cents)
      expect(Math.round(medianCents({ mu, sigma: 2 }))).toBe(cents)
      const sigma = sigmaOfTopTenth(cents + 100_00, mu)
      expect(Math.round(topTenthCents({ mu, sigma }))).toBe(cents + 100_00)
    },
  )

  it('moves the top tenth in proportion when the median is raised', () => {
    const ratio = (mu: number) => topTenthCents({ mu, sigma: 2 }) / medianCents({ mu, sigma: 2 })
    expect(ratio(muOfMedian(200_00))).toBeCloseTo(ratio(3.6), 10)
  })
})
