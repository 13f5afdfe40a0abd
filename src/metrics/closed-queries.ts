/**
 * Queries of figures where days are closed: the same query, over the rows that are still there and
 * the sums of those that have left. The name of a view means both in it, and each row counts for as
 * many rows as it is a sum of.
 */

/** Of the whole marketplace: what the queries filter by, and what they add up. */
const PAYOUTS = `payouts AS (
  SELECT payout_type, payout_frequency, state, creator_id, gross_cents, fee_cents, net_cents, cost_cents, 1 AS rows_of
  FROM main.payouts
  UNION ALL SELECT payout_type, payout_frequency, state, NULL, gross_cents, fee_cents, net_cents, cost_cents, payouts
  FROM closed_payouts)`
const SALES = `sales AS (
  SELECT kind, creator_id, gross_cents, net_cents, 1 AS rows_of FROM main.sales
  UNION ALL SELECT kind, NULL, gross_cents, net_cents, sales FROM closed_sales)`
const ENTRIES = `entries AS (
  SELECT 1 AS rows_of FROM main.entries WHERE entry_id > 0
  UNION ALL SELECT 2 * postings FROM closed_days)`

/** Of single creators: all of theirs that is closed had completed. */
const PAYOUTS_OF_CREATORS = `payouts AS (
  SELECT creator_id, state, net_cents, fee_cents, 1 AS rows_of FROM main.payouts
  UNION ALL SELECT creator_id, 'completed', paid_cents, fee_cents, payouts FROM closed_creators)`
const SALES_OF_CREATORS = `sales AS (
  SELECT creator_id, kind, net_cents, 1 AS rows_of FROM main.sales
  UNION ALL SELECT creator_id, 'sale', earned_cents, sales FROM closed_creators)`

const COUNTED = /\bCOUNT\(\*\)/g
const SUMMED = 'COALESCE(SUM(rows_of), 0)'

/** The figures whose query needs rows that are gone keep it: it is about the days that are kept. */
export function withClosedDays(sql: string): string {
  if (/\bJOIN\b|occurred_at/.test(sql)) return sql
  const isOfCreators = sql.includes('creator_id')
  if (/FROM payouts\b/.test(sql)) return over(isOfCreators ? PAYOUTS_OF_CREATORS : PAYOUTS, sql)
  if (/FROM sales\b/.test(sql)) return over(isOfCreators ? SALES_OF_CREATORS : SALES, sql)
  return sql === 'SELECT COUNT(*) FROM entries' ? over(ENTRIES, sql) : sql
}

const over = (both: string, sql: string): string => `WITH ${both}\n${sql.replace(COUNTED, SUMMED)}`
