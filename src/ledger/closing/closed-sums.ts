/**
 * What is kept of closed rows: exact sums and counts, as statements that add the selected rows to
 * what is there. Postings with the same reason and accounts become one, so that an account is still
 * the sum of its entries.
 */
import { SECONDS_IN_DAY } from '../../core/calendar'
import { FRESH_DAYS } from '../../core/fresh-balance'
import { PAID_CENTS } from '../paid-sales'
import { COMPLETED, CREDIT, INSTANT, PAID_OUT, SALE } from '../stored-codes'

const added = (table: string, ...columns: string[]): string =>
  columns.map((column) => `${column} = ${table}.${column} + excluded.${column}`).join(', ')

/** Of postings that have been read for the chain of hashes: `PostingSums` as JSON. */
export const CLOSED_POSTINGS = `
INSERT INTO ledger_closed_postings (reason, debit_account_id, credit_account_id, postings, amount_cents, last_at)
SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5
FROM json_each(?)
WHERE TRUE ORDER BY 1, 2, 3
ON CONFLICT (reason, debit_account_id, credit_account_id) DO UPDATE SET
  ${added('ledger_closed_postings', 'postings', 'amount_cents')},
  last_at = MAX(ledger_closed_postings.last_at, excluded.last_at)`

const SALES = `
INSERT INTO ledger_closed_sales
SELECT kind, COUNT(*), SUM(gross_cents), SUM(fee_cents), SUM(net_cents)
FROM closing_sales CROSS JOIN ledger_sales ON sale_id = id
WHERE TRUE GROUP BY 1
ON CONFLICT (kind) DO UPDATE SET
  ${added('ledger_closed_sales', 'sales', 'gross_cents', 'fee_cents', 'net_cents')}`

/** Sales and credits that a payout paid: what was taken back within its balance is not in it. */
const SOLD = `
SELECT p.payout_id, SUM(${PAID_CENTS}) AS sold_cents, SUM(
  iif(s.kind = ${SALE}, ${PAID_CENTS} * MAX(0, s.occurred_at + ?1 - p.created_at), 0)) AS cent_seconds
FROM closing_sales c CROSS JOIN ledger_sales s ON s.sale_id = c.id
  CROSS JOIN ledger_payout_balances b ON b.balance_id = s.balance_id
  CROSS JOIN ledger_payouts p ON p.payout_id = b.payout_id
WHERE p.state = ${COMPLETED} AND s.kind IN (${SALE}, ${CREDIT}) AND ${PAID_CENTS} > 0
GROUP BY 1`

const PAYMENTS = `
SELECT b.payout_id, COUNT(*) AS payments, SUM(state = ${PAID_OUT}) AS paid, SUM(iif(state = ${PAID_OUT}, amount_cents, 0)) AS paid_cents,
  SUM(cost_cents) AS charged_cents
FROM closing_payments m CROSS JOIN books_payouts b ON b.processor_payout_id = m.id GROUP BY 1`

const YOUNGEST = `
SELECT payout_id, MAX(day) AS day FROM closing_payouts CROSS JOIN ledger_payout_balances ON payout_id = id
  CROSS JOIN ledger_balances USING (balance_id) GROUP BY 1`

const PAYOUTS = `
WITH payments AS (${PAYMENTS}), sold AS (${SOLD}), youngest AS (${YOUNGEST})
INSERT INTO ledger_closed_payouts
SELECT payout_type, frequency, processor, state, COUNT(*), SUM(gross_cents), SUM(fee_cents), SUM(net_cents), SUM(cost_cents),
  SUM(COALESCE(payments, 0)), SUM(COALESCE(paid, 0)), SUM(COALESCE(payments.paid_cents, 0)),
  SUM(COALESCE(charged_cents, 0)),
  SUM(state = ${COMPLETED} AND fee_cents < COALESCE(charged_cents, 0)),
  SUM(state = ${COMPLETED} AND created_at / ${SECONDS_IN_DAY} - youngest.day < ${FRESH_DAYS}),
  COALESCE(SUM(iif(cent_seconds > 0, cent_seconds * 1.0 * net_cents / sold_cents, 0.0)), 0.0)
FROM closing_payouts CROSS JOIN ledger_payouts p ON p.payout_id = id LEFT JOIN payments USING (payout_id)
  LEFT JOIN sold USING (payout_id) LEFT JOIN youngest USING (payout_id)
WHERE TRUE GROUP BY 1, 2, 3, 4
ON CONFLICT (payout_type, frequency, processor, state) DO UPDATE SET
  ${added(
    'ledger_closed_payouts',
    ...[
      'payouts',
      'gross_cents',
      'fee_cents',
      'net_cents',
      'cost_cents',
      'payments',
      'payments_paid',
    ],
    ...[
      'paid_cents',
      'charged_cents',
      'below_cost',
      'with_fresh_balance',
      'unsettled_cent_seconds',
    ],
  )}`

