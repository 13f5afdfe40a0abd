/**
 * What balances say of the money in payouts, step by step: how much more each change of state has put in transit and paid.
 * A balance that is told twice to be paid is paid once. Each change is compared with the one before it, since code that
 * writes without checks records as the state before it the one that it expects.
 */

/**
 * In place of a view; of one creator, or of all. A balance has what was claimed of it, and at its last change what it has
 * now: more can have landed on those of a payout that failed and was then completed after all.
 */
export const balanceSteps = (ofCreator = ''): string => `(
  SELECT occurred_at,
    iif(to_state = 'processing', cents, 0) - iif(before_state = 'processing', before_cents, 0) AS put_in_transit_cents,
    iif(to_state = 'paid', cents, 0) - iif(before_state = 'paid', before_cents, 0) AS paid_cents
  FROM (
    SELECT occurred_at, to_state, LAG(to_state) OVER steps AS before_state, LAG(claimed_cents) OVER steps AS before_cents,
      iif(LEAD(to_state) OVER steps IS NULL, amount_cents, claimed_cents) AS cents
    FROM balance_state_changes
    JOIN payout_balances USING (payout_id, balance_id)
    JOIN balances USING (balance_id)${ofCreator}
    WINDOW steps AS (PARTITION BY balance_id ORDER BY change_id)
  )
)`
