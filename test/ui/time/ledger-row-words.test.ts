import { expect, it } from 'vitest'
import type { LedgerRow } from '../../../src/metrics/ledger-rows'
import { ledgerRowWords } from '../../../src/ui/time/ledger-row-words'

const occurredAt = '2026-09-04T10:00:05Z'
const ofPayout = { occurredAt, payoutId: 7, creator: 'ink' }

it.each<[string, LedgerRow]>([
  ['payout 7 of ink is made, creating', { ...ofPayout, row: 'payout', from: null, to: 'creating' }],
  [
    'payout 7 of ink goes from processing to failed',
    { ...ofPayout, row: 'payout', from: 'processing', to: 'failed' },
  ],
  [
    'a balance of ink in payout 7, $86.30, goes from unpaid to processing',
    { ...ofPayout, row: 'balance', from: 'unpaid', to: 'processing', amountCents: 86_30 },
  ],
  [
    '$86.30 debited to creator-113 and credited to payouts in transit, payout claimed',
    {
      ...{ occurredAt, row: 'posting', reason: 'payout_claimed', payoutId: 7 },
      creator: 'creator-113',
      ...{ debit: 'creator:1', credit: 'payouts_in_transit', amountCents: 86_30 },
    },
  ],
  [
    '$2.51 debited to payout costs and credited to funds at processor, payout cost',
    {
      ...{ occurredAt, row: 'posting', reason: 'payout_cost', payoutId: 7, creator: null },
      ...{ debit: 'payout_costs', credit: 'funds_at_processor', amountCents: 2_51 },
    },
  ],
  [
    'a note to ink: payout failed',
    { occurredAt, row: 'note', creator: 'ink', code: 'payout_failed' },
  ],
  [
    'payouts of ink are paused by repeated failures',
    { occurredAt, row: 'pause', creator: 'ink', source: 'repeated_failures' },
  ],
])('%s', (words, row) => {
  expect(ledgerRowWords(row)).toBe(`${words} (4 Sep 2026, 10:00:05)`)
})
