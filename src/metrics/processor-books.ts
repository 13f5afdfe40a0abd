/**
 * What the processors' own books add up to, with the charges that the platform was not notified of,
 * those that it read too low, the fees that were booked and not collected, and what was paid twice or is still owed.
 */
import type { Database } from '../ledger/database'
import { OWED_AGAIN, PAID_TWICE } from './paid-twice'
import type { ProcessorBooks } from './stuck'

/** A payment is heard of once its id is known, of the payout or of one of its parts; of what is closed, each was. */
const PROCESSOR_BOOKS = `
WITH heard AS (
  SELECT processor_payout_id FROM payouts WHERE processor_payout_id IS NOT NULL
  UNION SELECT processor_payout_id FROM payout_parts WHERE processor_payout_id IS NOT NULL
), payments AS (
  SELECT b.state, b.amount_cents, b.cost_cents, p.payout_type = 'instant' AS is_instant,
    b.cost_cents > 0 AND b.processor_payout_id NOT IN (SELECT processor_payout_id FROM heard) AS is_unheard
  FROM processor_payouts b JOIN payouts p USING (payout_id)
)
SELECT COALESCE(SUM(state = 'paid'), 0) + (SELECT COALESCE(SUM(payments_paid), 0) FROM closed_payouts),
  COALESCE(SUM(iif(state = 'paid', amount_cents, 0)), 0) + (SELECT COALESCE(SUM(paid_cents), 0) FROM closed_payouts),
  COALESCE(SUM(cost_cents), 0) + (SELECT COALESCE(SUM(charged_cents), 0) FROM closed_payouts),
  COALESCE(SUM(is_unheard), 0), COALESCE(SUM(iif(is_unheard, cost_cents, 0)), 0),
  COALESCE(SUM(is_unheard AND is_instant), 0),
  COALESCE(SUM(iif(is_unheard AND is_instant, cost_cents, 0)), 0)
FROM payments`

const BOOKED_COST = `
SELECT COALESCE(SUM(cost_cents), 0) + (SELECT COALESCE(SUM(cost_cents), 0) FROM closed_payouts) FROM payouts`

/** `NULL` where days were closed. */
const UNCOLLECTED_FEES = `
SELECT iif(EXISTS (SELECT 1 FROM closed_payouts), NULL, COALESCE(SUM(p.fee_cents - b.fee_cents), 0))
FROM payouts p JOIN processor_payouts b USING (processor_payout_id)
WHERE p.payout_type = 'instant' AND p.state = 'completed'`

export function processorBooksOf(database: Database): ProcessorBooks {
  const row = database.statement(PROCESSOR_BOOKS).row([])!
  const uncollectedFeeCents = database.valueOf(UNCOLLECTED_FEES) as number | null
  const bookedCents = database.valueOf(BOOKED_COST) as number
  return {
    paidPayments: row[0] as number,
    paidCents: row[1] as number,
    costCents: row[2] as number,
    unheardPayments: row[3] as number,
    unheardCostCents: row[4] as number,
    unheardInstantPayments: row[5] as number,
    unheardInstantCostCents: row[6] as number,
    paidTwiceNotBackCents: database.valueOf(PAID_TWICE) as number,
    owedAgainCents: database.valueOf(OWED_AGAIN) as number,
    misreadCostCents: (row[2] as number) - (row[4] as number) - bookedCents,
    ...(uncollectedFeeCents !== null && { uncollectedFeeCents }),
  }
}
