import { describe, expect, it } from 'vitest'
import Papa from 'papaparse'
import { dailyCsv } from '../../src/metrics/daily-csv'
import type { DailyScheduleFigures, RunTotals } from '../../src/metrics/figures'
import { FIGURE_NAMES, type FigureName } from '../../src/metrics/headline-figure'
import type { ScenarioInput } from '../../src/scenario/schema'
import { brokenChecks, run } from '../support/runs'

const { report, value, rows, simulation } = run({
  version: 1,
  seed: 'metrics',
  days: 45,
  population: {
    size: 60,
    monthlyGross: { mu: 7, sigma: 1 },
    refunds: { rateBasisPoints: 500 },
    chargebacks: { rateBasisPoints: 300 },
    railShareBasisPoints: { us_bank: 5_000, bank_abroad: 3_000, paypal: 1_500, own_stripe: 500 },
    scheduleShareBasisPoints: { daily: 5_000, weekly: 4_000, monthly: 1_000 },
  },
  creators: [{ handle: 'ink', openingBalances: [{ day: '2026-08-20', amountCents: 150_00 }] }],
  processor: {
    bankDebits: { afterDays: 0 },
    foreignExchange: { reversalSpreadBasisPoints: 200 },
    failures: {
      refusedBasisPoints: 300,
      instantFailedBasisPoints: 300,
      standardFailedBasisPoints: 1_500,
      returnedBasisPoints: 300,
    },
  },
})
const { counts, totals } = report

it('the run has something of everything', () => {
  expect(brokenChecks(report)).toEqual([])
  expect(rows('SELECT DISTINCT state FROM payouts ORDER BY 1').flat()).toEqual([
    'completed',
    'failed',
    'processing',
    'returned',
  ])
  // The service gives up no payout that may still arrive, and no dispute is won there.
  const zero = Object.entries(totals).filter(([, amount]) => amount === 0)
  expect(zero).toEqual([
    ['paidAfterFailure', 0],
    ['disputesWon', 0],
  ])
})

describe('each headline figure', () => {
  it.each(FIGURE_NAMES)('%s is what its own query says', (name) => {
    const figure = report.figures.find((each) => each.name === name)!
    expect(figure.value).not.toBeNull()
    expect(value(figure.sql)).toBe(figure.value)
  })
})

