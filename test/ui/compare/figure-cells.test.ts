import { expect, it } from 'vitest'
import type { ComparedFigure } from '../../../src/experiments/comparison'
import {
  comparedDifference,
  comparedMean,
  comparedShare,
} from '../../../src/ui/compare/figure-cells'

const takeUp: ComparedFigure = {
  name: 'daily_share_of_eligible',
  unit: 'basis-points',
  values: [840, 960],
  differences: [null, { value: 120, share: 1 / 7 }],
  bounds: [null, null],
}

it('two shares differ by points, without a percentage of a percentage beside them', () => {
  expect(comparedDifference(takeUp, 1)).toBe('+1.2 points')
  expect(comparedShare(takeUp, 1, 'A')).toBe('')
  expect(comparedMean(takeUp, { mean: 120, low: 80, high: 160, n: 5 })).toBe(
    '1.2 points more (95% interval 0.8 to 1.6 points more)',
  )
})

it('an amount has its difference and the share of the first one', () => {
  const revenue: ComparedFigure = { ...takeUp, name: 'instant_fee_revenue', unit: 'cents' }
  expect(comparedDifference(revenue, 1)).toBe('+$1.20')
  expect(comparedShare(revenue, 1, 'A')).toBe('+14.3%')
})
