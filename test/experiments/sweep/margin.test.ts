import { describe, expect, it } from 'vitest'
import { Draws } from '../../../src/core/draws'
import { normal as drawNormal } from '../../../src/core/random'
import { curveOf } from '../../../src/experiments/sweep/curve'
import {
  bootstrapInterval,
  meanInterval,
  shareInterval,
} from '../../../src/experiments/sweep/interval'
import {
  marginDifference,
  marginInterval,
  marginOf,
  marginPartsOf,
} from '../../../src/experiments/sweep/margin'
import { mean } from '../../support/statistics'
import { pointResult, seedEconomics, withMargins } from '../../support/sweeps'

const FEE = 'policy.instantFeeBasisPoints'
const DAILY = {
  instantFeeCents: 3_000,
  otherFeeCents: 100,
  instantCostCents: 1_000,
  standardCostCents: 400,
  costOfFundsCents: 20,
  unrecoveredDebtCents: 70,
}
const WITHOUT = { otherFeeCents: 150, standardCostCents: 900, unrecoveredDebtCents: 10 }

function seededNormals(seed: string): () => number {
  const uniform = new Draws(seed).of('sale')
  return () => drawNormal(uniform)
}

describe('the margin of a seed', () => {
  it('is what payouts come to beyond what they come to without daily, part by part', () => {
    const seed = seedEconomics('one', DAILY, WITHOUT)
    // 3,100 − 1,490 = 1,610 with daily; 150 − 910 = −760 without.
    expect(marginOf(seed)).toBe(2_370)
    expect(marginPartsOf(seed)).toEqual({
      fees: 2_950,
      instantCost: -1_000,
      standardCostSaved: 500,
      costOfFunds: -20,
      losses: -60,
    })
    const parts = Object.values(marginPartsOf(seed))
    expect(parts.reduce((sum, part) => sum + part)).toBe(2_370)
  })

  it('has as little to do with what money costs without daily as with what it earns there', () => {
    const seed = seedEconomics('one', { costOfFundsCents: 20 }, { costOfFundsCents: 5 })
    expect([marginOf(seed), marginPartsOf(seed).costOfFunds]).toEqual([-15, -15])
  })

  it('is of a month of 30.4375 days, however long the run', () => {
    const seeds = [seedEconomics('one', { ...DAILY, days: 60.875 }, WITHOUT)]
    expect(marginInterval(pointResult('scenario', {}, seeds)).value).toBe(1_185)
  })
})

describe('intervals', () => {
  it('say how many seeds they rest on, and how they were found', () => {
    // Mean 200, deviation 100, t(0.975, 2) = 4.302653: 200 ± 248.41.
    const interval = marginInterval(withMargins('scenario', {}, [100, 200, 300]))
    expect(interval).toMatchObject({ value: 200, n: 3, method: 'mean' })
    expect(interval.low).toBeCloseTo(-48.41, 2)
    expect(interval.high).toBeCloseTo(448.41, 2)
    expect(marginInterval(withMargins('scenario', {}, [100]))).toEqual({
      value: 100,
      low: null,
      high: null,
      n: 1,
      method: 'mean',
    })
  })

  it('of a share are as wide as the spread of the seeds is in one of them', () => {
    // A fifth of the whole; the parts lie 1, 1 and 0 beside it, of 10: 0.2 ± 0.248.
    const interval = shareInterval([
      [1, 10],
      [3, 10],
      [2, 10],
    ])
    expect(interval).toMatchObject({ value: 0.2, low: 0, n: 3 })
    expect(interval!.high).toBeCloseTo(0.44841, 5)
  })

  it('of a difference are zero where two points differ in nothing', () => {
    const margins = [100, 250, -30]
    const [one, other] = [0, 1].map((id) => withMargins(`axis/${id}`, { [FEE]: id }, margins))
    expect(marginDifference(one!, other!)).toMatchObject({ value: 0, low: 0, high: 0, n: 3 })
  })

  it('pair the seeds that both have', () => {
    const before = withMargins('scenario', {}, [100, 200, 300])
    const after = withMargins('axis/0', { [FEE]: 1 }, [110, 220])
    expect(marginDifference(before, after)).toMatchObject({ value: 15, n: 2 })
  })

  it('of picks of few seeds are as wide as Student’s, though picks vary less than seeds', () => {
    const ratios = Array.from({ length: 30 }, (_, repetition) => {
      const normal = seededNormals(`picks ${repetition}`)
      const values = Array.from({ length: 10 }, normal)
      const picked = bootstrapInterval(values, mean)
      const student = meanInterval(values)!
      return (picked.high! - picked.low!) / (student.high! - student.low!)
    })
    expect(Math.abs(mean(ratios) - 1)).toBeLessThan(0.03)
  })

  it('cover the truth in at least 90 of 100 repetitions', () => {
    const covered = Array.from({ length: 100 }, (_, repetition) => {
      const normal = seededNormals(`coverage ${repetition}`)
      const margins = Array.from({ length: 10 }, () => Math.round(40_000 + 15_000 * normal()))
      const { low, high } = marginInterval(withMargins('scenario', {}, margins))
      return low! <= 40_000 && 40_000 <= high!
    }).filter(Boolean).length
    expect(covered).toBeGreaterThanOrEqual(90)
  })
})

describe('the curve along a setting', () => {
  const points = [
    withMargins('scenario', {}, [1, 2]),
    pointResult('axis/0', { [FEE]: 300 }, [
      seedEconomics('one', { ...DAILY, takers: 20, payoutsBelowCost: 4 }, WITHOUT),
      seedEconomics('two', { ...DAILY, instantFeeCents: 2_000, takers: 30 }, WITHOUT),
    ]),
    withMargins('axis/1', { [FEE]: 100 }, [-10, -20]),
    withMargins('alternative/0', { [FEE]: 200 }, [5, 5]),
    withMargins('axis/2', { [FEE]: 100, days: 7 }, [7, 7]),
  ]

  it('has the points that set nothing else, by value, with the mean of their parts', () => {
    const curve = curveOf(points, FEE)
    expect(curve.map(({ x, margin }) => [x, margin.value])).toEqual([
      [100, -15],
      [300, 1_870],
    ])
    expect(curve[1]).toMatchObject({
      id: 'axis/0',
      parts: { fees: 2_450, instantCost: -1_000, standardCostSaved: 500 },
      takeUp: 0.25,
      payoutsBelowCost: 2,
    })
  })

  it('has the takers of all seeds among those of all seeds who may choose, and counts by the month', () => {
    const twoMonths = { ...DAILY, days: 60.875 }
    const [point] = curveOf(
      [
        pointResult('axis/0', { [FEE]: 300 }, [
          seedEconomics('one', { ...twoMonths, takers: 10, payoutsBelowCost: 4 }, WITHOUT),
          seedEconomics('two', { ...twoMonths, eligible: 60, takers: 30 }, WITHOUT),
        ]),
      ],
      FEE,
    )
    expect(point).toMatchObject({ takeUp: 40 / 160, payoutsBelowCost: 1 })
  })
})
