import { describe, expect, it } from 'vitest'
import type { ScenarioInput } from '../../src/scenario/schema'
import { brokenChecks, CALM_PROCESSOR, run, type Run } from '../support/runs'
import { imported } from '../support/sales-files'

/** One creator without chance: $200 on the first day leaves $173.40. */
function runWith(changes: Partial<ScenarioInput>, creator = {}): Run {
  return run({
    version: 1,
    startDay: '2026-08-31',
    days: 28,
    population: { size: 0 },
    creators: [{ handle: 'ink', ...creator }],
    sales: [{ creator: 'ink', at: '2026-08-31', amountCents: 200_00, label: 'first' }],
    processor: CALM_PROCESSOR,
    ...changes,
  })
}

const payouts = ({ rows }: Run): unknown[][] =>
  rows('SELECT created_at, payout_type, state, gross_cents FROM payouts ORDER BY payout_id')

const withActions = (actions: ScenarioInput['actions'], creator = {}): Run =>
  runWith({ actions }, creator)

describe('a written sale', () => {
  it.each([
    ['2026-08-31T00:00:00Z', '2026-08-31T00:00:00Z'],
    ['2026-08-31', '2026-08-31T12:00:00Z'],
    ['2026-09-27T23:59:59Z', '2026-09-27T23:59:59Z'],
  ])(
    'at %s takes place, from the first midnight of the run to its last second',
    (at, occurredAt) => {
      const { rows } = runWith({ sales: [{ creator: 'ink', at, amountCents: 200_00 }] })
      expect(rows('SELECT occurred_at, gross_cents FROM sales')).toEqual([[occurredAt, 200_00]])
    },
  )
})

describe('an action', () => {
  it('none: the weekly run pays on the second Thursday', () => {
    expect(payouts(withActions([]))).toEqual([
      ['2026-09-10T10:00:00Z', 'standard', 'completed', 173_40],
    ])
  })

  it('change-schedule has its effect from the next run on', () => {
    const changed = withActions([
      { action: 'change-schedule', on: '2026-09-02', creator: 'ink', schedule: 'daily' },
    ])
    expect(payouts(changed)).toEqual([['2026-09-03T08:00:02Z', 'instant', 'completed', 173_40]])
    expect(changed.value('SELECT payout_frequency FROM creators')).toBe('daily')
  })

  it('pause skips a run with a note, and resume lets the next one pay', () => {
    const paused = withActions([
      { action: 'pause', on: '2026-09-01', creator: 'ink' },
      { action: 'resume', on: '2026-09-11', creator: 'ink' },
    ])
    expect(payouts(paused)).toEqual([['2026-09-17T10:00:00Z', 'standard', 'completed', 173_40]])
    expect(paused.rows('SELECT code, date(created_at) FROM payout_notes')).toEqual([
      ['paused', '2026-09-03'],
    ])
  })

  it('request-payout pays at once, at its own hour', () => {
    const requested = withActions([
      { action: 'request-payout', on: '2026-08-31T20:00:00Z', creator: 'ink' },
    ])
    expect(payouts(requested)).toEqual([['2026-08-31T20:00:02Z', 'instant', 'completed', 173_40]])
  })

  it('refund-sale of the latest sale takes none of the same second, which comes after it', () => {
    const second = '2026-08-31T20:00:00Z'
    const { rows } = runWith({
      sales: [
        { creator: 'ink', at: '2026-08-31', amountCents: 200_00 },
        { creator: 'ink', at: second, amountCents: 100_00 },
      ],
      actions: [{ action: 'refund-sale', on: second, creator: 'ink', sale: 'latest' }],
    })
    expect(rows(`SELECT gross_cents FROM sales WHERE kind = 'refund'`)).toEqual([[-200_00]])
  })

  it.each(['first', 'latest'])(
    'refund-sale of the %s sale takes the net and the processing fee',
    (sale) => {
      const refunded = withActions([
        { action: 'refund-sale', on: '2026-09-01', creator: 'ink', sale },
      ])
      expect(
        refunded.rows('SELECT kind, date(occurred_at), net_cents, reversed_sale_id FROM sales'),
      ).toEqual([
        ['sale', '2026-08-31', 173_40, null],
        ['refund', '2026-09-01', -179_50, 1],
      ])
      expect(refunded.report.totals.unpaid).toBe(-6_10)
      expect(payouts(refunded)).toEqual([])
    },
  )

  it('refund-sale of a sale that is refunded already does nothing', () => {
    const twice = (['first', 'latest', 'first'] as const).map((sale) => ({
      action: 'refund-sale' as const,
      on: '2026-09-01',
      creator: 'ink',
      sale,
    }))
    expect(withActions(twice).report.counts.refunds).toBe(1)
  })
})

describe('opening balances', () => {
  it('are paid by age like any other, platform-held ones after an internal transfer', () => {
    const opened = runWith(
      { sales: [] },
      {
        openingBalances: [
          { day: '2026-08-20', amountCents: 80_00 },
          { day: '2026-08-21', amountCents: 70_00, holder: 'platform' },
          { day: '2026-08-31', amountCents: 60_00 },
        ],
      },
    )
    expect(payouts(opened)).toEqual([['2026-09-03T10:00:00Z', 'standard', 'completed', 150_00]])
    expect(opened.rows('SELECT amount_cents, state FROM processor_transfers')).toEqual([
      [70_00, 'made'],
    ])
    expect(opened.report.totals.openingBalances).toBe(210_00)
    expect(opened.report.totals.unpaid).toBe(60_00)
    expect(brokenChecks(opened.report)).toEqual([])
  })

  it('below zero are a debt that is paid off first', () => {
    const indebted = runWith({}, { openingBalances: [{ day: '2026-08-20', amountCents: -50_00 }] })
    expect(payouts(indebted)).toEqual([['2026-09-10T10:00:00Z', 'standard', 'completed', 123_40]])
  })
})

