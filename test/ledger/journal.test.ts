/** Postings that are stored as fewer rows: which ones, and that whoever reads them finds each with its own id. */
import { describe, expect, it } from 'vitest'
import type { Ledger } from '../../src/ledger/ledger'
import { at } from '../support/days'
import { claim, ledgerWith, rows, sell, value } from '../support/ledgers'

/** A sale of $100 leaves $86.30, which are paid. Two postings of the sale's fee and one of its net come before the claim's. */
function payOut(rail: 'us_bank' | 'paypal', feeCents: number): Ledger {
  const ledger = ledgerWith({ rail })
  sell(ledger, 1, at('2026-09-01T10:00:00Z'), 100_00)
  const claimedAt = at('2026-09-03T10:00:00Z')
  const payout = claim(ledger, 1, claimedAt, {
    ...{ payoutType: 'instant', feeCents, netCents: 86_30 - feeCents },
  })
  ledger.payouts.markProcessing(payout, claimedAt)
  ledger.payouts.complete(payout, claimedAt + 600)
  return ledger
}

const postingsAfterClaim = ({ database }: Ledger): unknown[] =>
  rows(
    database,
    `SELECT posting_id, transfer_id, d.name, c.name, amount_cents, payout_id, sale_id,
       (SELECT COUNT(*) FROM entries WHERE reason = 'payout_completed' AND entry_id IN (posting_id * 2 - 1, posting_id * 2))
     FROM ledger_postings JOIN ledger_accounts d ON d.account_id = debit_account_id
       JOIN ledger_accounts c ON c.account_id = credit_account_id
     WHERE posting_id > 4 ORDER BY posting_id`,
  )
const completionsIn = ({ database }: Ledger): unknown =>
  value(database, 'SELECT COUNT(*) FROM ledger_completions')

describe('a sale', () => {
  const soldAt = at('2026-09-01T10:00:00Z')
  const saleRowsIn = ({ database }: Ledger): unknown =>
    value(database, 'SELECT COUNT(*) FROM ledger_sale_transfers')
  const postings = ({ database }: Ledger): unknown[] =>
    rows(
      database,
      `SELECT posting_id, transfer_id, d.name, c.name, amount_cents, payout_id, sale_id,
         (SELECT COUNT(*) FROM entries WHERE reason = 'sale' AND entry_id IN (posting_id * 2 - 1, posting_id * 2))
       FROM ledger_postings JOIN ledger_accounts d ON d.account_id = debit_account_id
         JOIN ledger_accounts c ON c.account_id = credit_account_id ORDER BY posting_id`,
    )
  /** One of $10, with a part of its fee for nobody. */
  const soldWith = (fee: { platformFeeCents: number; processingFeeCents: number }): Ledger => {
    const ledger = ledgerWith({})
    const feeCents = fee.platformFeeCents + fee.processingFeeCents
    const amounts = { grossCents: 10_00, feeCents, netCents: 10_00 - feeCents, ...fee }
    ledger.sales.recordSale({ creatorId: 1, occurredAt: soldAt, holder: 'processor' }, amounts)
    ledger.commit()
    return ledger
  }

  it('is one row: the net for the creator, the fee of the platform, and the fee that is spent', () => {
    const ledger = soldWith({ platformFeeCents: 1_00, processingFeeCents: 50 })
    sell(ledger, 1, soldAt, 100_00)
    expect(saleRowsIn(ledger)).toBe(2)
    expect(postings(ledger).slice(0, 4)).toEqual([
      [1, 1, 'funds_at_processor', 'creator:1', 8_50, null, 1, 2],
      [2, 1, 'funds_at_platform', 'sale_fees', 1_00, null, 1, 2],
      [3, 1, 'card_processing_costs', 'sale_fees', 50, null, 1, 2],
      [4, 2, 'funds_at_processor', 'creator:1', 86_30, null, 2, 2],
    ])
    expect(ledger.entryCount).toBe(12)
  })

  it('without a part of its fee has postings like any other', () => {
    const ledger = soldWith({ platformFeeCents: 1_00, processingFeeCents: 0 })
    expect(saleRowsIn(ledger)).toBe(0)
    expect(postings(ledger)).toEqual([
      [1, 1, 'funds_at_processor', 'creator:1', 9_00, null, 1, 2],
      [2, 1, 'funds_at_platform', 'sale_fees', 1_00, null, 1, 2],
    ])
  })

  it('that is taken back is reversed posting by posting', () => {
    const ledger = ledgerWith({})
    const { saleId, fee } = sell(ledger, 1, soldAt, 100_00)
    const sale = { creatorId: 1, occurredAt: soldAt + 60, holder: 'processor' } as const
    ledger.sales.recordReversal('refund', sale, fee, saleId)
    expect(saleRowsIn(ledger)).toBe(1)
    expect(postings(ledger).slice(3)).toEqual([
      [4, 2, 'creator:1', 'funds_at_processor', 89_50, null, 2, 0],
      [5, 2, 'sale_fees', 'funds_at_platform', 10_50, null, 2, 0],
    ])
  })
})

