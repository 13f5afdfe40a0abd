/** Small scenarios with one right outcome each: which payouts are made of which money when something is taken back. */
import { expect, it } from 'vitest'
import { caseNamed } from '../support/faults'
import { brokenChecks, run } from '../support/runs'

const PAYOUTS = `SELECT date(created_at), payout_type, state, gross_cents, fee_cents, net_cents
  FROM payouts ORDER BY payout_id`
const CLAIMS = `SELECT payout_id, date, holder, claimed_cents FROM payout_balances JOIN balances USING (balance_id)
  ORDER BY payout_id, balance_id`
const BALANCES = 'SELECT date, holder, amount_cents, state FROM balances ORDER BY balance_id'

it.each([
  [
    'charged-back-before-payday',
    // The first sale leaves a debt of its processing fee, $6.10, which is set off against the second.
    [['2026-09-17', 'standard', 'completed', 254_40, 0, 254_40]],
    [
      [1, '2026-08-31', 'platform', -6_10],
      [1, '2026-09-08', 'platform', 260_50],
    ],
    [
      ['2026-08-31', 'platform', -6_10, 'paid'],
      ['2026-09-08', 'platform', 260_50, 'paid'],
    ],
  ],
  [
    'refund-younger-than-the-money',
    // 208.24 − 161.50 = 46.74, paid the next morning.
    [
      ['2026-09-02', 'instant', 'completed', 155_98, 4_55, 151_43],
      ['2026-09-04', 'instant', 'completed', 46_74, 1_37, 45_37],
    ],
    [
      [1, '2026-09-01', 'processor', 155_98],
      [2, '2026-09-03', 'processor', 46_74],
    ],
    [
      ['2026-09-01', 'processor', 155_98, 'paid'],
      ['2026-09-03', 'processor', 46_74, 'paid'],
    ],
  ],
  [
    'exchange-loss-of-a-failed-payout',
    // Each reversal of $200 costs $4, so each next payout is smaller and the account always holds it.
    [
      ['2026-09-02', 'standard', 'failed', 400_00, 0, 400_00],
      ['2026-09-09', 'standard', 'failed', 396_00, 0, 396_00],
      ['2026-09-16', 'standard', 'failed', 392_00, 0, 392_00],
    ],
    [
      [1, '2026-08-20', 'processor', 200_00],
      [1, '2026-08-20', 'platform', 200_00],
      [2, '2026-08-20', 'processor', 196_00],
      [2, '2026-08-20', 'platform', 200_00],
      [3, '2026-08-20', 'processor', 192_00],
      [3, '2026-08-20', 'platform', 200_00],
    ],
    [
      ['2026-08-20', 'processor', 188_00, 'unpaid'],
      ['2026-08-20', 'platform', 200_00, 'unpaid'],
    ],
  ],
])('%s', (name, payouts, claims, balances) => {
  const { rows, report } = run(caseNamed(name))
  expect(rows(PAYOUTS)).toEqual(payouts)
  expect(rows(CLAIMS)).toEqual(claims)
  expect(rows(BALANCES)).toEqual(balances)
  expect(rows(`SELECT 1 FROM payouts WHERE failure_reason = 'insufficient_funds'`)).toEqual([])
  expect(brokenChecks(report)).toEqual([])
})
