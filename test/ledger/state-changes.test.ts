/** Changes of balances that are told by a row of their payout: which ones, and that whoever reads them finds each with its own id. */
import { describe, expect, it } from 'vitest'
import type { Ledger } from '../../src/ledger/ledger'
import type { Payout } from '../../src/ledger/payout'
import { at } from '../support/days'
import { claim, ledgerWith, rows, sell, value } from '../support/ledgers'

const CLAIMED_AT = at('2026-09-10T10:00:00Z')
const PAID_AT = CLAIMED_AT + 600

/** Two creators; the first has sold on three days, the second on one. */
function ledgerWithSales(): Ledger {
  const ledger = ledgerWith({}, {})
  for (const [creatorId, day] of [
    [1, '2026-09-01'],
    [2, '2026-09-01'],
    [1, '2026-09-02'],
    [1, '2026-09-03'],
  ] as const) {
    sell(ledger, creatorId, at(`${day}T10:00:00Z`), 100_00)
  }
  return ledger
}

const claimed = (ledger: Ledger, creatorId = 1): Payout => {
  const payout = claim(ledger, creatorId, CLAIMED_AT)
  ledger.payouts.markProcessing(payout, CLAIMED_AT + 1)
  return payout
}

/** Payout, balance or `null`, states: in the order of their ids, which leave out none. */
function changesIn({ database }: Ledger): unknown[] {
  const all = rows(
    database,
    `SELECT change_id, payout_id, NULL AS balance_id, from_state, to_state FROM payout_state_changes
     UNION ALL SELECT change_id, payout_id, balance_id, from_state, to_state FROM balance_state_changes ORDER BY 1`,
  )
  expect(all.map(([id]) => id)).toEqual(all.map((_, index) => index + 1))
  return all.map(([, ...change]) => change)
}
const rowsOf = ({ database }: Ledger, table: string): unknown =>
  value(database, `SELECT COUNT(*) FROM ${table}`)

const COMPLETED = [
  [1, null, null, 'creating'],
  [1, 1, 'unpaid', 'processing'],
  [1, 3, 'unpaid', 'processing'],
  [1, 4, 'unpaid', 'processing'],
  [1, null, 'creating', 'processing'],
  [1, null, 'processing', 'completed'],
  [1, 1, 'processing', 'paid'],
  [1, 3, 'processing', 'paid'],
  [1, 4, 'processing', 'paid'],
]

describe('balances that change with their payout', () => {
  it('are told by its row', () => {
    const ledger = ledgerWithSales()
    ledger.payouts.complete(claimed(ledger), PAID_AT)
    expect(changesIn(ledger)).toEqual(COMPLETED)
    expect(rowsOf(ledger, 'ledger_payout_changes')).toBe(3)
    expect(rowsOf(ledger, 'ledger_balance_changes')).toBe(0)
    expect(ledger.lastChangeId).toBe(9)
  })

  it('after the payout’s row was written have rows of their own', () => {
    const ledger = ledgerWithSales()
    for (const _ of ledger.payouts.completing(claimed(ledger), () => PAID_AT, {})) ledger.commit()
    expect(changesIn(ledger)).toEqual(COMPLETED)
    expect(rowsOf(ledger, 'ledger_balance_changes')).toBe(3)
    expect(ledger.lastChangeId).toBe(9)
  })

  it('after another payout has changed have rows of their own, and ids after that', () => {
    const ledger = ledgerWithSales()
    const other = claimed(ledger, 2)
    const completing = ledger.payouts.completing(claimed(ledger), () => PAID_AT, {})
    expect(completing.next().value).toBe('state')
    ledger.payouts.complete(other, PAID_AT)
    for (const written of completing) expect(written).toBe('balances')
    expect(changesIn(ledger).slice(-6)).toEqual([
      [2, null, 'processing', 'completed'],
      [1, null, 'processing', 'completed'],
      [1, 2, 'processing', 'paid'],
      [2, 1, 'processing', 'paid'],
      [2, 3, 'processing', 'paid'],
      [2, 4, 'processing', 'paid'],
    ])
    expect(rowsOf(ledger, 'ledger_balance_changes')).toBe(3)
  })

  it('at another moment than the last change of their payout keep that moment', () => {
    const ledger = ledgerWithSales()
    const payout = claimed(ledger)
    const slow = ledger.payouts.completing({ ...payout }, () => PAID_AT, {
      state: true,
      balances: true,
    })
    slow.next()
    const quick = ledger.payouts.completing(payout, () => PAID_AT + 5, {
      state: true,
      balances: true,
    })
    quick.next()
    slow.next()
    expect(
      rows(
        ledger.database,
        `SELECT balance_id, to_state, unixepoch(occurred_at) FROM balance_state_changes WHERE change_id > 7`,
      ),
    ).toEqual([1, 3, 4].map((balanceId) => [balanceId, 'paid', PAID_AT]))
  })

  it('and postings have the time at which they are written, where others run in between', () => {
    const ledger = ledgerWithSales()
    const payout = claimed(ledger)
    let now = PAID_AT
    for (const _ of ledger.payouts.completing(payout, () => now, {})) now += 60
    expect(
      rows(
        ledger.database,
        `SELECT unixepoch(occurred_at) - ${PAID_AT} FROM payout_state_changes WHERE to_state = 'completed'
         UNION ALL SELECT DISTINCT unixepoch(occurred_at) - ${PAID_AT} FROM balance_state_changes WHERE to_state = 'paid'
         UNION ALL SELECT DISTINCT unixepoch(occurred_at) - ${PAID_AT} FROM entries WHERE reason = 'payout_completed'`,
      ),
    ).toEqual([[0], [60], [120]])
    expect(ledger.payouts.get(payout.payoutId).state).toBe('completed')
  })

  it('become unpaid again with it', () => {
    const ledger = ledgerWithSales()
    ledger.payouts.end(claimed(ledger), 'failed', 'account closed', PAID_AT)
    expect(changesIn(ledger).slice(5)).toEqual([
      [1, null, 'processing', 'failed'],
      ...[1, 3, 4].map((balanceId) => [1, balanceId, 'processing', 'unpaid']),
    ])
    expect(rowsOf(ledger, 'ledger_balance_changes')).toBe(0)
  })

  it('and do not where they are kept', () => {
    const ledger = ledgerWithSales()
    ledger.payouts.end(claimed(ledger), 'returned', 'nobody has claimed it', PAID_AT, 'kept')
    expect(changesIn(ledger).slice(5)).toEqual([[1, null, 'processing', 'returned']])
  })
})

it.each([
  'SELECT * FROM ledger_state_changes WHERE payout_id = 1',
  'SELECT * FROM balance_state_changes WHERE payout_id = 1',
  'SELECT 1 FROM ledger_payouts p WHERE EXISTS (SELECT 1 FROM balance_state_changes b WHERE b.payout_id = p.payout_id)',
])('the tables are read in place, not a copy of all changes: %s', (sql) => {
  const plan = rows(ledgerWith().database, `EXPLAIN QUERY PLAN ${sql}`).map((row) => row[3])
  expect(plan).toEqual(expect.arrayContaining(['SCAN ledger_balance_changes']))
  expect(plan.join('\n')).not.toMatch(/CO-ROUTINE|MATERIALIZE/)
})
