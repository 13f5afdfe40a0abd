/** Refunds of creators who owe: stopped below minus $100, allowed again above zero. */
import { expect, it } from 'vitest'
import type { ScenarioInput } from '../../src/scenario/schema'
import { brokenChecks, calmScenario, run } from '../support/runs'

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

/** Of two sales that have been paid one is refunded, and the other once the payout has come back. */
const refundedWhilePaid = ({ actions = [], ...change }: Partial<ScenarioInput>): ScenarioInput =>
  calmScenario({
    days: 28,
    policy: 'payout-lab',
    creators: [{ handle: 'ink', schedule: 'weekly' }],
    sales: ['first', 'second'].map((label) => ({
      ...{ creator: 'ink', at: '2026-08-31', amountCents: 300_00, label },
    })),
    actions: [
      { action: 'refund-sale', creator: 'ink', on: '2026-09-11T09:00:00Z', sale: 'first' },
      ...actions,
      { action: 'refund-sale', creator: 'ink', on: '2026-09-16T09:00:00Z', sale: 'second' },
    ],
    ...change,
  })

const CAME_BACK = [
  {
    what: 'failed',
    change: {
      faults: {
        single: [{ fault: 'payout-fails', code: 'account_closed', creator: 'ink', nth: 1 }],
      },
    },
  },
  {
    what: 'came back after it had arrived',
    change: {
      faults: {
        single: [
          {
            fault: 'payout-returned',
            code: 'account_closed',
            afterBusinessDays: 1,
            creator: 'ink',
            nth: 1,
          },
        ],
      },
    },
  },
  {
    what: 'was cancelled',
    change: { actions: [{ action: 'cancel-payout', creator: 'ink', on: '2026-09-11T10:00:00Z' }] },
  },
] as const satisfies { what: string; change: Partial<ScenarioInput> }[]

it.each(CAME_BACK)('the money of a payout that $what allows refunds again', ({ change }) => {
  const { report, rows } = run(refundedWhilePaid(change))
  // The payout has both sales, 521.00: −269.50 until they are unpaid again, and 251.50 then.
  expect(
    rows(`SELECT occurred_at, net_cents FROM sales WHERE kind = 'refund' ORDER BY sale_id`),
  ).toEqual([
    ['2026-09-11T09:00:00Z', -269_50],
    ['2026-09-16T09:00:00Z', -269_50],
  ])
  expect(rows("SELECT code FROM payout_notes WHERE code LIKE 'refunds%'")).toEqual([
    ['refunds_stopped'],
    ['refunds_allowed'],
  ])
  expect(brokenChecks(report)).toEqual([])
})
