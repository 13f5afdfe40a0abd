import { describe, expect, it } from 'vitest'
import type { Ledger } from '../../src/ledger/ledger'
import { STORED_TABLES } from '../support/stored-tables'
import { at } from '../support/days'
import { claim, ledgerWith, rows, sell, value } from '../support/ledgers'

/** A ledger with at least one row in every table. */
function fullLedger(): Ledger {
  const schedule = { frequency: 'threshold', thresholdCents: 1, payoutType: 'instant' } as const
  const ledger = ledgerWith(
    {},
    { rail: 'paypal', paypalSplits: true, frequency: 'threshold', flexible: schedule },
  )
  const soldAt = at('2026-09-01T10:00:00Z')
  const { saleId, fee } = sell(ledger, 1, soldAt, 100_00, 'platform')
  const payout = claim(ledger, 1, soldAt + 86_400, {
    ...{ feeCents: 1_00, netCents: fee.netCents - 1_00 },
  })
  ledger.payouts.recordTransfer(payout, 'tr_1', payout.grossCents, soldAt + 86_400)
  ledger.payouts.markProcessing(payout, soldAt + 86_400)
  ledger.payouts.recordAcceptance(payout, 'po_1', 50, soldAt + 86_401)
  // In pieces, with a commit between: the balances have rows of their own.
  for (const _ of ledger.payouts.completing(payout, () => soldAt + 86_500, {})) ledger.commit()
  ledger.payouts.complete(payout, soldAt + 86_501)
  ledger.payouts.end(ledger.payouts.get(1), 'returned', 'a', soldAt + 86_600)
  const sale = { creatorId: 1, occurredAt: soldAt + 90_000, holder: 'platform' } as const
  ledger.sales.recordReversal('refund', sale, fee, saleId)
  const [part] = ledger.parts.plan(1, [payout.netCents])
  ledger.parts.recordAcceptance(part!, 'pp_1')
  ledger.parts.change(part!, 'failed', '1001')
  ledger.requests.sent({ idempotencyKey: 'a', payoutId: 1, kind: 'payout' }, soldAt)
  ledger.pauses.pause(1, 'admin', soldAt)
  ledger.pauses.lift(1, 'admin', soldAt + 60)
  ledger.notes.add({ creatorId: 1, createdAt: soldAt, code: 'paused', content: 'b' })
  ledger.creators.changeSchedule(1, 'monthly', soldAt)
  ledger.commit()
  ledger.database.script(`
    INSERT INTO books_payouts VALUES ('po_1', 0, 1, 1, 5, 0, 0, 0, 2, 1, 2, 'declined', 'key');
    INSERT INTO books_transfers VALUES ('tr_1', 0, 1, 1, 5, 0, 1, 'key', NULL)`)
  return ledger
}

const schema = ledgerWith().database
const columns = STORED_TABLES.flatMap((table) =>
  rows(schema, `SELECT name, type FROM pragma_table_info('${table}')`).map(
    ([column, type]) => [table, column as string, type as string] as const,
  ),
)

describe('the digest of a ledger', () => {
  const digest = fullLedger().digest()

  it('is a SHA-256 and the same for the same rows, in whatever order they were written', () => {
    expect(digest).toMatch(/^[0-9a-f]{64}$/)
    expect(fullLedger().digest()).toBe(digest)
    const rewritten = fullLedger()
    rewritten.database.script(`
      CREATE TEMP TABLE kept AS SELECT * FROM ledger_single_postings;
      DELETE FROM ledger_single_postings;
      INSERT INTO ledger_single_postings SELECT * FROM kept ORDER BY posting_id DESC`)
    expect(rewritten.digest()).toBe(digest)
  })

  it.each(columns)('changes with any value of %s.%s', (table, column, type) => {
    const ledger = fullLedger()
    const changed =
      type === 'TEXT' ? `COALESCE(${column}, '') || 'x'` : `COALESCE(${column}, 0) + 9`
    const key = value(schema, `SELECT name FROM pragma_table_info('${table}') WHERE pk = 1`)
    ledger.database.script(`PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;
      UPDATE ${table} SET ${column} = ${changed} WHERE ${key} = (SELECT MAX(${key}) FROM ${table})`)
    expect(ledger.digest()).not.toBe(digest)
  })

  it.each(STORED_TABLES)('changes when a row of %s is missing', (table) => {
    const ledger = fullLedger()
    ledger.database.script(`PRAGMA foreign_keys = OFF; DELETE FROM ${table}`)
    expect(ledger.digest()).not.toBe(digest)
  })
})
