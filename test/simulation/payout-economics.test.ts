/** What payouts of whole runs brought and cost: by formulas where all is fixed, and by the exported views where nothing is. */
import { describe, expect, it } from 'vitest'
import { economicsOf } from '../../src/experiments/run-economics'
import type { PayoutEconomics } from '../../src/metrics/payout-economics'
import type { ScenarioInput } from '../../src/scenario/schema'
import { CALM_PROCESSOR, run, type Run } from '../support/runs'

const POLICY = 'gumroad-2026-08-30'

/** Ten creators who sell one thing for $100 at noon of each of 14 days; it leaves $86.30. */
function steady(feeBasisPoints: number, schedule: 'daily' | 'weekly' = 'daily'): PayoutEconomics {
  const handles = Array.from({ length: 10 }, (_, index) => `maker-${index + 1}`)
  const { simulation } = run({
    version: 1,
    startDay: '2026-09-01',
    days: 15,
    policy: { name: POLICY, instantFeeBasisPoints: feeBasisPoints },
    population: { size: 0 },
    creators: handles.map((handle) => ({ handle, schedule })),
    sales: handles.flatMap((creator) =>
      Array.from({ length: 14 }, (_, day) => ({
        creator,
        at: `2026-09-${String(day + 1).padStart(2, '0')}`,
        amountCents: 100_00,
      })),
    ),
    processor: { ...CALM_PROCESSOR, costs: { fundsYearlyBasisPoints: 800 } },
  })
  return economicsOf(simulation).economics
}

describe('with fixed take-up and fixed amounts', () => {
  const payouts = 10 * 14

  it('revenue and cost are what the formulas say', () => {
    // floor(8,630 x 100 / 103) = 8,378 is sent, 20 hours after the sale; 1% of it is 84 cents, and $2 for each account.
    const cost = payouts * 84 + 10 * 2_00
    // 28 of the 48 hours until the sale settles.
    const funds = Math.round((payouts * 83_78 * 0.08 * (28 * 3_600 - 2)) / (365 * 86_400))
    expect(steady(300)).toEqual({
      days: 15,
      instantFeeCents: payouts * 2_52,
      otherFeeCents: 0,
      instantCostCents: cost,
      standardCostCents: 0,
      costOfFundsCents: funds,
      unrecoveredDebtCents: 0,
      resultCents: payouts * 2_52 - cost - funds,
      instantPayouts: payouts,
      standardPayouts: 0,
      instantGrossCents: payouts * 86_30,
      instantNetCents: payouts * 83_78,
      // The first of the month costs $2.84.
      payoutsBelowCost: 10,
      eligible: 10,
      takers: 10,
      everTakers: 10,
      salesGrossCents: payouts * 100_00,
      everTakersSalesGrossCents: payouts * 100_00,
      saleFeeCents: payouts * 10_50,
      saleFeeReturnedCents: 0,
    } satisfies PayoutEconomics)
  })

  it('a payout breaks even at the fee that the formula gives', () => {
    // At 0.99% of the net, 8,545 is sent: 85 cents of fee, 85 of cost. At 0.98% it is 8,546, for 84 and 85 cents.
    const monthly = 10 * 2_00
    const marginAt = (basisPoints: number): number => {
      const { instantFeeCents, instantCostCents } = steady(basisPoints)
      return instantFeeCents - instantCostCents + monthly
    }
    expect(marginAt(98)).toBe(-payouts)
    expect(marginAt(99)).toBe(0)
    expect(steady(98).payoutsBelowCost).toBe(payouts)
    expect(steady(99).payoutsBelowCost).toBe(10)
  })

  it('by the weekly schedule there is no fee, and nothing is paid before it has settled', () => {
    // One run reaches the sales to 4 September: 4 x $86.30 to each, for 0.25% and 25 cents, and $2 for the account.
    expect(steady(300, 'weekly')).toMatchObject({
      instantFeeCents: 0,
      otherFeeCents: 0,
      standardPayouts: 10,
      standardCostCents: 10 * (86 + 25 + 2_00),
      costOfFundsCents: 0,
      eligible: 10,
      takers: 0,
      everTakers: 0,
    })
  })
})

