import { describe, expect, it } from 'vitest'
import { LEDGER_VIEWS } from '../../src/core/ledger-views'
import { CLOSED_TABLE_KEYS } from '../../src/ledger/closing/closed-schema'
import { storedIn, TABLES_BESIDE_THE_BOOKS, TABLE_KEYS } from '../../src/ledger/schema'
import { at } from '../support/days'
import { claim, ledgerWith, rows, sell, value } from '../support/ledgers'

/** The public contract: people's queries and tools rely on these names. More columns are welcome, fewer are not. */
const CONTRACT: Readonly<Record<string, readonly string[]>> = {
  creators: ['creator_id', 'handle', 'country', 'rail', 'payout_frequency'],
  sales: ['sale_id', 'creator_id', 'occurred_at', 'kind', 'gross_cents', 'fee_cents', 'net_cents'],
  balances: ['balance_id', 'creator_id', 'date', 'amount_cents', 'holder', 'state'],
  payouts: [
    'payout_id',
    'creator_id',
    'created_at',
    'completed_at',
    'processor',
    'payout_type',
    'period_end_date',
    'gross_cents',
    'fee_cents',
    'net_cents',
    'state',
    'failure_reason',
    'processor_payout_id',
  ],
  payout_balances: ['payout_id', 'balance_id'],
  payout_notes: ['creator_id', 'created_at', 'content'],
  entries: ['entry_id', 'transfer_id', 'occurred_at', 'account', 'amount_cents', 'payout_id'],
  processor_payouts: [
    'processor_payout_id',
    'processor',
    'payout_id',
    'creator_id',
    'amount_cents',
    'method',
    'state',
    'created_at',
    'idempotency_key',
  ],
}

/** Columns beyond the contract, which the documentation names and the page's own queries use. */
const FURTHER_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  creators: [
    'compliance',
    'paused',
    'instant_capable',
    'account_opened_on',
    'completed_payouts_before',
    'minimum_cents',
    'under_age_without_guardian',
    'bank_account',
    'schedule_details',
  ],
  sales: ['balance_id', 'reversed_sale_id', 'retained_fee_cents', 'retained_fee_balance_id'],
  balances: [],
  payouts: ['payout_frequency', 'transfer_cents', 'cost_cents'],
  payout_balances: ['claimed_cents'],
  payout_notes: ['code', 'note_id'],
  entries: ['reason', 'sale_id'],
  processor_payouts: ['fee_cents', 'cost_cents', 'arrived_at', 'failure_code'],
}

describe('the readable views', () => {
  const { database } = ledgerWith()
  const columnsOf = (view: string): unknown[] =>
    rows(database, `SELECT name FROM pragma_table_info('${view}') ORDER BY cid`).flat()

  it.each(Object.keys(CONTRACT))(
    'have %s with the columns of the contract first; a change here breaks people’s queries',
    (view) => {
      expect(columnsOf(view)).toEqual([...CONTRACT[view]!, ...FURTHER_COLUMNS[view]!])
    },
  )

  it('are views, so that the tables beneath them may change', () => {
    const views = rows(database, `SELECT name FROM sqlite_master WHERE type = 'view'`).flat()
    expect(views).toEqual(expect.arrayContaining(Object.keys(CONTRACT)))
  })

  it('show states, kinds and reasons as words, days and instants as ISO 8601', () => {
    const ledger = ledgerWith({ rail: 'paypal', frequency: 'monthly' })
    sell(ledger, 1, at('2026-09-01T10:20:30Z'), 100_00, 'platform')
    claim(ledger, 1, at('2026-09-03T10:00:00Z'), { processor: 'paypal' })
    const first = (view: string): unknown[] =>
      rows(ledger.database, `SELECT * FROM ${view} ORDER BY 1`)[0]!
    expect(first('creators')).toEqual(
      expect.arrayContaining(['paypal', 'monthly', 'compliant', '2025-01-01']),
    )
    expect(first('sales')).toEqual(expect.arrayContaining(['2026-09-01T10:20:30Z', 'sale']))
    expect(first('balances')).toEqual(
      expect.arrayContaining(['2026-09-01', 'platform', 'processing']),
    )
    expect(first('payouts')).toEqual(
      expect.arrayContaining(['2026-09-03T10:00:00Z', 'paypal', 'standard', 'creating', null]),
    )
    expect(first('entries')).toEqual(expect.arrayContaining(['funds_at_platform', 'sale']))
  })
})

