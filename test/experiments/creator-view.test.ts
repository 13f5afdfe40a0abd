import { describe, expect, it } from 'vitest'
import { creatorView, type ViewedCreator } from '../../src/experiments/creator-view'
import { readScenario } from '../../src/scenario/read-scenario'
import type { Scenario } from '../../src/scenario/schema'

function scenarioOf(policy: object = {}, population: object = {}): Scenario {
  const read = readScenario({
    version: 1,
    policy: { name: 'gumroad-2026-09-03', ...policy },
    // Every sale is $10.
    population: { priceLevel: { medianCents: 10_00, sigma: 0, saleSigma: 0 }, ...population },
  })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.scenario
}

const SMALL: ViewedCreator = {
  monthlyGrossCents: 240_00,
  rail: 'us_bank',
  country: 'US',
  other: 'weekly',
  meanSaleCents: null,
}

const dailyOf = (policy: object, population: object = {}, creator = SMALL) =>
  creatorView(scenarioOf(policy, population), creator)!.daily!

describe('daily payouts of a creator who sells $240 a month', () => {
  it('arrive sooner by what the other schedule takes longer', () => {
    const view = creatorView(scenarioOf(), SMALL)!
    expect(view.otherWaitDays - view.daily!.waitDays).toBeCloseTo(view.daily!.daysGained, 10)
    expect(view.daily!.daysGained).toBeGreaterThan(5)
  })

  it('are as large as an average sale, where that is known', () => {
    const atPrice = dailyOf({})
    expect(dailyOf({}, {}, { ...SMALL, meanSaleCents: 10_00 })).toEqual(atPrice)
    const { payoutCents } = dailyOf({}, {}, { ...SMALL, meanSaleCents: 200_00 })
    expect(payoutCents).toBeGreaterThan(3 * atPrice.payoutCents)
  })

  it('cost in a year what the fee takes of each', () => {
    const { payoutCents, feeCents, payoutsPerMonth, yearlyFeeCents } = dailyOf({})
    const payouts = payoutsPerMonth * 12
    expect(feeCents).toBe(payoutCents - Math.floor((payoutCents * 10_000) / 10_300))
    expect(yearlyFeeCents).toBe(Math.round(payouts * feeCents))
  })

  /** 24 sales in a year of which $7.91 is left: all of it is paid, whatever the smallest payout. */
  it.each([1_00, 50_00, 100_00])(
    'are of all that is earned in a year from %i cents on',
    (minimum) => {
      const seldom = { ...SMALL, monthlyGrossCents: 20_00 }
      const { payoutCents, payoutsPerMonth, yearlyFeeCents } = dailyOf(
        { instantMinimumCents: minimum },
        {},
        seldom,
      )
      const earnedCents = 24 * 7_91
      expect(payoutCents * payoutsPerMonth * 12).toBeCloseTo(earnedCents, -2)
      expect(yearlyFeeCents / earnedCents).toBeCloseTo(3 / 103, 3)
    },
  )

  it('cost nothing where nothing is charged, so that nobody pays interest', () => {
    const { yearlyFeeCents, yearlyRate } = dailyOf({ instantFeeBasisPoints: 0 })
    expect([yearlyFeeCents, yearlyRate]).toEqual([0, 0])
  })

  it.each([
    ['a subscription, once a month', { instantSubscriptionMonthlyCents: 5_00 }, 12 * 5_00],
    ['a fee of which the first two payouts of a month are free', FREE_TWO(), null],
    ['a promotion of the first hundred years', { instantFreeDays: 3_660 }, 0],
  ])('count %s', (_, policy, feesCents) => {
    const base = { instantFeeBasisPoints: 0, ...policy }
    const { payoutsPerMonth, yearlyFeeCents } = dailyOf(base)
    const charged = payoutsPerMonth * 12 - 24
    expect(yearlyFeeCents).toBe(feesCents ?? Math.round(charged * 1_00))
  })

  it('cost by sales what the rate of their size takes', () => {
    const bySales = {
      instantFeeTierBasis: 'sales',
      // In 30 days of a month they sell less than $240.
      instantFeeTiers: [{ fromCents: 240_00, basisPoints: 100, flatCents: 0 }],
    }
    const larger = { ...SMALL, monthlyGrossCents: 244_00 }
    expect(dailyOf(bySales)).toEqual(dailyOf({}))
    expect(dailyOf(bySales, {}, larger)).toEqual(
      dailyOf({ instantFeeBasisPoints: 100 }, {}, larger),
    )
  })

  function FREE_TWO() {
    return { instantFeeFlatCents: 1_00, instantFreePayoutsPerMonth: 2 }
  }

  it('arrive on the day of the run, and cost what their rail costs, on a rail that pushes them', () => {
    const byRail = { instantFeeByRail: { rtp: { basisPoints: 100, flatCents: 0 } } }
    const [bank, push] = (['us_bank', 'rtp'] as const).map((rail) =>
      creatorView(scenarioOf(byRail), { ...SMALL, rail })!,
    )
    expect(push!.daily!.feeCents).toBe(Math.ceil((push!.daily!.payoutCents * 100) / 10_100))
    expect(push!.daily!.feeCents).toBeLessThan(bank!.daily!.feeCents)
    expect(push!.daily!.waitDays).toBeLessThan(bank!.daily!.waitDays)
    expect(push!.otherWaitDays).toBeLessThan(bank!.otherWaitDays)
  })

  it('have no rate of interest where money arrives later than by the other schedule', () => {
    const { daysGained, yearlyFeeCents, yearlyRate } = dailyOf({ instantMinimumCents: 1_000_00 })
    expect(daysGained).toBeLessThan(0)
    expect(yearlyFeeCents).toBeGreaterThan(0)
    expect(yearlyRate).toBeNull()
  })

  it('are worth interest of the fee on what arrives earlier', () => {
    const { daysGained, yearlyFeeCents, yearlyRate, payoutCents, payoutsPerMonth } = dailyOf({})
    const earlierCents = (payoutCents * payoutsPerMonth * 12 * daysGained) / 365.25
    expect(yearlyRate).toBeCloseTo(yearlyFeeCents / earlierCents, 2)
  })
})