const BUSY: ScenarioInput = {
  version: 1,
  seed: 'economics',
  days: 60,
  population: {
    size: 80,
    monthlyGross: { mu: 6, sigma: 1.5, maximumCents: 5_000_00 },
    refunds: { rateBasisPoints: 800 },
    railShareBasisPoints: { us_bank: 6_000, paypal: 2_000, card_push: 2_000 },
  },
  processor: {
    costs: { instantMinimumCents: 50 },
    failures: {
      instantFailedBasisPoints: 500,
      standardFailedBasisPoints: 500,
      returnedBasisPoints: 500,
    },
  },
}

describe('a busy run', () => {
  const { simulation, value }: Run = run(BUSY)
  const { economics, creators } = economicsOf(simulation)
  const charged = (type: string) =>
    `SELECT SUM(b.cost_cents) FROM processor_payouts b JOIN payouts p USING (payout_id) WHERE payout_type = '${type}'`
  const completed = (what: string, type: string) =>
    `SELECT ${what} FROM payouts WHERE state = 'completed' AND payout_type = '${type}'`

  it.each([
    ['instantFeeCents', completed('SUM(fee_cents)', 'instant')],
    ['otherFeeCents', completed('SUM(fee_cents)', 'standard')],
    ['instantCostCents', charged('instant')],
    ['standardCostCents', charged('standard')],
    ['instantPayouts', completed('COUNT(*)', 'instant')],
    ['standardPayouts', completed('COUNT(*)', 'standard')],
    ['instantGrossCents', completed('SUM(gross_cents)', 'instant')],
    ['instantNetCents', completed('SUM(net_cents)', 'instant')],
    [
      'payoutsBelowCost',
      `${completed('COUNT(*)', 'instant')} AND fee_cents <
        (SELECT SUM(b.cost_cents) FROM processor_payouts b WHERE b.payout_id = payouts.payout_id)`,
    ],
    [
      'unrecoveredDebtCents',
      `SELECT -SUM(owed) FROM (SELECT SUM(amount_cents) AS owed FROM balances
        WHERE state = 'unpaid' GROUP BY creator_id) WHERE owed < 0`,
    ],
    [
      'costOfFundsCents',
      `SELECT ROUND(SUM(net_cents * advanced / sold) * 800 / 10000.0 / 365 / 86400) FROM (
        SELECT p.net_cents, SUM(s.net_cents) AS sold, SUM(s.net_cents *
          MAX(0.0, unixepoch(s.occurred_at) + 2 * 86400 - unixepoch(p.created_at))) AS advanced
        FROM payouts p JOIN payout_balances USING (payout_id) JOIN sales s USING (balance_id)
        WHERE p.state = 'completed' AND s.kind = 'sale' AND s.net_cents > 0 AND s.sale_id NOT IN (
          SELECT reversed_sale_id FROM sales r WHERE r.balance_id = s.balance_id AND reversed_sale_id IS NOT NULL)
        GROUP BY payout_id)`,
    ],
    ['salesGrossCents', `SELECT SUM(gross_cents) FROM sales WHERE kind = 'sale'`],
    [
      'everTakersSalesGrossCents',
      `SELECT SUM(gross_cents) FROM sales JOIN creators USING (creator_id)
        WHERE kind = 'sale' AND payout_frequency = 'daily'`,
    ],
    [
      'saleFeeCents',
      `SELECT -SUM(amount_cents) FROM entries
        WHERE reason = 'sale' AND account IN ('sale_fees', 'card_processing_costs')`,
    ],
    [
      'saleFeeReturnedCents',
      `SELECT SUM(amount_cents) FROM entries WHERE account = 'sale_fees' AND reason IN ('refund', 'chargeback')`,
    ],
  ] as const)('%s is what the views add up to', (name, sql) => {
    expect(economics[name]).toBe(value(sql))
    expect(economics[name]).toBeGreaterThan(0)
  })

  it('creators together paid the fees and caused the costs', () => {
    const sum = (of: 'instantFeeCents' | 'feeCents' | 'costCents'): number =>
      creators.reduce((all, creator) => all + creator[of], 0)
    expect(sum('instantFeeCents')).toBe(economics.instantFeeCents)
    expect(sum('feeCents')).toBe(economics.instantFeeCents + economics.otherFeeCents)
    expect(sum('costCents')).toBe(economics.instantCostCents + economics.standardCostCents)
  })
})
