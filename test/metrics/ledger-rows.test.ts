/** The rows of a ledger from an instant on, as two futures are compared by them. */
import { expect, it } from 'vitest'
import { instantFromIso } from '../../src/core/calendar'
import { ledgerRowsSince } from '../../src/metrics/ledger-rows'
import { calmScenario, run } from '../support/runs'

/** The third payout in a row fails, so that the creator is paused. */
const { simulation } = run(
  calmScenario({
    days: 4,
    creators: [{ handle: 'ink', schedule: 'daily', monthlyGrossCents: 0 }],
    sales: [{ creator: 'ink', at: '2026-08-31T12:00:00Z', amountCents: 100_00 }],
    faults: {
      single: ['2026-09-01', '2026-09-02', '2026-09-03'].map((on) => ({
        ...{ fault: 'payout-fails', code: null, creator: 'ink', on, nth: 1 },
      })),
    },
  }),
)
const FAILED_AT = '2026-09-03T08:05:08Z'
const since = (at: string) => ledgerRowsSince(simulation.ledger.database, instantFromIso(at)!)

it('are those of the instant itself and after it, each kind of row in its place', () => {
  const ofPayout = { payoutId: 3, creator: 'ink' }
  expect(since(FAILED_AT)).toEqual([
    { occurredAt: FAILED_AT, row: 'payout', ...ofPayout, from: 'processing', to: 'failed' },
    {
      ...{ occurredAt: FAILED_AT, row: 'balance', ...ofPayout },
      ...{ from: 'processing', to: 'unpaid', amountCents: 86_30 },
    },
    {
      ...{ occurredAt: FAILED_AT, row: 'posting', reason: 'payout_released', payoutId: 3 },
      ...{ debit: 'payouts_in_transit', credit: 'creator:1', creator: 'ink', amountCents: 86_30 },
    },
    { occurredAt: FAILED_AT, row: 'note', creator: 'ink', code: 'payout_failed' },
    { occurredAt: FAILED_AT, row: 'note', creator: 'ink', code: 'repeated_failures' },
    { occurredAt: FAILED_AT, row: 'pause', creator: 'ink', source: 'repeated_failures' },
    { occurredAt: '2026-09-03T10:00:00Z', row: 'note', creator: 'ink', code: 'paused' },
  ])
})

it('begin with what a creator earned, which is of no payout', () => {
  const [sale, , , made] = since('2026-08-31T00:00:00Z')
  expect(sale).toEqual({
    ...{ occurredAt: '2026-08-31T12:00:00Z', row: 'posting', reason: 'sale', payoutId: null },
    ...{ debit: 'funds_at_processor', credit: 'creator:1', creator: 'ink', amountCents: 86_30 },
  })
  expect(made).toMatchObject({ row: 'payout', payoutId: 1, from: null, to: 'creating' })
})
