/** Queries to begin with: each answers something that is asked of a payout ledger, over the readable views alone. */
import { m } from '../paraglide/messages.js'

interface QueryExample {
  title: () => string
  sql: string
}

export const QUERY_EXAMPLES: readonly QueryExample[] = [
  {
    title: m.query_example_states,
    sql: `SELECT payout_type, state, COUNT(*) AS payouts, SUM(net_cents) AS net_cents
FROM payouts
GROUP BY payout_type, state
ORDER BY payout_type, state`,
  },
  {
    title: m.query_example_failures,
    sql: `SELECT failure_reason, processor, COUNT(*) AS payouts, SUM(net_cents) AS net_cents
FROM payouts
WHERE failure_reason IS NOT NULL
GROUP BY failure_reason, processor
ORDER BY payouts DESC`,
  },
  {
    title: m.query_example_margin,
    sql: `SELECT p.payout_id, c.handle, p.gross_cents, p.fee_cents,
  SUM(x.cost_cents) AS cost_cents, p.fee_cents - SUM(x.cost_cents) AS kept_cents
FROM payouts p
JOIN processor_payouts x USING (payout_id)
JOIN creators c ON c.creator_id = p.creator_id
WHERE p.payout_type = 'instant' AND p.state = 'completed'
GROUP BY p.payout_id
ORDER BY kept_cents
LIMIT 100`,
  },
  {
    title: m.query_example_unpaid,
    sql: `SELECT c.creator_id, c.handle, c.payout_frequency,
  MIN(b.date) AS since, SUM(b.amount_cents) AS unpaid_cents
FROM balances b
JOIN creators c USING (creator_id)
WHERE b.state = 'unpaid'
GROUP BY c.creator_id
HAVING unpaid_cents > 0
ORDER BY since, unpaid_cents DESC
LIMIT 100`,
  },
  {
    title: m.query_example_notes,
    sql: `SELECT code, COUNT(*) AS notes, COUNT(DISTINCT creator_id) AS creators,
  MIN(created_at) AS first_at, MAX(created_at) AS last_at
FROM payout_notes
GROUP BY code
ORDER BY notes DESC`,
  },
  {
    title: m.query_example_accounts,
    sql: `SELECT a.account, a.balance_cents, COALESCE(SUM(e.amount_cents), 0) AS entries_cents
FROM accounts a
LEFT JOIN entries e ON e.account = a.account
WHERE a.creator_id IS NULL
GROUP BY a.account_id
ORDER BY a.account_id`,
  },
]
