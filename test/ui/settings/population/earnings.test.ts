import quantile from '@stdlib/stats-base-dists-normal-quantile'
import { describe, expect, it } from 'vitest'
import {
  meanCents,
  medianCents,
  muOfMedian,
  sigmaOfTopTenth,
  topTenthCents,
} from '../../../../src/ui/settings/population/earnings'
import {
  expectedCents,
  muOfExpected,
  shareEarningBelow,
} from '../../../../src/ui/settings/population/expected-earnings'

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

describe('the share of creators who earn less than an amount', () => {
  const earnings = { mu: Math.log(50), sigma: 1, maximumCents: 10_000_00 }

  it.each([
    ['half of them, at the median', 50_00, earnings, 0.5],
    ['nine in ten, at what the top tenth earns', topTenthCents(earnings), earnings, 0.9],
    ['all, above the maximum', 10_000_01, earnings, 1],
    ['nobody, where all earn as much', 50_00, { ...earnings, mu: Math.log(60), sigma: 0 }, 0],
    ['all, where all earn less', 70_00, { ...earnings, mu: Math.log(60), sigma: 0 }, 1],
  ])('is %s', (_, cents, of, share) => {
    expect(shareEarningBelow(cents, of)).toBeCloseTo(share, 10)
  })
})

describe('what creators are expected to earn once the largest amounts are cut', () => {
  const september = { mu: 3.6, sigma: 2.41, maximumCents: 250_000_00 }
  const range = { least: -5, most: 15 }

  it.each([
    ['half a million creators of September 2020', september],
    ['a low maximum', { mu: 7, sigma: 0.8, maximumCents: 500_00 }],
    ['no spread, below the maximum', { mu: 5, sigma: 0, maximumCents: 200_00 }],
    ['no spread, above the maximum', { mu: 6, sigma: 0, maximumCents: 200_00 }],
    ['a maximum of nothing', { mu: 3, sigma: 1, maximumCents: 0 }],
  ])('is what many equal slices earn: %s', (_, earnings) => {
    const slices = 500_000
    let cents = 0
    for (let slice = 0; slice < slices; slice += 1) {
      const deviations = quantile((slice + 1 / 2) / slices, 0, 1)
      const uncut = 100 * Math.exp(earnings.mu + earnings.sigma * deviations)
      cents += Math.min(uncut, earnings.maximumCents) / slices
    }
    expect(expectedCents(earnings) / 100).toBeCloseTo(cents / 100, 1)
  })

  it.each([1_00, 400_00, 9_000_00])('of %d cents each finds the median for it', (cents) => {
    const { mu: _mu, ...cut } = september
    const mu = muOfExpected(cents, cut, range)
    expect(Math.round(expectedCents({ ...cut, mu }) * 3_000)).toBe(cents * 3_000)
  })
})
