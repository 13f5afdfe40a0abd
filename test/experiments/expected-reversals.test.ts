/** What refunds and chargebacks are expected to take: of what is paid out, and as debts at the end of a run. */
import { sum } from 'd3'
import { describe, expect, it } from 'vitest'
import { expectedReversals } from '../../src/experiments/expected-reversals'
import { FeePreview } from '../../src/experiments/fee-preview'
import { marginPartsOf, perPeriod } from '../../src/experiments/sweep/margin'
import { runSweep } from '../../src/experiments/sweep/run-sweep'
import { scenarioSchema, type ScenarioInput } from '../../src/scenario/schema'
import { poolHere } from '../support/run-pools'
import { sweepPlan } from '../support/sweeps'

const NONE = { rateBasisPoints: 0 }

interface Given {
  salesPerDay?: number
  refunds?: object
  chargebacks?: object
}

/** Sales of $40 net, of which a refund takes $42. */
function reversals({ salesPerDay = 1, refunds = NONE, chargebacks = NONE }: Given) {
  const { population } = scenarioSchema.parse({ version: 1, population: { refunds, chargebacks } })
  return expectedReversals({
    sales: { salesPerDay, netCents: 40_00 },
    daily: { intervalDays: 1, delayDays: 1 / 3, minimumCents: 10_00 },
    standard: { intervalDays: 7, delayDays: 10, minimumCents: 10_00 },
    holdDays: 7,
    takenCents: 42_00,
    days: 100,
    population,
  })
}

describe('what is expected to come back', () => {
  it('is nothing without refunds and chargebacks', () => {
    expect(reversals({})).toEqual({ paidShare: 1, moreDebtCents: 0 })
  })

  it('is all that is refunded within the run, with the processing fee', () => {
    // So many sales that nothing stays a debt.
    const salesPerDay = 50
    const atOnce = { rateBasisPoints: 1_000, delayDaysMean: 0 }
    expect(reversals({ refunds: atOnce, salesPerDay }).paidShare).toBeCloseTo(
      1 - 0.1 * (42 / 40),
      6,
    )
    // Of sales that come back ten days later on average, those of the last days come back after the end.
    const later = { rateBasisPoints: 1_000, delayDaysMean: 10 }
    const within = 1 - (10 / 100) * (1 - Math.exp(-100 / 10))
    for (const kind of ['refunds', 'chargebacks']) {
      const { paidShare } = reversals({ [kind]: later, salesPerDay })
      expect(paidShare).toBeCloseTo(1 - 0.1 * within * (42 / 40), 9)
    }
  })

  it('is not missing in payouts that were made before, where nothing is sold any more', () => {
    const late = { rateBasisPoints: 1_000, delayDaysMean: 10 }
    expect(reversals({ refunds: late, salesPerDay: 0.001 }).paidShare).toBeGreaterThan(0.98)
  })

  it('leaves no debt that another sale makes up for, and none before the sale is paid', () => {
    const late = { rateBasisPoints: 1_000, delayDaysMean: 10 }
    expect(reversals({ refunds: late, salesPerDay: 20 }).moreDebtCents).toBeCloseTo(0, 3)
    const atOnce = { rateBasisPoints: 1_000, delayDaysMean: 0 }
    expect(reversals({ refunds: atOnce, salesPerDay: 0.1 }).moreDebtCents).toBeCloseTo(0, 6)
  })

  it('is a debt on daily payouts while the other schedule still has the money', () => {
    // The daily payout is made after a day, the weekly one after ten and a half on average.
    const refunds = { rateBasisPoints: 1_000, delayDaysMean: 4 }
    const owedAfter = (days: number): number => {
      const later = (1 - days / 100) * Math.exp(-days / 4) - 0.04 * Math.exp(-days / 4)
      return 42_00 * 0.1 * later * Math.exp(-0.2 * days)
    }
    const { moreDebtCents } = reversals({ refunds, salesPerDay: 0.2 })
    expect(moreDebtCents).toBeCloseTo(owedAfter(1) - owedAfter(10.5), 3)
  })
})

it('is near what runs come to, where much comes back', async () => {
  const scenario = {
    version: 1,
    days: 60,
    population: {
      size: 30,
      monthlyGross: { mu: 6, sigma: 0.8, maximumCents: 5_000_00 },
      priceLevel: { medianCents: 50_00 },
      refunds: { rateBasisPoints: 800 },
      chargebacks: NONE,
      scheduleShareBasisPoints: { daily: 10_000, weekly: 0, monthly: 0, quarterly: 0 },
      railShareBasisPoints: { us_bank: 10_000 },
      instantCapableBasisPoints: 10_000,
      completedPayouts: { atLeastOneBasisPoints: 10_000, atLeastFourBasisPoints: 10_000 },
    },
  } satisfies ScenarioInput
  const { points } = await runSweep(poolHere(), sweepPlan({ scenario, seeds: 3 }))
  const { seeds } = points[0]!
  const ratioOf = (part: 'fees' | 'losses'): number => {
    const expected = sum(
      seeds,
      ({ seed }) => new FeePreview({ ...scenario, seed }).under({}).parts[part],
    )
    return expected / sum(seeds, (seed) => perPeriod(marginPartsOf(seed)[part], seed))
  }
  expect(ratioOf('fees')).toBeGreaterThan(0.95)
  expect(ratioOf('fees')).toBeLessThan(1.1)
  expect(ratioOf('losses')).toBeGreaterThan(0.6)
  expect(ratioOf('losses')).toBeLessThan(1.3)
})
