import { sum } from 'd3'
import { describe, expect, it } from 'vitest'
import type { PreviewPoint } from '../../src/experiments/estimate'
import { FeePreview } from '../../src/experiments/fee-preview'
import { takeUpOf } from '../../src/experiments/sweep/curve'
import { marginPartsOf, periodMargin, perPeriod } from '../../src/experiments/sweep/margin'
import { runSweep } from '../../src/experiments/sweep/run-sweep'
import { PRESETS } from '../../src/scenario/presets'
import type { Document } from '../../src/scenario/document-paths'
import { poolHere } from '../support/run-pools'
import { sweepPlan } from '../support/sweeps'

const FEE = 'policy.instantFeeBasisPoints'

describe('the estimate of a margin', () => {
  // Five sales of $30 on an average day: every day has a payout of 5 × $25.33, but the last one after the end.
  const scenario: Document = {
    version: 1,
    population: {
      size: 0,
      priceLevel: { medianCents: 30_00, sigma: 0, saleSigma: 0 },
      refunds: { rateBasisPoints: 0 },
      chargebacks: { rateBasisPoints: 0 },
    },
    creators: [{ handle: 'maps', schedule: 'daily', monthlyGrossCents: 4_565_63 }],
    processor: {
      costs: {
        ...{ fundsYearlyBasisPoints: 0, standardBasisPoints: 0, standardFixedCents: 0 },
        ...{ instantMinimumCents: 0, activeAccountMonthlyCents: 0 },
      },
    },
  }

  it('is what the formula gives where take-up and amounts are fixed', () => {
    const [point] = new FeePreview(scenario).along(FEE, [300]) as [PreviewPoint]
    // $30.00 less 10% + 50c and 2.9% + 30c: $25.33. 152.2 sales a month, 3% of the net, 1% to the processor.
    const soldCents = (89 / 90) * (4_565_63 / 30_00) * 25_33
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
    const soldCents = (89 / 90) * (4_565_63 / 30_00) * 25_33
    // From noon of the day of sale to 8:00 of the next, of the two days until it settles: a ten-thousandth for each day.
    expect(point.parts.costOfFunds / soldCents).toBeCloseTo((-7 / 6) * 0.0001, 9)
  })

  it('counts who is on daily with sales that are known only from a run', () => {
    const [listed] = new FeePreview(PRESETS['three-creators']).along(FEE, [300])
    expect(listed).toMatchObject({ takers: 0, notEstimated: 1 })
    const [usual] = new FeePreview(scenario).along(FEE, [300])
    expect(usual).toMatchObject({ takers: 1, notEstimated: 0 })
  })

  it('counts a creator without a bank account whom the platform pays, as the service does', () => {
    const of = (rail: string): number =>
      new FeePreview({
        ...scenario,
        creators: [
          {
            ...{ handle: 'maps', schedule: 'daily', monthlyGrossCents: 4_565_63 },
            ...{ rail, bankAccount: 'missing' },
          },
        ],
      }).along(FEE, [300])[0]!.takers
    expect([of('rtp'), of('us_bank')]).toEqual([1, 0])
  })

  it('falls to nothing where a fee leaves nobody a reason to take daily payouts', () => {
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
    expect(points[2]!.takers).toBeLessThan(1e-4)
    expect(points[2]!.marginCents).toBeLessThan(1)
  })

  it('estimates many creators from a sample that is close to all of them', () => {
    const takersOf = (size: number): number =>
      new FeePreview({
        version: 1,
        population: { size, monthlyGross: { mu: 6, sigma: 1.5 } },
      }).along(FEE, [300])[0]!.takers
    // Half as many are all estimated; who they are is the same.
    const ratio = takersOf(1_000) / takersOf(500)
    expect(ratio).toBeGreaterThan(1.6)
    expect(ratio).toBeLessThan(2.4)
  })

  it('counts the creators of a sampled scenario for all for whom they stand, and says how few they are', () => {
    const takersOf = (sample: object) =>
      new FeePreview({
        version: 1,
        population: { size: 600, monthlyGross: { mu: 6, sigma: 1 }, ...sample },
      }).along(FEE, [300])[0]!
    const all = takersOf({})
    const sampled = takersOf({ sample: { creators: 150 } })
    const ratio = sampled.takers / all.takers
    expect(ratio).toBeGreaterThan(0.8)
    expect(ratio).toBeLessThan(1.25)
    expect(all.simulatedTakers).toBeCloseTo(all.takers)
    // More of them than of others are sampled, and each still stands for more than one.
    expect(sampled.simulatedTakers / sampled.takers).toBeGreaterThan(150 / 600)
    expect(sampled.simulatedTakers / sampled.takers).toBeLessThan(0.75)
  })

  const fees = (changed: Document): number =>
    new FeePreview(changed).along(FEE, [300])[0]!.parts.fees
  const listed = (creator: Record<string, unknown>, more: Document = {}): Document => ({
    ...scenario,
    days: 60,
    ...more,
    creators: [{ ...(scenario['creators'] as [object])[0], ...creator }],
  })

  it('begins for an account when it is old enough', () => {
    const young = fees(listed({ accountAgeDays: 15 }, { policy: { name: 'gumroad-2026-08-30' } }))
    const old = fees(listed({}, { policy: { name: 'gumroad-2026-08-30' } }))
    // 45 of the 60 days that it takes are still to come. The first payout has what is unpaid then: a week’s hold and half a week.
    expect(young / old).toBeCloseTo((15 - 1 + 7 + 7 / 2) / 59, 3)
  })

  it('begins once the standard payouts that are missing have completed', () => {
    const all = fees(listed({}))
    const [one, none] = [0, 1].map((completedPayouts) =>
      fees(
        listed(
          { completedPayouts },
          { policy: { name: 'payout-lab', instantCompletedPayoutsMinimum: 1 } },
        ),
      ),
    ) as [number, number]
    expect(none).toBe(all)
    // The half of a week, its hold and the days of the transfer, less what is unpaid then.
    expect(60 * (1 - one / all)).toBeGreaterThan(2)
    expect(60 * (1 - one / all)).toBeLessThan(6)
  })

  it('has the least that a processor charges for each payout, and its month for the account', () => {
    const costs = { instantMinimumCents: 50, activeAccountMonthlyCents: 2_00 }
    // One sale a week, and so one payout, of $25.33: a percent of it is less than the least charge.
    const small = { monthlyGrossCents: Math.round((30_00 * 30.4375) / 7) }
    const [point] = new FeePreview(
      listed(small, { processor: { costs: { ...costs, standardBasisPoints: 0 } } }),
    ).along(FEE, [300]) as [PreviewPoint]
    const payouts = (1 - Math.exp(-1 / 7)) * 30.4375
    const costOfAMonth = payouts * 50 + 2_00 * (1 - Math.exp(-payouts))
    expect(-point.parts.instantCost).toBeCloseTo((59 / 60) * costOfAMonth, 1)
  })

  it('has larger charges where payouts are uneven, as some are below the least charge', () => {
    const spread = (saleSigma: number): number => {
      // Prices have the same mean, so there are as many of them.
      const medianCents = Math.round(60_00 / Math.exp(saleSigma ** 2 / 2))
      const priceLevel = { medianCents, sigma: 0, saleSigma }
      const population = { size: 0, priceLevel }
      const costs = { instantMinimumCents: 50, activeAccountMonthlyCents: 0 }
      const changed = listed({ monthlyGrossCents: 60_00 }, { population, processor: { costs } })
      const point = new FeePreview(changed).along(FEE, [300])[0]!
      return -point.parts.instantCost / point.parts.fees
    }
    expect(spread(1)).toBeGreaterThan(1.2 * spread(0))
  })

  it('leaves out who stays above the instant maximum from the day they join', () => {
    const monthlyGrossCents = 90_000_00
    const policy = { name: 'gumroad-2026-08-30' as const, instantAccountAgeDaysMinimum: 60 }
    const large = (accountAgeDays: number, more: object = {}): number =>
      fees(listed({ monthlyGrossCents, accountAgeDays }, { policy: { ...policy, ...more } }))
    expect(large(400)).toBeGreaterThan(0)
    expect(large(40)).toBe(0)
    expect(large(40, { instantRunAboveMaximum: 'cut' })).toBeGreaterThan(0)
  })

  it.each([
    ['a fixed share', { mode: 'fixed' as const }, 300, 0],
    ['a free first month', { mode: 'fixed' as const }, 300, 30],
    // Few take it at 3%, and a few creators may be anything.
    ['the model', { mode: 'model' as const, awareAtStartBasisPoints: 10_000 }, 50, 0],
  ])('is near what runs come to, with %s', async (_, adoption, fee, freeDays) => {
    const run = {
      version: 1 as const,
      days: 60,
      policy: {
        name: 'payout-lab' as const,
        instantFeeBasisPoints: fee,
        instantFreeDays: freeDays,
      },
      population: {
        size: 60,
        monthlyGross: { mu: 7, sigma: 1, maximumCents: 5_000_00 },
        priceLevel: { medianCents: 50_00 },
        adoption,
      },
    }
    const { points } = await runSweep(poolHere(), sweepPlan({ scenario: run, seeds: 3 }))
    const { seeds } = points[0]!
    const estimates = seeds.map(
      ({ seed }) => new FeePreview({ ...run, seed }).along(FEE, [fee])[0]!,
    )
    for (const part of ['fees', 'instantCost', 'standardCostSaved'] as const) {
      const expected = sum(estimates, ({ parts }) => parts[part])
      const simulated = sum(seeds, (seed) => perPeriod(marginPartsOf(seed)[part], seed))
      expect(expected / simulated, part).toBeGreaterThan(0.8)
      expect(expected / simulated, part).toBeLessThan(1.2)
    }
    const takeUp = sum(estimates, (one) => one.takeUp ?? 0) / estimates.length
    expect(takeUp / takeUpOf(seeds)!).toBeGreaterThan(0.75)
    expect(takeUp / takeUpOf(seeds)!).toBeLessThan(1.25)
    const margin = sum(estimates, ({ marginCents }) => marginCents)
    expect(margin / sum(seeds, periodMargin)).toBeGreaterThan(0.75)
    expect(margin / sum(seeds, periodMargin)).toBeLessThan(1.25)
  })
})
