/** What of the sale fee stays with the platform, beside what the ledger has of it. */
import { expect, it } from 'vitest'
import { shareOfSale } from '../../src/core/fees/refund-share'
import { dayOfInstant } from '../../src/core/calendar'
import type { Ledger } from '../../src/ledger/ledger'
import { at } from '../support/days'
import { ledgerWith, sell } from '../support/ledgers'

const NOON = at('2026-09-01T12:00:00Z')
const SALE = { creatorId: 1, occurredAt: NOON, holder: 'processor' } as const

const kept = (ledger: Ledger): number => {
  const { saleFeeCents, saleFeeReturnedCents } = ledger.sales.totals.of(1)
  return saleFeeCents - saleFeeReturnedCents
}

/** What is left of the sale fees once card processing is paid. */
const inLedger = (ledger: Ledger): unknown => {
  ledger.commit()
  return ledger.database.valueOf(
    `SELECT -SUM(balance_cents) FROM accounts WHERE account IN ('sale_fees', 'card_processing_costs')`,
  )
}

it('is the platform’s own fee: card processing is passed on', () => {
  const ledger = ledgerWith({})
  sell(ledger, 1, NOON, 100_00)
  sell(ledger, 1, NOON, 20_00)
  expect(ledger.sales.totals.of(1)).toEqual({
    grossCents: 120_00,
    saleFeeCents: 10_50 + 2_50,
    saleFeeReturnedCents: 0,
  })
  expect(inLedger(ledger)).toBe(13_00)
  expect(ledger.sales.totals.of(2)).toMatchObject({ grossCents: 0, saleFeeCents: 0 })
})

it('goes back with a refund, of a part of a sale in part', () => {
  const ledger = ledgerWith({})
  const { saleId, fee } = sell(ledger, 1, NOON, 100_00)
  ledger.sales.recordReversal('refund', SALE, shareOfSale(fee, 0, 40_00), saleId)
  // The buyers paid it all the same.
  expect(ledger.sales.totals.of(1)).toEqual({
    grossCents: 100_00,
    saleFeeCents: 10_50,
    saleFeeReturnedCents: 4_20,
  })
  expect(inLedger(ledger)).toBe(6_30)
})

it('goes back with a chargeback, and comes again where the dispute is won', () => {
  const ledger = ledgerWith({})
  const { saleId, fee } = sell(ledger, 1, NOON, 100_00)
  const chargeback = ledger.sales.recordReversal('chargeback', SALE, fee, saleId)
  expect([kept(ledger), inLedger(ledger)]).toEqual([0, 0])
  ledger.sales.recordDisputeWon(SALE, fee, chargeback, dayOfInstant(NOON))
  expect([kept(ledger), inLedger(ledger)]).toEqual([10_50, 10_50])
})