describe('creators', () => {
  it('written in the scenario come first, generated ones after them', () => {
    const combined = runWith({ population: { size: 3 } })
    expect(combined.rows('SELECT creator_id, handle FROM creators ORDER BY creator_id')).toEqual([
      [1, 'ink'],
      [2, 'creator-1'],
      [3, 'creator-2'],
      [4, 'creator-3'],
    ])
    expect(
      Number(combined.value('SELECT COUNT(*) FROM sales WHERE creator_id > 1')),
    ).toBeGreaterThan(0)
  })

  it.each(['paypal', 'own_stripe'] as const)(
    'on %s are not paid instantly, whatever they ask for: those rails cannot',
    (rail) => {
      const asked = withActions([{ action: 'request-payout', on: '2026-09-01', creator: 'ink' }], {
        rail,
        schedule: 'daily',
      })
      expect(payouts(asked)).toEqual([['2026-09-11T10:00:00Z', 'standard', 'completed', 173_40]])
      expect(
        asked.report.figures.find(({ name }) => name === 'daily_share_of_eligible')?.value,
      ).toBe(null)
    },
  )
})

describe('an imported file', () => {
  const csv = `creator_id,sold_at,amount_usd
12,1997-01-01,100.00
7,1997-01-02,20.00
12,1997-02-10,30.00
`
  const sales = imported(csv)
  const calm = { refunds: { rateBasisPoints: 0 }, chargebacks: { rateBasisPoints: 0 } }

  it('keeps its ids, spans its days and three weeks more, and replaces the generated population', () => {
    const whole = run({ version: 1, population: { size: 99, ...calm } }, sales)
    expect(whole.rows('SELECT creator_id, handle FROM creators ORDER BY creator_id')).toEqual([
      [7, '7'],
      [12, '12'],
    ])
    expect(whole.report.period).toEqual({ startDay: '1997-01-01', endDay: '1997-03-03' })
    expect(whole.rows('SELECT creator_id, date(occurred_at), gross_cents FROM sales')).toEqual([
      [12, '1997-01-01', 100_00],
      [7, '1997-01-02', 20_00],
      [12, '1997-02-10', 30_00],
    ])
    expect(brokenChecks(whole.report)).toEqual([])
  })

  it('goes with creators of the scenario’s own, one of whom may be spelled out from the file', () => {
    const combined = run(
      {
        version: 1,
        population: calm,
        creators: [{ handle: '7', schedule: 'daily' }, { handle: 'ink' }],
        sales: [{ creator: 'ink', at: '1997-01-05', amountCents: 10_00 }],
      },
      sales,
    )
    expect(combined.rows('SELECT creator_id, handle FROM creators ORDER BY creator_id')).toEqual([
      [7, '7'],
      [12, '12'],
      [13, 'ink'],
    ])
    expect(combined.value(`SELECT payout_frequency FROM creators WHERE handle = '7'`)).toBe('daily')
    expect(combined.report.totals.salesGross).toBe(160_00)
  })

  it('is cut to the scenario’s own period, and the report says what was left out', () => {
    const cut = run({ version: 1, startDay: '1997-01-02', days: 5, population: calm }, sales)
    expect(cut.report.counts.sales).toBe(1)
    expect(cut.report.salesFile).toMatchObject({
      name: 'sales.csv',
      rows: 3,
      rejectedRows: 0,
      rowsOutsideRun: 2,
    })
  })

  it('has its refunds and chargebacks at their own times, and no other', () => {
    const file = `Transaction Date,Type,Order,Payout Status,Amount,Fee,Net
1997-01-01 10:00:00 +0000,charge,#1,paid,100.00,0,0
1997-01-02 10:00:00 +0000,charge,#2,paid,20.00,0,0
1997-01-02 11:00:00 +0000,charge,#3,paid,30.00,0,0
1997-01-02 12:00:00 +0000,refund,#2,paid,-20.00,0,0
1997-01-05 09:30:00 +0000,chargeback,#1,paid,-100.00,0,0
`
    const everySale = { rateBasisPoints: 10_000, delayDaysMean: 1, delayDaysMaximum: 2 }
    const population = { refunds: { rateBasisPoints: 0 }, chargebacks: everySale }
    const taken = run({ version: 1, population }, imported(file, { oneCreator: 'shop' }))
    const reversals = `SELECT kind, occurred_at, gross_cents FROM sales WHERE kind <> 'sale' ORDER BY sale_id`
    const [refund, ...chargebacks] = taken.rows(reversals)
    expect(refund).toEqual(['refund', '1997-01-02T12:00:00Z', -20_00])
    expect(chargebacks).toContainEqual(['chargeback', '1997-01-05T09:30:00Z', -100_00])
    expect(chargebacks).toHaveLength(2)
    expect(brokenChecks(taken.report)).toEqual([])
  })
})
