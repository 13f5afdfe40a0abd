/**
 * The ledger's tables, as compact as speed asks for, and the readable views over them, which are the public contract
 * (docs/ledger-views.md). Words are stored as their position in the vocabulary's lists, days and instants as integers.
 */
import { BALANCE_STATES } from '../core/balance-state'
import { PART_STATES } from '../core/payout-parts'
import { DIFFERENCE_KINDS, PAYOUT_RUNS } from '../core/payout-plan'
import { PAYOUT_STATES } from '../core/payout-state'
import {
  BANK_ACCOUNTS,
  COMPLIANCE_STATES,
  CREATOR_SETTINGS,
  HOLDERS,
  PAUSE_SOURCES,
  PAYOUT_FREQUENCIES,
  PAYOUT_TYPES,
  PROCESSORS,
  RAILS,
  SALE_KINDS,
} from '../core/vocabulary'
import { BOOKS_TABLES_SQL, BOOKS_VIEWS_SQL } from './books-schema'
import { CLOSED_TABLES_SQL, CLOSED_VIEWS_SQL } from './closing/closed-schema'
import { HISTORIES_TABLES_SQL, HISTORIES_VIEWS_SQL } from './histories-schema'
import { JOURNAL_TABLES_SQL, JOURNAL_VIEWS_SQL, POSTING_TABLES } from './journal-schema'
import { IS_OPEN_SQL } from './open-balances'
import { MONEY_REQUEST_KINDS } from './requests'
import { IS_CREATING_OR_PROCESSING_SQL } from './payout-state-sql'
import { daySql as day, instantSql as instant, wordSql as word } from './view-columns'

/**
 * A kept ledger has the views of its own version, and readers of one should ask these. Of its
 * tables they may ask only for columns that have been the same since version 1. The columns of the
 * processors' books that hold words have not.
 */
export const LEDGER_SCHEMA_VERSION = 3

/** Every table with its key, in the order in which the digest reads them; a view where rows are stored as fewer. */
export const TABLE_KEYS = {
  ledger_creators: ['creator_id'],
  ledger_flexible_schedules: ['creator_id'],
  ledger_pauses: ['pause_id'],
  ledger_accounts: ['account_id'],
  ledger_balances: ['balance_id'],
  ledger_sales: ['sale_id'],
  ledger_payouts: ['payout_id'],
  ledger_payout_balances: ['payout_id', 'balance_id'],
  ledger_payout_notes: ['note_id'],
  ledger_state_changes: ['change_id'],
  ledger_refused_changes: ['refusal_id'],
  ledger_postings: ['posting_id'],
  ledger_payout_parts: ['payout_id', 'part', 'attempt'],
  ledger_requests: ['idempotency_key'],
  ledger_paypal_terms: ['creator_id'],
  books_payouts: ['processor_payout_id'],
  books_transfers: ['processor_transfer_id'],
  ledger_setting_changes: ['change_id'],
} as const

const STORED_IN: Readonly<Record<string, readonly string[]>> = {
  ledger_state_changes: ['ledger_payout_changes', 'ledger_balance_changes'],
  ledger_postings: Object.values(POSTING_TABLES),
}

/** The tables beneath such a view; of a table itself. */
export const storedIn = (table: string): readonly string[] => STORED_IN[table] ?? [table]

/**
 * What the digest leaves out: what is said of a run without being part of its books, and what the service remembers of
 * deliveries and of refunds that are not answered, which have moved nothing in our books.
 */
export const TABLES_BESIDE_THE_BOOKS = [
  'comparison_differences',
  'ledger_handled_webhooks',
  'ledger_open_refunds',
] as const

/** The columns for the plan of one of the two services that are compared. */
const planColumns = (service: string): string =>
  `${service}_action TEXT NOT NULL, ${service}_payout_type INTEGER, ${service}_processor INTEGER,
  ${service}_period_end_day INTEGER, ${service}_balances INTEGER, ${service}_gross_cents INTEGER,
  ${service}_fee_cents INTEGER, ${service}_net_cents INTEGER, ${service}_reason TEXT`

/**
 * `ledger_…` are ours; `books_…` are the processors' own and name our rows without referring to them;
 * `comparison_…` say what another service would have done, are no part of the books, and stay out of the digest.
 */
