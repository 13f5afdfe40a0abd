/** What holds of the statement of any run; tests of random scenarios look at it in the runs that they have anyway. */
import { expect } from 'vitest'
import { statementOf, type StatementMonth } from '../../src/metrics/statement'
import type { Run } from './runs'

type Amount = Exclude<keyof StatementMonth, 'month'>

/** What was posted for payouts as completed, while they had been completed and had not come back. */
const COMPLETED_AGAIN = `SELECT COALESCE(SUM(gross_cents), 0) FROM payouts JOIN (
  SELECT payout_id, to_state, LAG(to_state) OVER (PARTITION BY payout_id ORDER BY change_id) AS before
  FROM payout_state_changes
) USING (payout_id) WHERE to_state = 'completed' AND before = 'completed'`

/** Looks at the statement of a run beside its report, and at its months beside each other; returns sums over the months. */
export function sumsOfStatement({ simulation, report, value }: Run): (name: Amount) => number {
  const { months } = statementOf(simulation.ledger.database, null)
  const { totals } = report
  const sumOf = (name: Amount): number => months.reduce((sum, month) => sum + month[name], 0)
  expect(months.at(0)?.owedAtStartCents ?? 0).toBe(0)
  expect(months.at(-1)?.owedAtEndCents ?? 0).toBe(totals.unpaid + totals.inTransit)
  expect(sumOf('salesCents')).toBe(totals.salesNet)
  expect(sumOf('feesCents')).toBe(totals.payoutFee)
  expect(0 - sumOf('paidOutCents') - sumOf('cameBackCents')).toBe(totals.payoutGross)
  expect(sumOf('bookedTwiceCents')).toBe(value(COMPLETED_AGAIN))
  for (const [index, { owedAtStartCents }] of months.entries()) {
    if (index > 0) expect(owedAtStartCents).toBe(months[index - 1]!.owedAtEndCents)
  }
  return sumOf
}
