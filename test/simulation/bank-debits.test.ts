/** Debts that nobody sells enough to make up for: Stripe takes them from the bank account. */
import { expect, it } from 'vitest'
import type { Rail } from '../../src/core/vocabulary'
import type { ScenarioInput } from '../../src/scenario/schema'
import { brokenChecks, CALM_PROCESSOR, run } from '../support/runs'

const indebted = (rail: Rail, afterDays: number | null, soldAgainCents = 0) =>
  run({
    version: 1,
    startDay: '2026-08-31',
    days: 20,
    population: { size: 0 },
    creators: [
      { handle: 'ink', country: rail === 'us_bank' ? 'US' : 'IN', rail, schedule: 'daily' },
    ],
    sales: [
      { creator: 'ink', at: '2026-08-31', amountCents: 100_00, holder: 'processor', label: 'one' },
      ...(soldAgainCents > 0
        ? [
            {
              creator: 'ink',
              at: '2026-09-03',
              amountCents: soldAgainCents,
              holder: 'processor' as const,
            },
          ]
        : []),
    ],
    actions: [
      { action: 'charge-back-sale', creator: 'ink', on: '2026-09-02T12:00:00Z', sale: 'one' },
    ],
    processor: {
      bankDebits: { afterDays },
      failures: { refusedBasisPoints: 0, instantFailedBasisPoints: 0, returnedBasisPoints: 0 },
    },
  })

it.each([
  ['us_bank', 2, [[89_50, '2026-09-11']]],
  ['us_bank', 0, [[89_50, '2026-09-09']]],
  ['us_bank', null, []],
  ['cross_border', 2, []],
] as const)('of %s, %j days after: %j', (rail, afterDays, expected) => {
  const { report, rows } = indebted(rail, afterDays)
  const owed = rail === 'us_bank' ? expected : []
  expect(
    rows(`SELECT net_cents, substr(occurred_at, 1, 10) FROM sales WHERE kind = 'credit'`),
  ).toEqual(owed)
  expect(rows(`SELECT COUNT(*) FROM entries WHERE reason = 'bank_debit'`)).toEqual([
    [2 * owed.length],
  ])
  expect(rows(`SELECT code FROM payout_notes WHERE code = 'bank_debited'`)).toHaveLength(
    owed.length,
  )
  expect(brokenChecks(report)).toEqual([])
})

it('not when sales have made up for it before the bank account is debited', () => {
  const { report, rows } = indebted('us_bank', 2, 500_00)
  expect(rows(`SELECT COUNT(*) FROM sales WHERE kind = 'credit'`)).toEqual([[0]])
  expect(brokenChecks(report)).toEqual([])
})

const paidTwice = {
  version: 1,
  startDay: '2026-08-31',
  days: 30,
  population: { size: 0 },
  creators: [{ handle: 'ink', rail: 'us_bank', schedule: 'daily' }],
  processor: { ...CALM_PROCESSOR, bankDebits: { afterDays: 2 } },
} as const satisfies ScenarioInput

const CREDITS = `SELECT net_cents, substr(occurred_at, 1, 10) FROM sales WHERE kind = 'credit'`

it('a debt that comes while one is being taken waits for its own two days, once that is credited', () => {
  const { report, rows } = run({
    ...paidTwice,
    sales: ['one', 'two'].map((label) => ({
      creator: 'ink',
      at: '2026-08-31T10:00:00Z',
      amountCents: 100_00,
      holder: 'processor',
      label,
    })),
    actions: [
      { action: 'charge-back-sale', creator: 'ink', on: '2026-09-02T12:00:00Z', sale: 'one' },
      { action: 'charge-back-sale', creator: 'ink', on: '2026-09-05T12:00:00Z', sale: 'two' },
    ],
  })
  expect(rows(CREDITS)).toEqual([
    [89_50, '2026-09-11'],
    [89_50, '2026-09-20'],
  ])
  expect(brokenChecks(report)).toEqual([])
})

it('what the platform holds for the creator makes up for nothing of it', () => {
  const { report, rows } = run({
    ...paidTwice,
    sales: [
      {
        creator: 'ink',
        at: '2026-08-31T10:00:00Z',
        amountCents: 100_00,
        holder: 'processor',
        label: 'one',
      },
      { creator: 'ink', at: '2026-09-02T11:00:00Z', amountCents: 60_00, holder: 'platform' },
    ],
    actions: [
      { action: 'charge-back-sale', creator: 'ink', on: '2026-09-02T12:00:00Z', sale: 'one' },
    ],
  })
  expect(rows(CREDITS)).toEqual([[89_50, '2026-09-11']])
  expect(brokenChecks(report)).toEqual([])
})

it('taken and credited at once, they find their place among the sales of the same hour', () => {
  const { report, value } = run({
    version: 1,
    days: 5,
    population: {
      size: 5,
      monthlyGross: { mu: 8, sigma: 0 },
      railShareBasisPoints: { us_bank: 10_000 },
      platformHeldBasisPoints: 0,
      refunds: { rateBasisPoints: 0 },
      chargebacks: { rateBasisPoints: 10_000, delayDaysMean: 0 },
    },
    processor: { bankDebits: { afterDays: 0, creditedAfterDays: 0 } },
  })
  expect(value(`SELECT COUNT(*) FROM sales WHERE kind = 'credit'`)).toBeGreaterThan(100)
  const wentBack = `SELECT COUNT(*) FROM sales one JOIN sales next ON next.sale_id = one.sale_id + 1
    WHERE next.occurred_at < one.occurred_at`
  expect(value(wentBack)).toBe(0)
  expect(brokenChecks(report)).toEqual([])
})

it('a debt of a second is not debited, and leaves the next one its own time', () => {
  const atOnce = { creator: 'ink', on: '2026-09-02T12:00:00Z', sale: 'one' }
  const { report, rows } = run({
    ...paidTwice,
    processor: { ...CALM_PROCESSOR, bankDebits: { afterDays: 0, creditedAfterDays: 3 } },
    sales: ['one', 'two'].map((label) => ({
      creator: 'ink',
      at: '2026-08-31T10:00:00Z',
      amountCents: 100_00,
      holder: 'processor',
      label,
    })),
    actions: [
      { action: 'charge-back-sale', ...atOnce },
      { action: 'win-dispute', ...atOnce },
      { action: 'charge-back-sale', creator: 'ink', on: '2026-09-03T12:00:00Z', sale: 'two' },
    ],
  })
  expect(rows(CREDITS)).toEqual([
    // The dispute.
    [89_50, '2026-09-02'],
    [89_50, '2026-09-06'],
  ])
  expect(brokenChecks(report)).toEqual([])
})