const BALANCES = `
INSERT INTO ledger_closed_balances
SELECT creator_id, holder, COUNT(*), SUM(amount_cents)
FROM closing_balances CROSS JOIN ledger_balances ON balance_id = id
WHERE TRUE GROUP BY 1, 2
ON CONFLICT (creator_id, holder) DO UPDATE SET ${added('ledger_closed_balances', 'balances', 'amount_cents')}`

/** When the money of each balance reached the creator. */
const ARRIVED = `
SELECT balance_id, MIN(completed_at) AS completed_at FROM closing_payouts
  CROSS JOIN ledger_payout_balances ON payout_id = id CROSS JOIN ledger_payouts USING (payout_id)
WHERE state = ${COMPLETED} GROUP BY 1`

const CREATORS = `
WITH arrived AS MATERIALIZED (${ARRIVED}), earned AS (
  SELECT creator_id, SUM(kind = ${SALE}) AS sales, SUM(net_cents) AS earned_cents,
    SUM(iif(kind = ${SALE} AND completed_at IS NOT NULL, net_cents, 0)) AS waited_cents,
    SUM(iif(kind = ${SALE}, COALESCE(completed_at - occurred_at, 0) * net_cents, 0)) AS waited_cent_seconds
  FROM closing_sales CROSS JOIN ledger_sales ON sale_id = id LEFT JOIN arrived USING (balance_id) GROUP BY 1
), payments AS (${PAYMENTS}), paid AS (
  SELECT creator_id, SUM(state = ${COMPLETED}) AS payouts,
    SUM(iif(state = ${COMPLETED}, net_cents, 0)) AS paid_cents,
    SUM(iif(state = ${COMPLETED}, fee_cents, 0)) AS fee_cents,
    SUM(state = ${COMPLETED} AND payout_type = ${INSTANT}) AS instant_payouts,
    SUM(iif(state = ${COMPLETED} AND payout_type = ${INSTANT}, fee_cents, 0)) AS instant_fee_cents,
    SUM(iif(state = ${COMPLETED} AND payout_type = ${INSTANT}, gross_cents, 0)) AS instant_gross_cents,
    SUM(COALESCE(charged_cents, 0)) AS charged_cents,
    MIN(iif(state = ${COMPLETED} AND payout_type = ${INSTANT}, created_at, NULL)) AS first_instant_at
  FROM closing_payouts CROSS JOIN ledger_payouts p ON p.payout_id = id LEFT JOIN payments USING (payout_id)
  GROUP BY 1
)
INSERT INTO ledger_closed_creators
SELECT creator_id, COALESCE(sales, 0), COALESCE(earned_cents, 0), payouts, paid_cents, fee_cents, instant_payouts,
  instant_fee_cents, charged_cents, first_instant_at, COALESCE(waited_cents, 0), COALESCE(waited_cent_seconds, 0),
  instant_gross_cents
FROM paid LEFT JOIN earned USING (creator_id)
WHERE TRUE ORDER BY 1
ON CONFLICT (creator_id) DO UPDATE SET
  ${added(
    'ledger_closed_creators',
    ...[
      'sales',
      'earned_cents',
      'payouts',
      'paid_cents',
      'fee_cents',
      'instant_payouts',
      'instant_fee_cents',
    ],
    ...['charged_cents', 'waited_cents', 'waited_cent_seconds', 'instant_gross_cents'],
  )},
  first_instant_at = MIN(
    COALESCE(ledger_closed_creators.first_instant_at, excluded.first_instant_at),
    COALESCE(excluded.first_instant_at, ledger_closed_creators.first_instant_at))`

/** In order; each with the parameters that it takes. `?1`: seconds from a sale until its money has settled. */
export const CLOSED_SUMS: readonly { sql: string; asksSettlement: boolean }[] = [
  { sql: SALES, asksSettlement: false },
  { sql: PAYOUTS, asksSettlement: true },
  { sql: BALANCES, asksSettlement: false },
  { sql: CREATORS, asksSettlement: false },
]