describe('counts and totals agree with the views', () => {
  it.each([
    ['creators', counts.creators, 'SELECT COUNT(*) FROM creators'],
    ['sales', counts.sales, `SELECT COUNT(*) FROM sales WHERE kind = 'sale'`],
    ['refunds', counts.refunds, `SELECT COUNT(*) FROM sales WHERE kind = 'refund'`],
    ['chargebacks', counts.chargebacks, `SELECT COUNT(*) FROM sales WHERE kind = 'chargeback'`],
    ['payouts', counts.payouts, 'SELECT COUNT(*) FROM payouts'],
    [
      'instant payouts',
      counts.instantPayouts,
      `SELECT COUNT(*) FROM payouts WHERE payout_type = 'instant'`,
    ],
    [
      'standard payouts',
      counts.standardPayouts,
      `SELECT COUNT(*) FROM payouts WHERE payout_type = 'standard'`,
    ],
    [
      'payouts in progress',
      counts.payoutsInProgress,
      'SELECT COUNT(*) FROM payouts JOIN payout_state_changes USING (payout_id) WHERE from_state IS NULL' +
        ` AND state IN ('creating', 'processing', 'unclaimed')`,
    ],
    [
      'payouts completed',
      counts.payoutsCompleted,
      `SELECT COUNT(*) FROM payouts WHERE state = 'completed'`,
    ],
    ['payouts failed', counts.payoutsFailed, `SELECT COUNT(*) FROM payouts WHERE state = 'failed'`],
    [
      'payouts cancelled',
      counts.payoutsCancelled,
      `SELECT COUNT(*) FROM payouts WHERE state = 'cancelled'`,
    ],
    [
      'payouts reversed',
      counts.payoutsReversed,
      `SELECT COUNT(*) FROM payouts WHERE state = 'reversed'`,
    ],
    [
      'payouts returned',
      counts.payoutsReturned,
      `SELECT COUNT(*) FROM payouts WHERE state = 'returned'`,
    ],
    ['entries', counts.entries, 'SELECT COUNT(*) FROM entries'],
  ])('%s', (_name, counted, sql) => {
    expect(value(sql)).toBe(counted)
  })

  const completed = (column: string, condition = '1'): string =>
    `SELECT SUM(${column}) FROM payouts WHERE state = 'completed' AND ${condition}`
  const credits = (reason: string): string =>
    `SELECT SUM(net_cents) FROM sales JOIN (SELECT DISTINCT sale_id, reason FROM entries) USING (sale_id)
     WHERE kind = 'credit' AND reason = '${reason}'`
  const QUERIES: Readonly<Record<keyof RunTotals, string>> = {
    salesGross: `SELECT SUM(gross_cents) FROM sales WHERE kind = 'sale'`,
    salesNet: `SELECT SUM(net_cents) FROM sales WHERE kind = 'sale'`,
    reversalsNet: `SELECT SUM(net_cents) FROM sales WHERE kind IN ('refund', 'chargeback')`,
    openingBalances: credits('opening_balance'),
    bankDebits: credits('bank_debit'),
    exchangeResidues: credits('foreign_exchange_residue'),
    paidAfterFailure: `SELECT COALESCE((${credits('paid_after_failure')}), 0) + COALESCE((${credits('returned_after_failure')}), 0)`,
    disputesWon: `SELECT COALESCE((${credits('dispute_won')}), 0)`,
    payoutGross: completed('gross_cents'),
    payoutFee: completed('fee_cents'),
    payoutNet: completed('net_cents'),
    instantFeeRevenue: completed('fee_cents', `payout_type = 'instant'`),
    processorCost: 'SELECT SUM(cost_cents) FROM payouts',
    instantProcessorCost: `SELECT SUM(cost_cents) FROM processor_payouts WHERE method = 'instant'`,
    unpaid: `SELECT SUM(amount_cents) FROM balances WHERE state = 'unpaid'`,
    creatorDebts: `SELECT COALESCE(-SUM(MIN(owed, 0)), 0) FROM (SELECT SUM(amount_cents) AS owed FROM balances WHERE state = 'unpaid' GROUP BY creator_id)`,
    inTransit: `SELECT SUM(amount_cents) FROM balances WHERE state = 'processing'`,
  }

  it.each(Object.entries(QUERIES))('%s', (name, sql) => {
    expect(value(sql)).toBe(totals[name as keyof RunTotals])
  })
})

