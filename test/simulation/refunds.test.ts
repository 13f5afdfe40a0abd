/** Refunds of creators who owe: stopped below minus $100, allowed again above zero. */
import { expect, it } from 'vitest'
import { brokenChecks, run } from '../support/runs'

it('a creator in debt refunds nothing more until what they sell has made up for it', () => {
  const { report, rows } = run({
    version: 1,
    startDay: '2026-08-31',
    days: 7,
    population: { size: 0 },
    creators: [{ handle: 'ink', openingBalances: [{ day: '2026-08-30', amountCents: -40_00 }] }],
    sales: [
      { creator: 'ink', at: '2026-08-31', amountCents: 100_00, label: 'first' },
      { creator: 'ink', at: '2026-09-01', amountCents: 100_00, label: 'second' },
      { creator: 'ink', at: '2026-09-04', amountCents: 400_00 },
    ],
    actions: [
      // 86.30 − 40 and 86.30 more; the chargebacks take 89.50 each.
      { action: 'charge-back-sale', creator: 'ink', on: '2026-09-01T13:00:00Z', sale: 'first' },
      { action: 'charge-back-sale', creator: 'ink', on: '2026-09-01T14:00:00Z', sale: 'second' },
      { action: 'refund-sale', creator: 'ink', on: '2026-09-05T09:00:00Z' },
    ],
  })
  expect(rows('SELECT kind, net_cents FROM sales ORDER BY sale_id')).toEqual([
    ['credit', -40_00],
    ['sale', 86_30],
    ['sale', 86_30],
    ['chargeback', -89_50],
    ['chargeback', -89_50],
    ['sale', 347_60],
    ['refund', -359_50],
  ])
  expect(rows('SELECT setting, from_value, to_value FROM creator_setting_changes')).toEqual([])
  expect(brokenChecks(report)).toEqual([])
})

it('below minus $100 a refund does not happen, and above zero it does again', () => {
  const { report, rows } = run({
    version: 1,
    startDay: '2026-08-31',
    days: 7,
    population: { size: 0 },
    creators: [{ handle: 'ink', openingBalances: [{ day: '2026-08-30', amountCents: -100_00 }] }],
    sales: [
      { creator: 'ink', at: '2026-08-31', amountCents: 100_00, label: 'first' },
      { creator: 'ink', at: '2026-09-01', amountCents: 10_00, label: 'second' },
      { creator: 'ink', at: '2026-09-03', amountCents: 400_00 },
    ],
    actions: [
      { action: 'refund-sale', creator: 'ink', on: '2026-08-31T13:00:00Z', sale: 'first' },
      { action: 'refund-sale', creator: 'ink', on: '2026-09-01T13:00:00Z', sale: 'second' },
      { action: 'refund-sale', creator: 'ink', on: '2026-09-04T13:00:00Z', sale: 'second' },
    ],
  })
  // The one of 1 September is refused.
  expect(
    rows(`SELECT occurred_at, reversed_sale_id FROM sales WHERE kind = 'refund' ORDER BY sale_id`),
  ).toEqual([
    ['2026-08-31T13:00:00Z', 2],
    ['2026-09-04T13:00:00Z', 4],
  ])
  expect(rows('SELECT setting, from_value, to_value FROM creator_setting_changes')).toEqual([
    ['refunds', 'allowed', 'stopped'],
    ['refunds', 'stopped', 'allowed'],
  ])
  expect(rows("SELECT code FROM payout_notes WHERE code LIKE 'refunds%'")).toEqual([
    ['refunds_stopped'],
    ['refunds_allowed'],
  ])
  expect(brokenChecks(report)).toEqual([])
})
