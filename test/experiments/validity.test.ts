/** The preset beside what is published: what is measured, how far off it is, and what counts as met. */
import { describe, expect, it } from 'vitest'
import { FACT_NAMES, PUBLISHED_FACTS, type FactName } from '../../src/experiments/published-facts'
import { validityRows, verdictOn, type ValidityRow } from '../../src/experiments/validity'
import type { MarketplaceFacts } from '../../src/metrics/marketplace-facts'

const run: MarketplaceFacts = {
  days: 70,
  // Ten sellers: $100,000, then less and less.
  monthGrossCents: [
    100_000_00, 10_000_00, 1_000_00, 500_00, 100_00, 50_00, 10_00, 9_99, 5_00, 1_00,
  ],
  holders: 400,
  holdersPaused: 8,
  heldBalances: 1_200,
  payouts: 200,
  payoutGrossCents: 96_200_00,
  instantPayouts: 50,
  instantWithFreshBalance: 48,
  creatorsPaidOnce: 300,
  creatorsPaidFourTimes: 150,
  eligible: 100,
  takers: 2,
}

const empty: MarketplaceFacts = {
  ...run,
  monthGrossCents: [],
  holders: 0,
  payouts: 0,
  payoutGrossCents: 0,
  instantPayouts: 0,
  instantWithFreshBalance: 0,
  creatorsPaidOnce: 0,
  creatorsPaidFourTimes: 0,
  eligible: 0,
  takers: 0,
}

const rowOf = (runs: readonly MarketplaceFacts[], name: FactName): ValidityRow =>
  validityRows(runs).find((row) => row.name === name)!

const SOLD_CENTS = 111_675_99

describe('measures', () => {
  const measured: readonly (readonly [FactName, number])[] = [
    ['sold_10', 0.7],
    ['sold_100', 0.5],
    ['sold_1000', 0.3],
    ['sold_10000', 0.2],
    ['median_month', 50_00],
    ['mean_month', SOLD_CENTS / 10],
    // Of ten sellers none is one in a hundred.
    ['top_1', 0],
    ['top_10', 100_000_00 / SOLD_CENTS],
    ['takers_of_eligible', 0.02],
    ['takers_of_holders', 0.005],
    ['fresh_instant', 0.96],
    ['paid_four_times', 0.5],
    ['paused', 0.02],
    ['balances_each', 3],
    ['mean_payout', 481_00],
    ['paid_in_week', 0.05],
  ]
  it.each(measured)('%s', (name, value) => {
    expect(rowOf([run], name).simulated!.mean).toBeCloseTo(value, 10)
  })

  it('has a value for every fact', () => {
    expect(measured.map(([name]) => name)).toEqual([...FACT_NAMES])
    expect(PUBLISHED_FACTS.map(({ name }) => name)).toEqual([...FACT_NAMES])
  })

  it('leaves out what a run has nothing of', () => {
    expect(validityRows([empty]).every(({ simulated }) => simulated === null)).toBe(true)
    expect(rowOf([run, empty], 'takers_of_eligible').simulated).toEqual({
      mean: 0.02,
      least: 0.02,
      most: 0.02,
    })
  })
})

describe('beside what is published', () => {
  const paid = (payouts: number): MarketplaceFacts => ({ ...run, payouts })

  it('differs by the way to the nearest end, and by nothing in between', () => {
    // 1% to 2% of 400 holders in a week are 40 to 80 payouts in 70 days.
    expect(rowOf([paid(20)], 'paid_in_week').difference).toBeCloseTo(-0.005, 10)
    expect(rowOf([paid(60)], 'paid_in_week').difference).toBe(0)
    expect(rowOf([paid(200)], 'paid_in_week').difference).toBeCloseTo(0.03, 10)
  })

  it('is met where the seeds reach it', () => {
    expect(rowOf([paid(20)], 'paid_in_week').isMet).toBe(false)
    expect(rowOf([paid(20), paid(45)], 'paid_in_week').isMet).toBe(true)
    expect(rowOf([paid(20), paid(200)], 'paid_in_week').isMet).toBe(true)
    expect(rowOf([paid(100), paid(200)], 'paid_in_week').isMet).toBe(false)
  })

  it('compares nothing where nothing is published or measured', () => {
    expect(rowOf([run], 'takers_of_eligible')).toMatchObject({ difference: null, isMet: null })
    expect(rowOf([], 'paused')).toMatchObject({ simulated: null, difference: null, isMet: null })
  })

  it('counts only facts that the preset was not set to', () => {
    const rows = validityRows([run])
    const judged = rows.filter(({ isCalibrated }) => !isCalibrated).map(({ name }) => name)
    expect(judged).toEqual([
      'mean_month',
      'top_10',
      'takers_of_holders',
      'fresh_instant',
      'balances_each',
      'mean_payout',
      'paid_in_week',
    ])
    const { compared, missed } = verdictOn(rows, false)
    expect([compared, missed.length]).toEqual([7, 6])
    expect(missed.map(({ name }) => name)).not.toContain('mean_payout')
    expect(rows.find(({ name }) => name === 'mean_payout')!.isMet).toBe(true)
  })
})
