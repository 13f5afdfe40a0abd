/** Who was once paid instantly: where instant payouts are closed to somebody now, that decides whether they lost any. */
import { expect, it } from 'vitest'
import type { PayoutType } from '../../src/core/vocabulary'
import { hasHadInstant } from '../../src/metrics/lists/creator-queries'
import { at } from '../support/days'
import { claim, ledgerWith, sell } from '../support/ledgers'

const SOLD_AT = at('2026-08-21T12:00:00Z')
const NOW = at('2026-09-02T12:00:00Z')

it('is known by a payout that completed, and was instant', () => {
  const ledger = ledgerWith({})
  const had = (): boolean => hasHadInstant(ledger.database, 1)
  const pay = (payoutType: PayoutType): void => {
    sell(ledger, 1, SOLD_AT, 200_00)
    const payout = claim(ledger, 1, NOW, { payoutType })
    ledger.payouts.markProcessing(payout, NOW + 10)
    expect(had()).toBe(false)
    ledger.payouts.complete(payout, NOW + 20)
  }
  expect(had()).toBe(false)
  pay('standard')
  expect(had()).toBe(false)
  pay('instant')
  expect(had()).toBe(true)
})
