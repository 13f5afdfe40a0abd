import { describe, expect, it } from 'vitest'
import { FeePreview, type PreviewPoint } from '../../src/experiments/fee-preview'
import { monthlyMargin, perMonth } from '../../src/experiments/sweep/margin'
import { runSweep } from '../../src/experiments/sweep/run-sweep'
import { PRESETS } from '../../src/scenario/presets'
import type { Document } from '../../src/scenario/document-paths'
import { poolHere } from '../support/run-pools'
import { sweepPlan } from '../support/sweeps'

const FEE = 'policy.instantFeeBasisPoints'

describe('the estimate of a margin', () => {
  // Five sales of $30 on an average day: every day has a payout of 5 × $25.33.
  const scenario: Document = {
    version: 1,
    population: { size: 0, priceLevel: { medianCents: 30_00, sigma: 0, saleSigma: 0 } },
    creators: [{ handle: 'maps', schedule: 'daily', monthlyGrossCents: 4_565_63 }],
    processor: {
      costs: { fundsYearlyBasisPoints: 0, standardBasisPoints: 0, standardFixedCents: 0 },
    },
  }

  it('is what the formula gives where take-up and amounts are fixed', () => {
    const [point] = new FeePreview(scenario).along(FEE, [300]) as [PreviewPoint]
    // $30.00 less 10% + 50c and 2.9% + 30c: $25.33. 152.2 sales a month, 3% of the net, 1% to the processor.
    const soldCents = (4_565_63 / 30_00) * 25_33
    expect(point.takers).toBe(1)
    expect(point.parts.fees / soldCents).toBeCloseTo(3 / 103, 3)
    expect(point.parts.instantCost / soldCents).toBeCloseTo(-1 / 103, 3)
    expect(point.parts).toMatchObject({ standardCostSaved: 0, losses: 0 })
    const { fees, instantCost } = point.parts
    expect(point.marginCents).toBeCloseTo(fees + instantCost, 9)
  })

  it('has the cost of funds of a year of 365 days, as a run has', () => {
    const withCosts = { ...scenario, processor: { costs: { fundsYearlyBasisPoints: 3_65 } } }
    const [point] = new FeePreview(withCosts).along(FEE, [300]) as [PreviewPoint]
    const soldCents = (4_565_63 / 30_00) * 25_33
    // From noon of the day of sale to 8:00 of the next, of the two days until it settles: a ten-thousandth for each day.
    expect(point.parts.costOfFunds / soldCents).toBeCloseTo((-7 / 6) * 0.0001, 9)
  })

  it('counts who is on daily with sales that are known only from a run', () => {
    const [listed] = new FeePreview(PRESETS['three-creators']).along(FEE, [300])
    expect(listed).toMatchObject({ takers: 0, notEstimated: 1 })
    const [usual] = new FeePreview(scenario).along(FEE, [300])
    expect(usual).toMatchObject({ takers: 1, notEstimated: 0 })
  })

  it('falls to nothing where a fee has no takers', () => {
    const model: Document = {
      version: 1,
      population: {
        size: 60,
        monthlyGross: { mu: 7, sigma: 1 },
        adoption: { mode: 'model', awareAtStartBasisPoints: 10_000 },
      },
    }
    const points = new FeePreview(model).along(FEE, [0, 50, 5_000])
    const takers = points.map((point) => point.takers)
    expect(takers[0]).toBeGreaterThan(5)
    expect(takers[1]).toBeLessThanOrEqual(takers[0]!)
    expect(points[2]).toMatchObject({ takers: 0, marginCents: 0 })
  })

  it('estimates many creators from a sample that is close to all of them', () => {
    const of = (size: number) =>
      new FeePreview({
        version: 1,
        population: { size, monthlyGross: { mu: 6, sigma: 1.5 } },
      }).along(FEE, [300])[0]!
    // Half as many are all estimated; who they are is the same.
    expect(of(1_000).takers / of(500).takers).toBeGreaterThan(1.6)
    expect(of(1_000).takers / of(500).takers).toBeLessThan(2.4)
  })

  it('is near what a run comes to', async () => {
    const run = {
      version: 1 as const,
      days: 60,
      population: {
        size: 60,
        monthlyGross: { mu: 7, sigma: 1, maximumCents: 5_000_00 },
        adoption: { mode: 'fixed' as const },
      },
    }
    const { points } = await runSweep(poolHere(), sweepPlan({ scenario: run, seeds: 1 }))
    const [seed] = points[0]!.seeds
    const [estimate] = new FeePreview({ ...run, seed: 'payout-lab' }).along(FEE, [300])
    const simulated = perMonth(seed!.economics.instantFeeCents, seed!)
    expect(estimate!.parts.fees / simulated).toBeGreaterThan(0.7)
    expect(estimate!.parts.fees / simulated).toBeLessThan(1.4)
    expect(estimate!.marginCents / monthlyMargin(seed!)).toBeGreaterThan(0.6)
    expect(estimate!.marginCents / monthlyMargin(seed!)).toBeLessThan(1.6)
  })
})