describe('the views agree among themselves: no row', () => {
  it.each([
    [
      'of a transfer that does not sum to zero',
      'SELECT transfer_id FROM entries GROUP BY 1 HAVING SUM(amount_cents) <> 0',
    ],
    [
      'of a payout whose gross is not fee and net',
      'SELECT * FROM payouts WHERE gross_cents <> fee_cents + net_cents',
    ],
    [
      'of a sale whose gross is not fee and net',
      'SELECT * FROM sales WHERE gross_cents <> fee_cents + net_cents',
    ],
    [
      'of an instant payout without its 3% of the net',
      `SELECT * FROM payouts WHERE payout_type = 'instant' AND net_cents <> gross_cents * 100 / 103`,
    ],
    [
      'of a free standard payout that took a fee',
      `SELECT * FROM payouts WHERE payout_type = 'standard' AND processor = 'stripe' AND fee_cents <> 0`,
    ],
    [
      'of a completed payout that the processor has not paid, the same net',
      `SELECT payout_id FROM payouts WHERE state = 'completed' EXCEPT
      SELECT p.payout_id FROM payouts p JOIN processor_payouts b ON b.processor_payout_id = p.processor_payout_id
      WHERE b.state = 'paid' AND b.amount_cents = p.net_cents AND b.payout_id = p.payout_id AND b.creator_id = p.creator_id`,
    ],
    [
      'of a payout made by the processor twice',
      'SELECT payout_id FROM processor_payouts GROUP BY 1 HAVING COUNT(*) > 1',
    ],
    [
      'of a balance that is paid and in no completed payout',
      `SELECT balance_id FROM balances WHERE state = 'paid' EXCEPT
      SELECT balance_id FROM payout_balances JOIN payouts USING (payout_id) WHERE state = 'completed'`,
    ],
    [
      'of a payout that is not the sum of its balances',
      `SELECT p.payout_id FROM payouts p JOIN payout_balances USING (payout_id)
      GROUP BY 1 HAVING SUM(claimed_cents) <> MAX(p.gross_cents)`,
    ],
    [
      'of a balance that a live payout claimed at another amount',
      `SELECT b.balance_id FROM balances b JOIN payout_balances USING (balance_id) JOIN payouts p USING (payout_id)
      WHERE p.state IN ('creating', 'processing', 'completed') AND claimed_cents <> amount_cents`,
    ],
    [
      'of a balance that is not the sum of its sales',
      `WITH landed AS (
        SELECT balance_id, net_cents + retained_fee_cents AS cents FROM sales UNION ALL
        SELECT retained_fee_balance_id, -retained_fee_cents FROM sales WHERE retained_fee_balance_id IS NOT NULL)
      SELECT balance_id FROM balances b JOIN landed USING (balance_id)
      GROUP BY 1 HAVING SUM(cents) <> MAX(b.amount_cents)`,
    ],
    [
      'of an account that is not the sum of its entries',
      `SELECT a.account FROM accounts a LEFT JOIN entries e USING (account)
      GROUP BY 1 HAVING COALESCE(SUM(e.amount_cents), 0) <> MAX(a.balance_cents)`,
    ],
    [
      'of a failed payout without a reason, but by PayPal, which keeps some to itself',
      `SELECT * FROM payouts WHERE state IN ('failed', 'returned') AND failure_reason IS NULL AND processor <> 'paypal'`,
    ],
    [
      'of a completed payout without its moment',
      `SELECT * FROM payouts WHERE (state IN ('completed', 'returned')) <> (completed_at IS NOT NULL)`,
    ],
    [
      'of a creator’s account that is not what is unpaid',
      `SELECT a.creator_id FROM accounts a LEFT JOIN balances b ON b.creator_id = a.creator_id AND b.state = 'unpaid'
      WHERE a.creator_id IS NOT NULL GROUP BY 1 HAVING COALESCE(SUM(b.amount_cents), 0) <> -MAX(a.balance_cents)`,
    ],
  ])('%s', (_what, sql) => {
    expect(rows(sql)).toEqual([])
  })
})

describe('daily.csv', () => {
  const { days } = simulation.counter
  const { data: lines } = Papa.parse<Record<string, string>>(dailyCsv(days), {
    header: true,
    skipEmptyLines: true,
  })
  const sum = (column: string): number =>
    lines.reduce((total, line) => total + Number(line[column]), 0)

  it('has a row for each day of the run', () => {
    expect(lines.map((line) => line['day'])).toEqual(days.map(({ day }) => day))
    expect(lines).toHaveLength(45)
  })

  it.each([
    ['sales', counts.sales],
    ['sales_gross_cents', totals.salesGross],
    ['sales_net_cents', totals.salesNet],
    ['refunds', counts.refunds],
    ['chargebacks', counts.chargebacks],
    ['reversals_net_cents', totals.reversalsNet],
    ['standard_created', counts.standardPayouts],
    ['instant_created', counts.instantPayouts],
    ['instant_fee_revenue_cents', totals.instantFeeRevenue],
    ['instant_cost_cents', totals.instantProcessorCost],
    ['violations', 0],
  ])('in its column %s adds up to the report’s total', (column, total) => {
    expect(sum(column)).toBe(total)
  })

  it('in the columns of both payout types adds up to the costs and the standing payouts', () => {
    expect(sum('standard_cost_cents') + sum('instant_cost_cents')).toBe(totals.processorCost)
    const standing = (type: string): number =>
      sum(`${type}_completed`) - sum(`${type}_returned_after_completion`)
    expect(value(`SELECT COUNT(*) FROM payouts WHERE state = 'completed'`)).toBe(
      standing('standard') + standing('instant'),
    )
  })

  it('of the daily schedule adds up to its margin and its payouts, what came back taken off', () => {
    const daily = (key: keyof DailyScheduleFigures): number =>
      simulation.counter.days.reduce((all, day) => all + day.daily[key], 0)
    const figure = (name: FigureName) => report.figures.find((each) => each.name === name)!.value
    expect(daily('feeRevenueCents') - daily('costCents')).toBe(figure('daily_margin'))
    expect(daily('completed')).toBeGreaterThan(figure('daily_payouts_completed')!)
  })

  it.each(['failed', 'cancelled', 'reversed', 'returned'])(
    'counts payouts that are %s under that name',
    (state) => {
      expect(sum(`standard_${state}`) + sum(`instant_${state}`)).toBe(
        value(`SELECT COUNT(*) FROM payouts WHERE state = '${state}'`),
      )
    },
  )

  it('counts each skip that left a note', () => {
    const isTold = `code IN ('below_minimum', 'payout_in_progress', 'above_instant_maximum', 'funds_settling')`
    const lasting = ['not_reviewed', 'paused', 'instant_not_supported', 'not_compliant']
    const skipped = days.reduce(
      (total, { skips }) =>
        total +
        Object.entries(skips).reduce(
          (ofDay, [code, count]) => ofDay + (lasting.includes(code) ? 0 : count),
          0,
        ),
      0,
    )
    expect(skipped).toBe(value(`SELECT COUNT(*) FROM payout_notes WHERE ${isTold}`))
    expect(sum('skips')).toBe(
      days.reduce(
        (total, { skips }) => total + Object.values(skips).reduce((one, other) => one + other, 0),
        0,
      ),
    )
    expect(skipped).toBeGreaterThan(0)
  })

  it('ends with what is owed, in the last row', () => {
    expect(Number(lines.at(-1)!['unpaid_cents'])).toBe(totals.unpaid)
    expect(Number(lines.at(-1)!['in_transit_cents'])).toBe(totals.inTransit)
  })
})

