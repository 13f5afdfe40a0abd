/** Which payouts were completed between two instants: those of the hours at both ends, and none that came back since. */
import { expect, it } from 'vitest'
import { at } from '../support/days'
import { claim, ledgerWith, sell } from '../support/ledgers'

it('finds what was completed in a span of hours, whichever payout was made first', () => {
  const completedAt = [
    '2026-09-07T16:00:00Z',
    '2026-09-03T15:59:59Z',
    '2026-09-03T16:00:00Z',
    '2026-09-04T09:00:00Z',
    '2026-09-04T15:59:59Z',
    '2026-09-04T16:00:00Z',
  ]
  const ledger = ledgerWith(...completedAt.map(() => ({})))
  const payouts = completedAt.map((_, index) => {
    sell(ledger, index + 1, at('2026-09-01T10:00:00Z'), 100_00)
    const payout = claim(ledger, index + 1, at('2026-09-02T10:00:00Z'))
    ledger.payouts.markProcessing(payout, at('2026-09-02T10:00:00Z'))
    return payout
  })
  // The first is the last to be completed.
  const order = [1, 2, 3, 4, 5, 0]
  for (const index of order) ledger.payouts.complete(payouts[index]!, at(completedAt[index]!))
  const found = (from: string, before: string): number[] =>
    ledger.payoutHistory.completedBetween(at(from), at(before)).map(({ payoutId }) => payoutId)

  expect(found('2026-09-03T16:00:00Z', '2026-09-04T16:00:00Z')).toEqual([3, 4, 5])
  expect(found('2026-09-04T16:00:00Z', '2026-09-08T00:00:00Z')).toEqual([1, 6])
  expect(found('2026-09-08T00:00:00Z', '2026-09-09T00:00:00Z')).toEqual([])
  ledger.payouts.end(
    ledger.payouts.get(4),
    'returned',
    'account_closed',
    at('2026-09-05T10:00:00Z'),
  )
  expect(found('2026-09-03T16:00:00Z', '2026-09-04T16:00:00Z')).toEqual([3, 5])
})