export const TABLES = `
CREATE TABLE ledger_creators (
  creator_id INTEGER PRIMARY KEY,
  handle TEXT NOT NULL UNIQUE,
  country TEXT NOT NULL,
  rail INTEGER NOT NULL,
  frequency INTEGER NOT NULL,
  compliance INTEGER NOT NULL,
  instant_capable INTEGER NOT NULL,
  account_opened_day INTEGER NOT NULL,
  completed_payouts_before INTEGER NOT NULL,
  minimum_cents INTEGER NOT NULL,
  under_age_without_guardian INTEGER NOT NULL,
  bank_account INTEGER NOT NULL
) STRICT;

CREATE TABLE ledger_flexible_schedules (
  creator_id INTEGER PRIMARY KEY REFERENCES ledger_creators,
  details TEXT NOT NULL
) STRICT;

CREATE TABLE ledger_pauses (
  pause_id INTEGER PRIMARY KEY,
  creator_id INTEGER NOT NULL REFERENCES ledger_creators,
  source INTEGER NOT NULL,
  began_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;
CREATE INDEX pauses_of_creator ON ledger_pauses (creator_id, ended_at);

CREATE TABLE ledger_accounts (
  account_id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  creator_id INTEGER REFERENCES ledger_creators,
  balance_cents INTEGER NOT NULL
) STRICT;

CREATE TABLE ledger_balances (
  balance_id INTEGER PRIMARY KEY,
  creator_id INTEGER NOT NULL REFERENCES ledger_creators,
  day INTEGER NOT NULL,
  holder INTEGER NOT NULL,
  amount_cents INTEGER NOT NULL,
  state INTEGER NOT NULL
) STRICT;
CREATE INDEX open_balances ON ledger_balances (creator_id, state, day) WHERE ${IS_OPEN_SQL};

CREATE TABLE ledger_sales (
  sale_id INTEGER PRIMARY KEY,
  creator_id INTEGER NOT NULL REFERENCES ledger_creators,
  occurred_at INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  gross_cents INTEGER NOT NULL,
  fee_cents INTEGER NOT NULL,
  net_cents INTEGER NOT NULL,
  balance_id INTEGER NOT NULL REFERENCES ledger_balances,
  reversed_sale_id INTEGER REFERENCES ledger_sales,
  retained_fee_cents INTEGER NOT NULL,
  retained_fee_balance_id INTEGER REFERENCES ledger_balances,
  CHECK (gross_cents = fee_cents + net_cents)
) STRICT;
CREATE INDEX reversals ON ledger_sales (reversed_sale_id) WHERE reversed_sale_id IS NOT NULL;

CREATE TABLE ledger_payouts (
  payout_id INTEGER PRIMARY KEY,
  creator_id INTEGER NOT NULL REFERENCES ledger_creators,
  created_at INTEGER NOT NULL,
  completed_at INTEGER,
  processor INTEGER NOT NULL,
  payout_type INTEGER NOT NULL,
  frequency INTEGER NOT NULL,
  period_end_day INTEGER NOT NULL,
  gross_cents INTEGER NOT NULL CHECK (gross_cents > 0),
  fee_cents INTEGER NOT NULL CHECK (fee_cents >= 0),
  net_cents INTEGER NOT NULL CHECK (net_cents >= 0),
  transfer_cents INTEGER NOT NULL,
  cost_cents INTEGER NOT NULL,
  state INTEGER NOT NULL,
  failure_reason TEXT,
  processor_payout_id TEXT,
  processor_transfer_id TEXT
) STRICT;
CREATE INDEX payouts_of_creator ON ledger_payouts (creator_id);
CREATE INDEX payouts_creating_or_processing ON ledger_payouts (creator_id) WHERE ${IS_CREATING_OR_PROCESSING_SQL};

CREATE TABLE ledger_payout_balances (
  payout_id INTEGER NOT NULL REFERENCES ledger_payouts,
  balance_id INTEGER NOT NULL REFERENCES ledger_balances,
  claimed_cents INTEGER NOT NULL,
  PRIMARY KEY (payout_id, balance_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX payouts_of_balance ON ledger_payout_balances (balance_id, payout_id);

CREATE TABLE ledger_payout_notes (
  note_id INTEGER PRIMARY KEY,
  creator_id INTEGER NOT NULL REFERENCES ledger_creators,
  created_at INTEGER NOT NULL,
  code TEXT NOT NULL,
  content TEXT NOT NULL
) STRICT;
CREATE INDEX notes_of_creator ON ledger_payout_notes (creator_id, created_at);

${HISTORIES_TABLES_SQL}
CREATE TABLE ledger_refused_changes (
  refusal_id INTEGER PRIMARY KEY,
  payout_id INTEGER NOT NULL REFERENCES ledger_payouts,
  occurred_at INTEGER NOT NULL,
  from_state INTEGER NOT NULL,
  to_state INTEGER NOT NULL,
  reason TEXT NOT NULL
) STRICT;

${JOURNAL_TABLES_SQL}
CREATE TABLE ledger_payout_parts (
  payout_id INTEGER NOT NULL REFERENCES ledger_payouts,
  part INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  state INTEGER NOT NULL,
  processor_payout_id TEXT,
  failure_reason TEXT,
  PRIMARY KEY (payout_id, part, attempt)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger_requests (
  idempotency_key TEXT PRIMARY KEY,
  payout_id INTEGER NOT NULL REFERENCES ledger_payouts,
  kind INTEGER NOT NULL,
  sent_at INTEGER NOT NULL,
  tries INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger_open_refunds (
  refund_id INTEGER PRIMARY KEY,
  sale_id INTEGER NOT NULL REFERENCES ledger_sales,
  creator_id INTEGER NOT NULL REFERENCES ledger_creators,
  sold_day INTEGER NOT NULL,
  amount_cents INTEGER NOT NULL,
  asked_at INTEGER NOT NULL
) STRICT;

CREATE TABLE ledger_handled_webhooks (
  webhook_id TEXT PRIMARY KEY,
  handled_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger_paypal_terms (
  creator_id INTEGER PRIMARY KEY REFERENCES ledger_creators,
  fee_waived INTEGER NOT NULL,
  splits INTEGER NOT NULL
) STRICT;

${BOOKS_TABLES_SQL}

CREATE TABLE comparison_differences (
  difference_id INTEGER PRIMARY KEY,
  creator_id INTEGER NOT NULL REFERENCES ledger_creators,
  compared_at INTEGER NOT NULL,
  run INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  payout_id INTEGER REFERENCES ledger_payouts,
  old_pays_on_day INTEGER,
  ${planColumns('current')},
  ${planColumns('old')}
) STRICT;

CREATE TABLE ledger_setting_changes (
  change_id INTEGER PRIMARY KEY,
  creator_id INTEGER NOT NULL REFERENCES ledger_creators,
  changed_at INTEGER NOT NULL,
  setting INTEGER NOT NULL,
  from_value TEXT NOT NULL,
  to_value TEXT NOT NULL
) STRICT;
CREATE INDEX destination_changes ON ledger_setting_changes (creator_id, changed_at)
  WHERE setting >= ${CREATOR_SETTINGS.indexOf('rail')};
${CLOSED_TABLES_SQL}`

