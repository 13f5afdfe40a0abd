/**
 * Tables and views of the processors' own books. A key is `NULL` where it is the usual key of the
 * request, which follows from its payout.
 */
import {
  PROCESSOR_METHODS,
  PROCESSOR_PAYOUT_STATES,
  PROCESSOR_TRANSFER_STATES,
  PROCESSORS,
} from '../core/vocabulary'
import { instantSql as instant, wordSql as word } from './view-columns'

/** The same keys as the payout service gives its requests (`src/payouts/idempotency-keys.ts`). */
const keySql = (asked: 'payout' | 'transfer'): string =>
  `COALESCE(idempotency_key, '${asked}-' || payout_id) AS idempotency_key`
export const PAYMENT_KEY = keySql('payout')
export const TRANSFER_KEY = keySql('transfer')

export const BOOKS_TABLES_SQL = `
CREATE TABLE books_payouts (
  processor_payout_id TEXT PRIMARY KEY,
  processor INTEGER NOT NULL,
  payout_id INTEGER NOT NULL,
  creator_id INTEGER NOT NULL,
  amount_cents INTEGER NOT NULL,
  fee_cents INTEGER NOT NULL,
  cost_cents INTEGER NOT NULL,
  method INTEGER NOT NULL,
  state INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  arrived_at INTEGER,
  failure_code TEXT,
  idempotency_key TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE books_transfers (
  processor_transfer_id TEXT PRIMARY KEY,
  processor INTEGER NOT NULL,
  payout_id INTEGER NOT NULL,
  creator_id INTEGER NOT NULL,
  amount_cents INTEGER NOT NULL,
  state INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  idempotency_key TEXT,
  taken_back_cents INTEGER
) STRICT, WITHOUT ROWID;`

const METHOD = `${word('method', PROCESSOR_METHODS)} AS method`
const PAYOUT_STATE = `${word('state', PROCESSOR_PAYOUT_STATES)} AS state`
const TRANSFER_STATE = `${word('state', PROCESSOR_TRANSFER_STATES)} AS state`

/** Columns of these tables as the digest has them: in words. */
export const BOOKS_COLUMNS_IN_WORDS = {
  books_payouts: `processor_payout_id, processor, payout_id, creator_id, amount_cents, fee_cents, cost_cents, ${METHOD},
    ${PAYOUT_STATE}, created_at, arrived_at, failure_code, ${PAYMENT_KEY}`,
  books_transfers: `processor_transfer_id, processor, payout_id, creator_id, amount_cents, ${TRANSFER_STATE}, created_at,
    ${TRANSFER_KEY}, taken_back_cents`,
} as const

export const BOOKS_VIEWS_SQL = `
CREATE VIEW processor_payouts AS SELECT
  processor_payout_id, ${word('processor', PROCESSORS)} AS processor, payout_id, creator_id, amount_cents,
  ${METHOD}, ${PAYOUT_STATE}, ${instant('created_at')} AS created_at, ${PAYMENT_KEY}, fee_cents, cost_cents,
  ${instant('arrived_at')} AS arrived_at, failure_code
FROM books_payouts;

CREATE VIEW processor_transfers AS SELECT
  processor_transfer_id, ${word('processor', PROCESSORS)} AS processor, payout_id, creator_id, amount_cents,
  ${TRANSFER_STATE}, ${instant('created_at')} AS created_at, ${TRANSFER_KEY}, taken_back_cents
FROM books_transfers;`
