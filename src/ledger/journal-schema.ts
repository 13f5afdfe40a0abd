/**
 * Tables and views of the journal. A sale moves money in three postings, and a completed payout with
 * a fee in two or three. They differ only in accounts and amounts, so they are stored as one row.
 * `ledger_postings` shows every posting, however it is stored.
 */
import { TRANSFER_REASONS, type TransferReason } from './postings'
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

CREATE TABLE ledger_sale_transfers (
  posting_id INTEGER PRIMARY KEY,
  transfer_id INTEGER NOT NULL,
  occurred_at INTEGER NOT NULL,
  sale_id INTEGER NOT NULL REFERENCES ledger_sales,
  funds_account_id INTEGER NOT NULL REFERENCES ledger_accounts,
  creator_account_id INTEGER NOT NULL REFERENCES ledger_accounts,
  platform_account_id INTEGER NOT NULL REFERENCES ledger_accounts,
  processing_account_id INTEGER NOT NULL REFERENCES ledger_accounts,
  fee_account_id INTEGER NOT NULL REFERENCES ledger_accounts,
  net_cents INTEGER NOT NULL CHECK (net_cents > 0),
  platform_fee_cents INTEGER NOT NULL CHECK (platform_fee_cents > 0),
  processing_fee_cents INTEGER NOT NULL CHECK (processing_fee_cents > 0),
  CHECK (funds_account_id <> creator_account_id),
  CHECK (fee_account_id NOT IN (platform_account_id, processing_account_id))
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

/** Something of each way in which postings are stored: its table, a query that is read as if it were, or rows of it. */
export interface StoredPostings<Of> {
  singles: Of
  sales: Of
  completions: Of
}

export const POSTING_TABLES = {
  singles: 'ledger_single_postings',
  sales: 'ledger_sale_transfers',
  completions: 'ledger_completions',
} as const
type PostingTable = (typeof POSTING_TABLES)[keyof typeof POSTING_TABLES]

export const storedPostings = <Of>(of: (table: PostingTable) => Of): StoredPostings<Of> => ({
  singles: of(POSTING_TABLES.singles),
  sales: of(POSTING_TABLES.sales),
  completions: of(POSTING_TABLES.completions),
})

/** One of the postings that each row says: how many come before it, and the columns of its accounts and amount. */
type Part = [before: number, debit: string, credit: string, cents: string]

const NOTHING = integer('NULL')
const partSql = (reason: TransferReason, subjects: string) => {
  const reasonCode = integer(String(TRANSFER_REASONS.indexOf(reason)))
  return (rows: string, [before, debit, credit, cents]: Part): string => `SELECT
  ${before === 0 ? 'posting_id' : integer(`posting_id + ${before}`)}, transfer_id, occurred_at, ${reasonCode},
  ${debit}_account_id, ${credit}_account_id, ${cents}_cents, ${subjects}
FROM ${rows}`
}
const ofSale = partSql('sale', `sale_id, ${NOTHING}`)
const ofCompletion = partSql('payout_completed', `${NOTHING}, payout_id`)

/** All postings. The id of a sale's row, or of a completion's, is that of the first of its postings. */
export const postingsSql = ({ singles, sales, completions }: StoredPostings<string>): string =>
  [
    `SELECT
  posting_id, transfer_id, occurred_at, reason, debit_account_id, credit_account_id, amount_cents, sale_id, payout_id
FROM ${singles}`,
    ofSale(sales, [0, 'funds', 'creator', 'net']),
    ofSale(sales, [1, 'platform', 'fee', 'platform_fee']),
    ofSale(sales, [2, 'processing', 'fee', 'processing_fee']),
    ofCompletion(completions, [0, 'claimed', 'funds', 'net']),
    ofCompletion(completions, [1, 'claimed', 'fee', 'fee']),
    `${ofCompletion(completions, [2, 'collecting', 'funds', 'fee'])} WHERE collecting_account_id IS NOT NULL`,
  ].join('\nUNION ALL\n')

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
${postingsSql(POSTING_TABLES)};

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
