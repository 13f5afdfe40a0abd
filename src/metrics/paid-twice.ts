/**
 * How much the processors paid twice, and how much they paid that the ledger still owes: by their own books beside what
 * payouts claimed, as queries over the readable views. What has come back is in neither. Payouts of which either can be
 * said are never closed, so both are exact where days are closed.
 */

/** A payment whose money is with the creator or in transit to them. */
const IS_OUT = `state IN ('pending', 'unclaimed', 'paid')`

const PAID_AFTER_FAILURE = `reason = 'paid_after_failure'`

/** Of two amounts of the same sign the smaller one; of others nothing. */
const inBoth = (one: string, other: string): string =>
  `MAX(MIN(${one}, ${other}), 0) + MIN(MAX(${one}, ${other}), 0)`

/**
 * What a payout has beyond its net, and of its net the share, to the nearest cent, that balances which
 * an earlier payout has paid are of all that it claimed. A payout that was given up, paid and booked as a debt counts until
 * a later payout has set the debt off.
 */
export const PAID_TWICE = `WITH sent AS (
  SELECT payout_id, SUM(amount_cents) AS cents
  FROM processor_payouts
  WHERE ${IS_OUT}
  GROUP BY payout_id
), claims AS (
  SELECT c.payout_id, c.claimed_cents,
    LAG(c.claimed_cents) OVER (PARTITION BY c.balance_id ORDER BY c.payout_id) AS earlier_cents
  FROM payout_balances c
  JOIN sent USING (payout_id)
  WHERE c.balance_id IN (SELECT balance_id FROM payout_balances GROUP BY balance_id HAVING COUNT(*) > 1)
    AND c.payout_id NOT IN (
      SELECT debt.payout_id
      FROM entries debt
      JOIN sales s ON s.sale_id = debt.sale_id
      JOIN payout_balances l ON l.balance_id = s.balance_id
        AND l.payout_id > debt.payout_id
      JOIN sent ON sent.payout_id = l.payout_id
      WHERE debt.${PAID_AFTER_FAILURE})
), again AS (
  SELECT payout_id, MAX(0, SUM(${inBoth('claimed_cents', 'earlier_cents')})) AS cents
  FROM claims
  GROUP BY payout_id
)
SELECT COALESCE(SUM(
  MAX(0, sent.cents - p.net_cents)
  + COALESCE((2 * MIN(sent.cents, p.net_cents) * again.cents + p.gross_cents) / (2 * p.gross_cents), 0)), 0)
FROM sent
JOIN payouts p USING (payout_id)
LEFT JOIN again USING (payout_id)`

/** Of unpaid balances: what the latest payout brought that had claimed them, unless it is booked as the creator's debt. */
export const OWED_AGAIN = `WITH arrived AS (
  SELECT payout_id, SUM(amount_cents) AS cents
  FROM processor_payouts
  WHERE state = 'paid'
  GROUP BY payout_id
), latest AS (
  SELECT MAX(c.payout_id) AS payout_id, arrived.cents, ${inBoth('c.claimed_cents', 'b.amount_cents')} AS owed_cents
  FROM balances b
  JOIN payout_balances c USING (balance_id)
  JOIN arrived USING (payout_id)
  WHERE b.state = 'unpaid'
    AND payout_id NOT IN (SELECT payout_id FROM entries WHERE ${PAID_AFTER_FAILURE} AND payout_id > 0)
  GROUP BY balance_id
)
SELECT COALESCE(SUM(MAX(0, cents)), 0)
FROM (
  SELECT MIN(MAX(l.cents), p.net_cents, SUM(owed_cents)) AS cents
  FROM latest l
  JOIN payouts p USING (payout_id)
  GROUP BY payout_id
)`
