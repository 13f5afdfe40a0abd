/** The estimate of a fee before a run, of the sellers of a file. */
import { describe, expect, it } from 'vitest'
import { isoFromDay } from '../../src/core/calendar'
import { FeePreview } from '../../src/experiments/fee-preview'
import type { ScenarioInput } from '../../src/scenario/schema'
import { economicsOf } from '../../src/experiments/run-economics'
import { CALM_PROCESSOR, run } from '../support/runs'
import { imported } from '../support/sales-files'

const FEE = 'policy.instantFeeBasisPoints'
const FIRST_DAY = 20_000
const DAYS = 30

/** Everybody may have daily payouts from the first day, and has them. */
const scenario: ScenarioInput = {
  version: 1,
  seed: 'all on daily',
  startDay: isoFromDay(FIRST_DAY),
  days: DAYS,
  processor: CALM_PROCESSOR,
  policy: {
    name: 'payout-lab',
    instantCompletedPayoutsMinimum: 0,
    instantAccountAgeDaysMinimum: 0,
    instantMinimumCents: 10_00,
  },
  population: {
    scheduleShareBasisPoints: { daily: 10_000 },
    railShareBasisPoints: { us_bank: 10_000 },
    instantCapableBasisPoints: 10_000,
    notReviewedBasisPoints: 0,
    pausedBasisPoints: 0,
    refunds: { rateBasisPoints: 0 },
    chargebacks: { rateBasisPoints: 0 },
  },
}

const fileOf = (sales: readonly (readonly [seller: string, day: number, dollars: number])[]) =>
  imported(
    [
      'creator_id,sold_at,amount_usd',
      ...sales.map(
        ([seller, day, dollars]) => `${seller},${isoFromDay(FIRST_DAY + day)},${dollars}.00`,
      ),
    ].join('\n'),
  )

const file = fileOf([
  ['ann', 1, 500],
  ['ann', 2, 40],
  ['ann', 9, 900],
  ['bob', 4, 60],
  ['bob', 4, 60],
  // Below the minimum of a payout until they are together.
  ['eve', 3, 8],
  ['eve', 12, 8],
  ['eve', 20, 300],
  // Never reached.
  ['zoe', 5, 3],
])

const perMonth = (cents: number): number => (cents * 30.4375) / DAYS

describe('the estimate of a fee for a file', () => {
  const [point] = new FeePreview(scenario, file).along(FEE, [300])

  it('has the fees of the run itself, where nothing is left to chance', () => {
    const { economics } = economicsOf(run(scenario, file).simulation)
    expect(economics.instantPayouts).toBe(6)
    expect(point!.parts.fees).toBeCloseTo(perMonth(economics.instantFeeCents), -1)
    expect(point!.parts.instantCost).toBeCloseTo(-perMonth(economics.instantCostCents), -1)
  })

  it('is of a month of sales, as the run has it, where the run goes on after the file', () => {
    const { startDay: _startDay, days: _days, ...ofFile } = scenario
    const lastDay = fileOf([...Array(30).keys()].map((day) => ['ann', day, 100] as const))
    const { economics } = economicsOf(run(ofFile, lastDay).simulation)
    const [ofMonth] = new FeePreview(ofFile, lastDay).along(FEE, [300])
    // 30 payouts of $86.30 net of the sale fee, 3% of what arrives.
    expect(economics).toMatchObject({ days: 30, instantPayouts: 30, instantFeeCents: 30 * 2_52 })
    expect(ofMonth!.parts.fees).toBeCloseTo((30.4375 / 30) * economics.instantFeeCents, -1)
    expect(ofMonth!.takers).toBe(1)
  })

  it('counts who sells too little for a payout among those on daily, and not what they bring', () => {
    const without = fileOf([['zoe', 5, 3]])
    const [none] = new FeePreview(scenario, without).along(FEE, [300])
    expect(none!.parts.fees).toBeCloseTo(0, 9)
  })

  it('saves only the standard payouts that would have been made within the run', () => {
    const late = fileOf([
      ['ann', 27, 500],
      ['bob', 28, 200],
    ])
    const [ofLate] = new FeePreview(scenario, late).along(FEE, [300])
    expect(ofLate!.parts.fees).toBeGreaterThan(0)
    expect(ofLate!.parts.standardCostSaved).toBe(0)
    expect(point!.parts.standardCostSaved).toBeGreaterThan(0)
  })

  it('is as many times as large where the sellers stand for more', () => {
    const standing = {
      ...scenario,
      population: { ...scenario.population, sample: { fileStandsFor: 40 } },
    }
    const [ofAll] = new FeePreview(standing, file).along(FEE, [300])
    expect(ofAll!.parts.fees).toBeCloseTo(10 * point!.parts.fees, 6)
    expect(ofAll!.takers).toBeCloseTo(10 * point!.takers, 6)
    expect(ofAll!.simulatedTakers).toBeCloseTo(point!.takers, 6)
  })
})
