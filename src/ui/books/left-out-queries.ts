/** The payouts that make up what the books leave out by rules of the era: queries over the readable views. */
import type { LeftOut } from '../words/left-out'

export const LEFT_OUT_QUERIES: Readonly<Record<LeftOut['by'], string>> = {
  misread: `SELECT p.payout_id, p.creator_id, p.created_at,
  p.cost_cents AS booked_cents,
  SUM(x.cost_cents) AS charged_cents,
  SUM(x.cost_cents) - p.cost_cents AS left_out_cents
FROM payouts p
JOIN processor_payouts x USING (payout_id)
WHERE x.processor_payout_id IN (
  SELECT processor_payout_id FROM payouts UNION SELECT processor_payout_id FROM payout_parts
)
GROUP BY p.payout_id
HAVING left_out_cents <> 0
ORDER BY p.created_at`,
  uncollected: `SELECT p.payout_id, p.creator_id, p.created_at,
  p.fee_cents AS booked_cents,
  x.fee_cents AS collected_cents,
  p.fee_cents - x.fee_cents AS left_out_cents
FROM payouts p
JOIN processor_payouts x USING (processor_payout_id)
WHERE p.payout_type = 'instant' AND p.state = 'completed'
  AND x.fee_cents <> p.fee_cents
ORDER BY p.created_at`,
}