const planView = (service: string): string =>
  `${service}_action, ${word(`${service}_payout_type`, PAYOUT_TYPES)} AS ${service}_payout_type,
  ${word(`${service}_processor`, PROCESSORS)} AS ${service}_processor,
  ${day(`${service}_period_end_day`)} AS ${service}_period_end_date, ${service}_balances,
  ${service}_gross_cents, ${service}_fee_cents, ${service}_net_cents, ${service}_reason`

/** Columns beyond the contract are at the end of each view. */
export const VIEWS = `
CREATE VIEW creators AS SELECT
  creator_id, handle, country, ${word('rail', RAILS)} AS rail,
  ${word('frequency', PAYOUT_FREQUENCIES)} AS payout_frequency,
  ${word('compliance', COMPLIANCE_STATES)} AS compliance,
  EXISTS (SELECT 1 FROM ledger_pauses p
    WHERE p.creator_id = ledger_creators.creator_id AND p.ended_at IS NULL) AS paused, instant_capable,
  ${day('account_opened_day')} AS account_opened_on, completed_payouts_before, minimum_cents,
  under_age_without_guardian, ${word('bank_account', BANK_ACCOUNTS)} AS bank_account,
  (SELECT details FROM ledger_flexible_schedules f
    WHERE f.creator_id = ledger_creators.creator_id) AS schedule_details
FROM ledger_creators;

CREATE VIEW pauses AS SELECT
  pause_id, creator_id, ${word('source', PAUSE_SOURCES)} AS source,
  ${instant('began_at')} AS began_at, ${instant('ended_at')} AS ended_at
FROM ledger_pauses;

CREATE VIEW accounts AS SELECT account_id, name AS account, creator_id, balance_cents
FROM ledger_accounts;

CREATE VIEW sales AS SELECT
  sale_id, creator_id, ${instant('occurred_at')} AS occurred_at, ${word('kind', SALE_KINDS)} AS kind,
  gross_cents, fee_cents, net_cents, balance_id, reversed_sale_id, retained_fee_cents,
  retained_fee_balance_id
FROM ledger_sales;

CREATE VIEW balances AS SELECT
  balance_id, creator_id, ${day('day')} AS date, amount_cents, ${word('holder', HOLDERS)} AS holder,
  ${word('state', BALANCE_STATES)} AS state
FROM ledger_balances;

CREATE VIEW payouts AS SELECT
  payout_id, creator_id, ${instant('created_at')} AS created_at, ${instant('completed_at')} AS completed_at,
  ${word('processor', PROCESSORS)} AS processor, ${word('payout_type', PAYOUT_TYPES)} AS payout_type,
  ${day('period_end_day')} AS period_end_date, gross_cents, fee_cents, net_cents,
  ${word('state', PAYOUT_STATES)} AS state, failure_reason, processor_payout_id,
  ${word('frequency', PAYOUT_FREQUENCIES)} AS payout_frequency, transfer_cents, cost_cents
FROM ledger_payouts;

CREATE VIEW payout_balances AS SELECT payout_id, balance_id, claimed_cents FROM ledger_payout_balances;

CREATE VIEW payout_parts AS SELECT
  payout_id, part, attempt, amount_cents, ${word('state', PART_STATES)} AS state, processor_payout_id,
  failure_reason
FROM ledger_payout_parts;

CREATE VIEW unanswered_requests AS SELECT
  idempotency_key, payout_id, ${word('kind', MONEY_REQUEST_KINDS)} AS kind, ${instant('sent_at')} AS sent_at, tries
FROM ledger_requests;

CREATE VIEW unanswered_refunds AS SELECT
  refund_id, sale_id, creator_id, amount_cents, ${instant('asked_at')} AS asked_at
FROM ledger_open_refunds;

CREATE VIEW handled_webhooks AS SELECT
  webhook_id, ${instant('handled_at')} AS handled_at
FROM ledger_handled_webhooks;

CREATE VIEW paypal_terms AS SELECT creator_id, fee_waived, splits FROM ledger_paypal_terms;

CREATE VIEW payout_notes AS SELECT
  creator_id, ${instant('created_at')} AS created_at, content, code, note_id
FROM ledger_payout_notes;

${HISTORIES_VIEWS_SQL}
CREATE VIEW refused_state_changes AS SELECT
  refusal_id, payout_id, ${instant('occurred_at')} AS occurred_at,
  ${word('from_state', PAYOUT_STATES)} AS from_state, ${word('to_state', PAYOUT_STATES)} AS to_state, reason
FROM ledger_refused_changes;

${JOURNAL_VIEWS_SQL}
${BOOKS_VIEWS_SQL}

CREATE VIEW service_differences AS SELECT
  difference_id, creator_id, ${instant('compared_at')} AS compared_at, ${word('run', PAYOUT_RUNS)} AS run,
  ${word('kind', DIFFERENCE_KINDS)} AS kind, payout_id, ${day('old_pays_on_day')} AS old_pays_on,
  ${planView('current')}, ${planView('old')}
FROM comparison_differences;

CREATE VIEW creator_setting_changes AS SELECT
  change_id, creator_id, ${instant('changed_at')} AS changed_at,
  ${word('setting', CREATOR_SETTINGS)} AS setting, from_value, to_value
FROM ledger_setting_changes;
${CLOSED_VIEWS_SQL}`
