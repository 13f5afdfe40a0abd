/**
 * Tables and views of the histories of payouts and balances. When a payout changes, all its
 * balances may change right after it. Then the payout's row says which states they left and
 * entered, and its claims say which balances they are. `ledger_state_changes` shows every change,
 * however it is stored.
 */
import { BALANCE_STATES } from '../core/balance-state'
import { PAYOUT_STATES } from '../core/payout-state'
import { instantSql as instant, integerSql as integer, wordSql as word } from './view-columns'

export const HISTORIES_TABLES_SQL = `
CREATE TABLE ledger_payout_changes (
  change_id INTEGER PRIMARY KEY,
  payout_id INTEGER NOT NULL REFERENCES ledger_payouts,
  occurred_at INTEGER NOT NULL,
  from_state INTEGER,
  to_state INTEGER NOT NULL,
  balances_from_state INTEGER,
  balances_to_state INTEGER,
  CHECK ((balances_from_state IS NULL) = (balances_to_state IS NULL))
) STRICT;
CREATE INDEX payout_failures ON ledger_payout_changes (occurred_at)
  WHERE to_state = ${PAYOUT_STATES.indexOf('failed')};

CREATE TABLE ledger_balance_changes (
  change_id INTEGER PRIMARY KEY,
  payout_id INTEGER NOT NULL REFERENCES ledger_payouts,
  balance_id INTEGER NOT NULL REFERENCES ledger_balances,
  occurred_at INTEGER NOT NULL,
  from_state INTEGER NOT NULL,
  to_state INTEGER NOT NULL
) STRICT;
`

/** Of rows that are tables or queries. The ids of balances that follow their payout come after its own, in their order. */
export const balanceChangesSql = (payoutChanges: string, balanceChanges: string): string => `SELECT
  change_id, payout_id, balance_id, occurred_at, from_state, to_state
FROM ${balanceChanges}
UNION ALL
SELECT
  ${integer(`change_id + (SELECT COUNT(*) FROM ledger_payout_balances o
    WHERE o.payout_id = c.payout_id AND o.balance_id <= b.balance_id)`)}, c.payout_id, b.balance_id,
  occurred_at, balances_from_state, balances_to_state
FROM ${payoutChanges} c CROSS JOIN ledger_payout_balances b ON b.payout_id = c.payout_id
WHERE balances_to_state IS NOT NULL`

export const stateChangesSql = (payoutChanges: string, balanceChanges: string): string => `SELECT
  change_id, payout_id, ${integer('NULL')} AS balance_id, occurred_at, from_state, to_state
FROM ${payoutChanges}
UNION ALL
${balanceChangesSql(payoutChanges, balanceChanges)}`

export const LAST_CHANGE_SQL = `MAX(
  (SELECT COALESCE(MAX(change_id), 0) FROM ledger_payout_changes),
  (SELECT COALESCE(MAX(change_id), 0) FROM ledger_balance_changes))`

/** As people read them. */
export const readableBalanceChangesSql = (balanceChanges: string): string => `SELECT
  change_id, balance_id, payout_id, ${instant('occurred_at')} AS occurred_at,
  ${word('from_state', BALANCE_STATES)} AS from_state, ${word('to_state', BALANCE_STATES)} AS to_state
FROM (${balanceChanges})`

const [PAYOUT_CHANGES, BALANCE_CHANGES] = [
  'ledger_payout_changes',
  'ledger_balance_changes',
] as const

export const HISTORIES_VIEWS_SQL = `
CREATE VIEW ledger_state_changes AS
${stateChangesSql(PAYOUT_CHANGES, BALANCE_CHANGES)};

CREATE VIEW payout_state_changes AS SELECT
  change_id, payout_id, ${instant('occurred_at')} AS occurred_at,
  ${word('from_state', PAYOUT_STATES)} AS from_state, ${word('to_state', PAYOUT_STATES)} AS to_state
FROM ledger_payout_changes;

CREATE VIEW balance_state_changes AS
${readableBalanceChangesSql(balanceChangesSql(PAYOUT_CHANGES, BALANCE_CHANGES))};
`