describe('how many creators like this one take daily payouts', () => {
  const share = (policy: object, adoption: object) => dailyOf(policy, { adoption }).takingShare

  it('is fewer the more they cost', () => {
    const shares = [0, 100, 300, 1_000].map((instantFeeBasisPoints) =>
      share({ instantFeeBasisPoints }, {}),
    )
    expect(shares).toEqual(shares.toSorted((one, other) => other - one))
    expect(new Set(shares).size).toBe(4)
  })

  it('is the share of them who consider daily payouts at all', () => {
    const all = share({}, {})
    expect(all).toBeGreaterThan(0)
    expect(share({}, { interestedBasisPoints: 2_500 })).toBeCloseTo(all / 4, 12)
  })

  it('is half of them where the median creator is just indifferent', () => {
    const free = { instantFeeBasisPoints: 0 }
    const { daysGained, payoutCents, payoutsPerMonth } = dailyOf(free)
    const inertiaMonthlyCents = 10
    const earnedCents = payoutCents * payoutsPerMonth
    const needed = inertiaMonthlyCents / (earnedCents - inertiaMonthlyCents)
    const medianYearlyBasisPoints = Math.round(((needed * 365.25) / daysGained) * 10_000)
    expect(
      share(free, { inertiaMonthlyCents, waitingCost: { medianYearlyBasisPoints } }),
    ).toBeCloseTo(0.5, 1)
  })

  it('is all or none where all are alike', () => {
    const alike = (medianYearlyBasisPoints: number) => ({
      waitingCost: { medianYearlyBasisPoints, sigma: 0 },
    })
    expect(share({}, alike(100_000))).toBe(1)
    expect(share({}, alike(0))).toBe(0)
  })

  it('is none where no waiting is worth the fee', () => {
    expect(share({ instantFeeBasisPoints: 10_000 }, {})).toBe(0)
  })
})

describe('a creator with whom daily payouts cannot be', () => {
  it('has more to pay out in a day than an instant payout may be', () => {
    const view = creatorView(scenarioOf(), { ...SMALL, monthlyGrossCents: 10_000_000_00 })
    expect(view?.daily).toBeNull()
    expect(view?.otherWaitDays).toBeGreaterThan(0)
  })

  it('sells nothing', () => {
    expect(creatorView(scenarioOf(), { ...SMALL, monthlyGrossCents: 0 })).toBeNull()
  })
})