describe('who can be paid daily at the end', () => {
  const makers = {
    version: 1,
    startDay: '2026-08-31',
    days: 1,
    policy: 'gumroad-2026-08-30',
    population: { size: 0 },
    creators: [
      { handle: 'may' },
      { handle: 'abroad', country: 'UA', rail: 'paypal' },
      { handle: 'far', country: 'BR', rail: 'cross_border' },
      { handle: 'young', accountAgeDays: 30 },
      { handle: 'new', completedPayouts: 0 },
      { handle: 'held', paused: true },
    ],
  } as const satisfies ScenarioInput

  it('is counted, with what keeps it from the others, the most frequent first', () => {
    const { dailyEligibility } = run(makers).report
    expect(dailyEligibility).toMatchObject({ creators: 6, eligible: 1 })
    const [first, ...others] = dailyEligibility!.excluded
    expect(first).toEqual({ reason: 'country', creators: 2 })
    expect(new Set(others)).toEqual(
      new Set(
        ['account_age', 'completed_payouts', 'paused'].map((reason) => ({ reason, creators: 1 })),
      ),
    )
  })

  it('is not asked where there are no daily payouts', () => {
    const before = { ...makers, payoutService: 'before-daily', policy: 'gumroad-2025-04' } as const
    expect(run(before).report.dailyEligibility).toBeNull()
  })
})

it('counts each payout once, by what it is, also where one that has come back fails a second time', () => {
  const creator = 'creator-28'
  const { report, value } = run({
    version: 1,
    seed: 'payout-lab/25',
    startDay: '2026-09-11',
    days: 8,
    population: { size: 0 },
    jobs: { standardRetriesMax: 10, dailyRetriesMax: 10 },
    protections: { webhookDeduplication: false },
    faults: {
      single: [
        { fault: 'payout-returned', code: 'declined', creator, on: '2026-09-12', nth: 1 },
        {
          ...{ fault: 'webhook-twice', news: 'payout_failed', seconds: 111_055 },
          ...{ creator, on: '2026-09-16', nth: 1 },
        },
      ],
    },
    creators: [{ handle: creator, schedule: 'daily' }],
    sales: [
      { creator, at: '2026-09-11T15:37:02Z', amountCents: 100_00, holder: 'processor' },
      { creator, at: '2026-09-18T05:39:52Z', amountCents: 200_00, holder: 'processor' },
    ],
  })
  const count = (state: string): unknown =>
    value(`SELECT COUNT(*) FROM payouts WHERE state = '${state}'`)
  const { payouts, payoutsInProgress, payoutsCompleted, payoutsFailed, payoutsReturned } =
    report.counts
  expect([payouts, payoutsInProgress]).toEqual([3, 0])
  expect([payoutsCompleted, payoutsFailed, payoutsReturned]).toEqual(
    ['completed', 'failed', 'returned'].map(count),
  )
  expect(payoutsFailed).toBe(1)
})
