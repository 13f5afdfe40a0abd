/**
 * Tables and views of closed days: what is kept of settled rows that have left. In a ledger that
 * keeps all days they are empty, and not part of its digest.
 */
import { PAYOUT_STATES } from '../../core/payout-state'
import {
  HOLDERS,
  PAYOUT_FREQUENCIES,
  PAYOUT_TYPES,
  PROCESSORS,
  SALE_KINDS,
} from '../../core/vocabulary'
import type { Database } from '../database'
import { instantSql as instant, wordSql as word } from '../view-columns'

/** Every table with its key, in the order in which the digest reads them. */
export const CLOSED_TABLE_KEYS = {
  ledger_closed_days: ['closing_id'],
  ledger_closed_postings: ['closed_id'],
  ledger_closed_sales: ['kind'],
  ledger_closed_payouts: ['payout_type', 'frequency', 'processor', 'state'],
  ledger_closed_balances: ['creator_id', 'holder'],
  ledger_closed_creators: ['creator_id'],
} as const

/** How many rows of each table a closing took, by the table; the names are columns of `closed_days`. */
export const CLOSED_ROW_COUNTS = {
  ledger_sales: 'sales',
  ledger_balances: 'balances',
  ledger_payouts: 'payouts',
  ledger_payout_balances: 'payout_balances',
  ledger_payout_parts: 'payout_parts',
  ledger_payout_notes: 'payout_notes',
  ledger_state_changes: 'state_changes',
  ledger_refused_changes: 'refused_changes',
  ledger_postings: 'postings',
  books_payouts: 'processor_payouts',
  books_transfers: 'processor_transfers',
} as const
export type ClosedTable = keyof typeof CLOSED_ROW_COUNTS
export const CLOSED_TABLES = Object.keys(CLOSED_ROW_COUNTS) as readonly ClosedTable[]

const COUNTS = Object.values(CLOSED_ROW_COUNTS)

export const CLOSED_TABLES_SQL = `
CREATE TABLE ledger_closed_days (
  closing_id INTEGER PRIMARY KEY,
  closed_at INTEGER NOT NULL,
  settled_before INTEGER NOT NULL,
  ${COUNTS.map((name) => `${name} INTEGER NOT NULL`).join(', ')},
  chain TEXT NOT NULL
) STRICT;

CREATE TABLE ledger_closed_postings (
  closed_id INTEGER PRIMARY KEY,
  reason INTEGER NOT NULL,
  debit_account_id INTEGER NOT NULL REFERENCES ledger_accounts,
  credit_account_id INTEGER NOT NULL REFERENCES ledger_accounts,
  postings INTEGER NOT NULL,
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  last_at INTEGER NOT NULL,
  UNIQUE (reason, debit_account_id, credit_account_id)
) STRICT;

CREATE TABLE ledger_closed_sales (
  kind INTEGER PRIMARY KEY,
  sales INTEGER NOT NULL,
  gross_cents INTEGER NOT NULL,
  fee_cents INTEGER NOT NULL,
  net_cents INTEGER NOT NULL
) STRICT;

CREATE TABLE ledger_closed_payouts (
  payout_type INTEGER NOT NULL,
  frequency INTEGER NOT NULL,
  processor INTEGER NOT NULL,
  state INTEGER NOT NULL,
  payouts INTEGER NOT NULL,
  gross_cents INTEGER NOT NULL,
  fee_cents INTEGER NOT NULL,
  net_cents INTEGER NOT NULL,
  cost_cents INTEGER NOT NULL,
  payments INTEGER NOT NULL,
  payments_paid INTEGER NOT NULL,
  paid_cents INTEGER NOT NULL,
  charged_cents INTEGER NOT NULL,
  below_cost INTEGER NOT NULL,
  with_fresh_balance INTEGER NOT NULL,
  unsettled_cent_seconds REAL NOT NULL,
  PRIMARY KEY (payout_type, frequency, processor, state)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger_closed_balances (
  creator_id INTEGER NOT NULL REFERENCES ledger_creators,
  holder INTEGER NOT NULL,
  balances INTEGER NOT NULL,
  amount_cents INTEGER NOT NULL,
  PRIMARY KEY (creator_id, holder)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger_closed_creators (
  creator_id INTEGER PRIMARY KEY REFERENCES ledger_creators,
  sales INTEGER NOT NULL,
  earned_cents INTEGER NOT NULL,
  payouts INTEGER NOT NULL,
  paid_cents INTEGER NOT NULL,
  fee_cents INTEGER NOT NULL,
  instant_payouts INTEGER NOT NULL,
  instant_fee_cents INTEGER NOT NULL,
  charged_cents INTEGER NOT NULL,
  first_instant_at INTEGER,
  waited_cents INTEGER NOT NULL,
  waited_cent_seconds INTEGER NOT NULL,
  instant_gross_cents INTEGER NOT NULL
) STRICT;
`

export const CLOSED_VIEWS_SQL = `
CREATE VIEW closed_days AS SELECT
  closing_id, ${instant('closed_at')} AS closed_at, ${instant('settled_before')} AS settled_before,
  ${COUNTS.join(', ')}, chain
FROM ledger_closed_days;

CREATE VIEW closed_sales AS SELECT
  ${word('kind', SALE_KINDS)} AS kind, sales, gross_cents, fee_cents, net_cents
FROM ledger_closed_sales;

CREATE VIEW closed_payouts AS SELECT
  ${word('payout_type', PAYOUT_TYPES)} AS payout_type,
  ${word('frequency', PAYOUT_FREQUENCIES)} AS payout_frequency,
  ${word('processor', PROCESSORS)} AS processor, ${word('state', PAYOUT_STATES)} AS state,
  payouts, gross_cents, fee_cents, net_cents, cost_cents, payments, payments_paid, paid_cents, charged_cents,
  below_cost, with_fresh_balance
FROM ledger_closed_payouts;

CREATE VIEW closed_balances AS SELECT
  creator_id, ${word('holder', HOLDERS)} AS holder, balances, amount_cents
FROM ledger_closed_balances;

CREATE VIEW closed_creators AS SELECT
  creator_id, sales, earned_cents, payouts, paid_cents, fee_cents, instant_payouts, instant_fee_cents, charged_cents,
  ${instant('first_instant_at')} AS first_instant_at
FROM ledger_closed_creators;
`

/** A ledger of an earlier version has none of them: no day of it was closed. */
export function addClosedTables(database: Database): void {
  const [isThere] = database
    .statement(`SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'ledger_closed_days')`)
    .row([])!
  if (isThere === 0) database.script(CLOSED_TABLES_SQL + CLOSED_VIEWS_SQL)
}