describe('the tables', () => {
  it('are all read by the digest, each in the order of its key', () => {
    const { database } = ledgerWith()
    const tables = rows(database, `SELECT name FROM sqlite_master WHERE type = 'table'`).flat()
    const tableKeys = { ...TABLE_KEYS, ...CLOSED_TABLE_KEYS }
    const read = Object.keys(tableKeys).flatMap(storedIn)
    expect([...read, ...TABLES_BESIDE_THE_BOOKS].sort()).toEqual(tables.sort())
    for (const [readAs, keys] of Object.entries(tableKeys)) {
      for (const table of storedIn(readAs)) {
        const primary = `SELECT name FROM pragma_table_info('${table}') WHERE pk > 0 ORDER BY pk`
        expect([table, ...rows(database, primary).flat()]).toEqual([table, ...keys])
      }
    }
  })

  it('refuse values of another type, amounts of nothing and fees that do not add up', () => {
    const { database } = ledgerWith({})
    const insert = (table: string, values: string): (() => void) => {
      return () => database.script(`INSERT INTO ${table} VALUES (${values})`)
    }
    expect(insert('ledger_balances', `1, 1, 1, 0, 'much', 0`)).toThrow(/INTEGER/)
    expect(insert('ledger_balances', '1, 1, 1, 0, 1.5, 0')).toThrow(/INTEGER/)
    expect(insert('ledger_single_postings', '1, 1, 0, 0, 1, 2, 0, NULL, NULL')).toThrow(/CHECK/)
    expect(insert('ledger_single_postings', '1, 1, 0, 0, 1, 1, 5, NULL, NULL')).toThrow(/CHECK/)
    const sale = (accounts: string, cents: string): string => `1, 1, 0, 1, ${accounts}, ${cents}`
    expect(insert('ledger_sale_transfers', sale('1, 9, 2, 7, 4', '50, 5, 0'))).toThrow(/CHECK/)
    expect(insert('ledger_sale_transfers', sale('1, 1, 2, 7, 4', '50, 5, 5'))).toThrow(/CHECK/)
    expect(insert('ledger_sale_transfers', sale('1, 9, 4, 7, 4', '50, 5, 5'))).toThrow(/CHECK/)
    expect(insert('ledger_sale_transfers', sale('1, 9, 2, 4, 4', '50, 5, 5'))).toThrow(/CHECK/)
    expect(insert('ledger_completions', '1, 1, 0, 1, 3, 1, 4, 2, 50, 0')).toThrow(/CHECK/)
    expect(insert('ledger_completions', '1, 1, 0, 1, 3, 3, 4, 2, 50, 5')).toThrow(/CHECK/)
    expect(insert('ledger_completions', '1, 1, 0, 1, 3, 1, 4, 1, 50, 5')).toThrow(/CHECK/)
    database.script('INSERT INTO ledger_balances VALUES (1, 1, 1, 0, 5, 0)')
    expect(insert('ledger_sales', '1, 1, 0, 0, 10, 4, 5, 1, NULL, 0, NULL')).toThrow(/CHECK/)
    expect(value(database, 'SELECT COUNT(*) FROM ledger_sales')).toBe(0)
  })
})

it('has the views and columns that queries are completed with', () => {
  const { database } = ledgerWith()
  const columns = new Map<string, string[]>()
  for (const [view, column] of rows(
    database,
    `SELECT m.name, p.name FROM sqlite_schema m JOIN pragma_table_info(m.name) p
     WHERE m.type = 'view' AND m.name NOT GLOB 'ledger_*' ORDER BY m.rowid, p.cid`,
  )) {
    columns.set(String(view), [...(columns.get(String(view)) ?? []), String(column)])
  }
  expect(Object.fromEntries(columns)).toEqual(LEDGER_VIEWS)
})
