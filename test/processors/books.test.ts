/** What a processor's books say of what it did, in words, however little of it they store. */
import { expect, it } from 'vitest'
import { ProcessorBooks } from '../../src/processors/books'
import { KeptKeys } from '../../src/processors/kept-keys'
import { at } from '../support/days'
import { ledgerWith, rows } from '../support/ledgers'

const createdAt = at('2026-09-02T10:00:00Z')

it('each payout and transfer is shown with its words and the key that it was asked under', () => {
  const { database } = ledgerWith({})
  const books = new ProcessorBooks(database, 'stripe', new KeptKeys(null, () => createdAt))
  const asked = { creatorId: 1, rail: 'us_bank', netCents: 90_00, feeCents: 0 } as const
  const booked = {
    ...asked,
    costCents: 25,
    method: 'instant',
    state: 'pending',
    createdAt,
  } as const
  const ids = { processorPayoutId: books.nextPayoutId(), payoutId: 7, idempotencyKey: 'payout-7' }
  const payout = { ...booked, ...ids }
  books.recordPayout(payout)
  books.recordPayout({
    ...booked,
    ...{ processorPayoutId: books.nextPayoutId(), payoutId: 7, idempotencyKey: 'payout-7-part-2' },
  })
  books.markPaid(payout, createdAt + 60)
  const transfer = { payoutId: 7, creatorId: 1, rail: 'us_bank', amountCents: 5_00 } as const
  books.markReversed(books.recordTransfer('transfer-7', transfer, createdAt), 5_00)
  books.recordTransfer('transfer-7#2', transfer, createdAt)

  const shown = `SELECT processor_payout_id, idempotency_key, method, state FROM processor_payouts ORDER BY 1`
  expect(rows(database, shown)).toEqual([
    ['po_00000001', 'payout-7', 'instant', 'paid'],
    ['po_00000002', 'payout-7-part-2', 'instant', 'pending'],
  ])
  const shownTransfers = `SELECT processor_transfer_id, idempotency_key, state FROM processor_transfers ORDER BY 1`
  expect(rows(database, shownTransfers)).toEqual([
    ['tr_00000001', 'transfer-7', 'reversed'],
    ['tr_00000002', 'transfer-7#2', 'made'],
  ])
  expect(rows(database, 'SELECT idempotency_key FROM books_payouts ORDER BY 1')).toEqual([
    [null],
    ['payout-7-part-2'],
  ])
})
