/** What is shown of one payout: its amounts as it claimed them, whatever has become of its balances since. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { payoutRecord, payoutRows } from '../../src/metrics/row-queries'
import type { ScenarioInput } from '../../src/scenario/schema'
import { CALM_PROCESSOR, run } from '../support/runs'

const ALL = { offset: 0, limit: 50 }
const scenarioNamed = (name: string): ScenarioInput =>
  JSON.parse(
    readFileSync(new URL(`../cases/${name}.json`, import.meta.url), 'utf8'),
  ) as ScenarioInput

describe('a payout', () => {
  it('that failed shows the balances and sales that it claimed', () => {
    const { database } = run(scenarioNamed('exchange-loss-of-a-failed-payout')).simulation.ledger
    expect(payoutRecord(database, 1)).toMatchObject({
      payout: { grossCents: 400_00 },
      balancesCents: 388_00,
    })
    const amounts = (payoutId: number): unknown =>
      payoutRows(database, 'balances', payoutId, ALL).rows.map(({ amountCents }) => amountCents)
    const nets = (payoutId: number): unknown =>
      payoutRows(database, 'sales', payoutId, ALL).rows.map(({ netCents }) => netCents)
    expect([amounts(1), nets(1)]).toEqual([
      [200_00, 200_00],
      [200_00, 200_00],
    ])
    expect([amounts(3), nets(3)]).toEqual([
      [192_00, 200_00],
      [200_00, 200_00, -4_00, -4_00],
    ])
  })

  it('shows of a refund the part that landed on its balances', () => {
    const { database } = run({
      version: 1,
      startDay: '2026-08-31',
      days: 28,
      population: { size: 0 },
      creators: [{ handle: 'ink' }],
      sales: [
        { creator: 'ink', at: '2026-09-04', amountCents: 200_00 },
        { creator: 'ink', at: '2026-09-05', amountCents: 100_00, label: 'refunded' },
        { creator: 'ink', at: '2026-09-06', amountCents: 200_00 },
      ],
      actions: [{ action: 'refund-sale', creator: 'ink', on: '2026-09-09', sale: 'refunded' }],
      processor: CALM_PROCESSOR,
    }).simulation.ledger
    const sales = (payoutId: number): unknown =>
      payoutRows(database, 'sales', payoutId, ALL).rows.map(({ kind, netCents }) => [
        kind,
        netCents,
      ])
    // The retained fee comes off the oldest money, which the first payout has.
    expect(sales(1)).toEqual([
      ['sale', 173_40],
      ['refund', -3_20],
    ])
    expect(sales(2)).toEqual([
      ['sale', 86_30],
      ['sale', 173_40],
      ['refund', -86_30],
    ])
  })

  it.each([
    [true, 0],
    [false, 3_47],
  ])('by PayPal, its fee waived: %j', (paypalFeeWaived, feeCents) => {
    const { database } = run({
      version: 1,
      startDay: '2026-08-31',
      days: 20,
      population: { size: 0 },
      creators: [{ handle: 'ink', rail: 'paypal', country: 'NG', paypalFeeWaived }],
      sales: [{ creator: 'ink', at: '2026-08-31', amountCents: 200_00 }],
      processor: CALM_PROCESSOR,
    }).simulation.ledger
    expect(payoutRecord(database, 1)).toMatchObject({
      payout: { feeCents },
      feeIsWaived: paypalFeeWaived,
    })
  })
})