describe('a completed payout', () => {
  it('with a fee is one row: the net, the fee, and the fee from the funds that it was in', () => {
    const ledger = payOut('us_bank', 3_00)
    expect(completionsIn(ledger)).toBe(1)
    expect(postingsAfterClaim(ledger)).toEqual([
      [5, 3, 'payouts_in_transit', 'funds_at_processor', 83_30, 1, null, 2],
      [6, 3, 'payouts_in_transit', 'instant_payout_fees', 3_00, 1, null, 2],
      [7, 3, 'funds_at_platform', 'funds_at_processor', 3_00, 1, null, 2],
    ])
    expect(ledger.entryCount).toBe(14)
  })

  it('that the platform paid has its fee where it is', () => {
    const ledger = payOut('paypal', 3_00)
    expect(completionsIn(ledger)).toBe(1)
    expect(postingsAfterClaim(ledger)).toEqual([
      [5, 3, 'payouts_in_transit', 'funds_at_platform', 83_30, 1, null, 2],
      [6, 3, 'payouts_in_transit', 'instant_payout_fees', 3_00, 1, null, 2],
    ])
  })

  it('without a fee is a posting like any other', () => {
    const ledger = payOut('us_bank', 0)
    expect(completionsIn(ledger)).toBe(0)
    expect(postingsAfterClaim(ledger)).toEqual([
      [5, 3, 'payouts_in_transit', 'funds_at_processor', 86_30, 1, null, 2],
    ])
  })

  it('of which all is fee has the two postings that there are', () => {
    const ledger = payOut('us_bank', 86_30)
    expect(completionsIn(ledger)).toBe(0)
    expect(postingsAfterClaim(ledger)).toEqual([
      [5, 3, 'payouts_in_transit', 'instant_payout_fees', 86_30, 1, null, 2],
      [6, 3, 'funds_at_platform', 'funds_at_processor', 86_30, 1, null, 2],
    ])
  })

  it('that comes back is reversed posting by posting, after its own', () => {
    const ledger = payOut('us_bank', 3_00)
    ledger.payouts.end(
      ledger.payouts.get(1),
      'returned',
      'account closed',
      at('2026-09-04T10:00:00Z'),
    )
    expect(postingsAfterClaim(ledger).slice(3)).toEqual([
      [8, 4, 'funds_at_processor', 'payouts_in_transit', 83_30, 1, null, 0],
      [9, 4, 'instant_payout_fees', 'payouts_in_transit', 3_00, 1, null, 0],
      [10, 4, 'funds_at_processor', 'funds_at_platform', 3_00, 1, null, 0],
      [11, 5, 'payouts_in_transit', 'creator:1', 86_30, 1, null, 0],
    ])
  })
})

it.each([
  'SELECT * FROM ledger_postings WHERE payout_id = 1',
  'SELECT name FROM ledger_postings JOIN ledger_accounts ON account_id = debit_account_id WHERE transfer_id = 1',
])('the tables are read in place, not a copy of all postings: %s', (sql) => {
  const plan = rows(ledgerWith().database, `EXPLAIN QUERY PLAN ${sql}`).map((row) => row[3])
  expect(plan).toEqual(
    expect.arrayContaining(['SCAN ledger_sale_transfers', 'SCAN ledger_completions']),
  )
  expect(plan.join('\n')).not.toMatch(/CO-ROUTINE|MATERIALIZE/)
})
