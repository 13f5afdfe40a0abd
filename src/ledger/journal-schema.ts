/**
 * Tables and views of the journal. A completed payout with a fee moves money in two or three
 * postings, which differ only in accounts and amounts, so they are stored as one row.
 * `ledger_postings` shows every posting, however it is stored.
 */
import { TRANSFER_REASONS } from './postings'
import { instantSql as instant, integerSql as integer, wordSql as word } from './view-columns'

export const JOURNAL_TABLES_SQL = `
CREATE TABLE ledger_single_postings (
  posting_id INTEGER PRIMARY KEY,
  transfer_id INTEGER NOT NULL,
  occurred_at INTEGER NOT NULL,
  reason INTEGER NOT NULL,
  debit_account_id INTEGER NOT NULL REFERENCES ledger_accounts,
  credit_account_id INTEGER NOT NULL REFERENCES ledger_accounts,
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  sale_id INTEGER REFERENCES ledger_sales,
  payout_id INTEGER REFERENCES ledger_payouts,
  CHECK (debit_account_id <> credit_account_id)
) STRICT;

CREATE TABLE ledger_completions (
  posting_id INTEGER PRIMARY KEY,
  transfer_id INTEGER NOT NULL,
  occurred_at INTEGER NOT NULL,
  payout_id INTEGER NOT NULL REFERENCES ledger_payouts,
  claimed_account_id INTEGER NOT NULL REFERENCES ledger_accounts,
  funds_account_id INTEGER NOT NULL REFERENCES ledger_accounts,
  fee_account_id INTEGER NOT NULL REFERENCES ledger_accounts,
  collecting_account_id INTEGER REFERENCES ledger_accounts,
  net_cents INTEGER NOT NULL CHECK (net_cents > 0),
  fee_cents INTEGER NOT NULL CHECK (fee_cents > 0),
  CHECK (claimed_account_id NOT IN (funds_account_id, fee_account_id)),
  CHECK (collecting_account_id <> funds_account_id)
) STRICT;
`

const COMPLETED = integer(String(TRANSFER_REASONS.indexOf('payout_completed')))
const NO_SALE = integer('NULL')

/** All postings, of rows that are tables or queries. The id of a completion is that of the first of its postings. */
export const postingsSql = (singles: string, completions: string): string => `SELECT
  posting_id, transfer_id, occurred_at, reason, debit_account_id, credit_account_id, amount_cents, sale_id, payout_id
FROM ${singles}
UNION ALL
SELECT
  posting_id, transfer_id, occurred_at, ${COMPLETED}, claimed_account_id, funds_account_id, net_cents, ${NO_SALE}, payout_id
FROM ${completions}
UNION ALL
SELECT
  ${integer('posting_id + 1')}, transfer_id, occurred_at, ${COMPLETED}, claimed_account_id, fee_account_id, fee_cents,
  ${NO_SALE}, payout_id
FROM ${completions}
UNION ALL
SELECT
  ${integer('posting_id + 2')}, transfer_id, occurred_at, ${COMPLETED}, collecting_account_id, funds_account_id, fee_cents,
  ${NO_SALE}, payout_id
FROM ${completions} WHERE collecting_account_id IS NOT NULL`

/** Both sides of postings, which are a view or a query. */
export const entriesSql = (postings: string): string => `SELECT
  posting_id * 2 - 1 AS entry_id, transfer_id, ${instant('occurred_at')} AS occurred_at, name AS account,
  amount_cents, payout_id, ${word('reason', TRANSFER_REASONS)} AS reason, sale_id
FROM ${postings} JOIN ledger_accounts ON account_id = debit_account_id
UNION ALL
SELECT
  posting_id * 2, transfer_id, ${instant('occurred_at')}, name,
  -amount_cents, payout_id, ${word('reason', TRANSFER_REASONS)}, sale_id
FROM ${postings} JOIN ledger_accounts ON account_id = credit_account_id`

/**
 * Entries with ids below zero are sums: of all postings of closed days that are alike, so that the entries of an account
 * always add up to its balance.
 */
export const JOURNAL_VIEWS_SQL = `
CREATE VIEW ledger_postings AS
${postingsSql('ledger_single_postings', 'ledger_completions')};

CREATE VIEW entries AS
${entriesSql('ledger_postings')}
UNION ALL
SELECT
  1 - closed_id * 2, -closed_id, ${instant('last_at')}, name,
  amount_cents, NULL, ${word('reason', TRANSFER_REASONS)}, NULL
FROM ledger_closed_postings JOIN ledger_accounts ON account_id = debit_account_id
UNION ALL
SELECT
  -closed_id * 2, -closed_id, ${instant('last_at')}, name,
  -amount_cents, NULL, ${word('reason', TRANSFER_REASONS)}, NULL
FROM ledger_closed_postings JOIN ledger_accounts ON account_id = credit_account_id;
`
