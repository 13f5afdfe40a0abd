/** Debts that arise without a sale being taken back start the same reviews: refunds stopped, and bank debits. */
import { expect, it } from 'vitest'
import { brokenChecks, CALM_PROCESSOR, run } from '../support/runs'

const REFUNDS = 'SELECT changed_at, from_value, to_value FROM creator_setting_changes'
const DEBITS = `SELECT occurred_at, net_cents FROM sales WHERE kind = 'credit' AND net_cents > 0`

it.each([
  [-100_01, [['2026-08-31T00:00:00Z', 'allowed', 'stopped']], true],
  [-100_00, [], false],
])('an opening balance of %i cents', (amountCents, stops, isRefused) => {
  const { rows, report } = run({
    version: 1,
    startDay: '2026-08-31',
    days: 5,
    population: { size: 0 },
    creators: [{ handle: 'ink', openingBalances: [{ day: '2026-08-30', amountCents }] }],
    sales: [{ creator: 'ink', at: '2026-08-31', amountCents: 50_00, label: 'first' }],
    actions: [{ action: 'refund-sale', creator: 'ink', on: '2026-09-01', sale: 'first' }],
  })
  expect(rows(`${REFUNDS} WHERE changed_at < '2026-09-01'`)).toEqual(stops)
  expect(rows(`SELECT occurred_at FROM sales WHERE kind = 'refund'`)).toEqual(
    isRefused ? [] : [['2026-09-01T18:00:00Z']],
  )
  expect(brokenChecks(report)).toEqual([])
})

it('an opening balance below zero that another makes up for starts nothing', () => {
  const { rows } = run({
    version: 1,
    startDay: '2026-08-31',
    days: 5,
    population: { size: 0 },
    creators: [
      {
        handle: 'ink',
        openingBalances: [
          { day: '2026-08-20', amountCents: -500_00 },
          { day: '2026-08-21', amountCents: 600_00 },
        ],
      },
    ],
    processor: { bankDebits: { afterDays: 0 } },
  })
  expect(rows(REFUNDS)).toEqual([])
  expect(rows(`SELECT code FROM payout_notes WHERE code = 'bank_debited'`)).toEqual([])
})

it('an opening debt is taken from the bank account, and refunds are allowed again', () => {
  const { rows, report } = run({
    version: 1,
    startDay: '2026-08-31',
    days: 14,
    population: { size: 0 },
    creators: [
      {
        handle: 'ink',
        openingBalances: [{ day: '2026-08-20', amountCents: -150_00, holder: 'processor' }],
      },
    ],
    sales: [{ creator: 'ink', at: '2026-09-12', amountCents: 100_00, holder: 'processor' }],
    processor: { bankDebits: { afterDays: 2, creditedAfterDays: 7 } },
  })
  expect(rows(DEBITS)).toEqual([['2026-09-09T00:00:00Z', 150_00]])
  expect(rows(REFUNDS)).toEqual([
    ['2026-08-31T00:00:00Z', 'allowed', 'stopped'],
    ['2026-09-12T12:00:00Z', 'stopped', 'allowed'],
  ])
  // Credited to the balance that owed it: only then is nothing owed.
  expect(rows('SELECT date, amount_cents, state FROM balances')).toEqual([
    ['2026-08-20', 0, 'unpaid'],
    ['2026-09-12', 86_30, 'unpaid'],
  ])
  expect(brokenChecks(report)).toEqual([])
})

it('what an exchange cost is a debt like any other', () => {
  const { rows, report } = run({
    version: 1,
    startDay: '2026-08-31',
    days: 20,
    policy: 'gumroad-2026-07-31',
    population: { size: 0 },
    creators: [
      {
        handle: 'ink',
        country: 'GB',
        rail: 'bank_abroad',
        instantCapable: false,
        openingBalances: [{ day: '2026-08-20', amountCents: 2_000_00, holder: 'platform' }],
      },
    ],
    processor: {
      ...CALM_PROCESSOR,
      bankDebits: { afterDays: 1, creditedAfterDays: 1 },
      foreignExchange: { reversalSpreadBasisPoints: 200 },
      failures: { ...CALM_PROCESSOR.failures, standardFailedBasisPoints: 10_000 },
    },
  })
  const [[lostAt]] = rows(`SELECT MIN(occurred_at) FROM sales WHERE net_cents < 0`) as [[string]]
  const [debit] = rows(`${DEBITS} AND occurred_at > '${lostAt}'`)
  expect(debit).toEqual([
    new Date(Date.parse(lostAt) + 2 * 86_400_000).toISOString().replace('.000', ''),
    40_00,
  ])
  expect(brokenChecks(report)).toEqual([])
})
