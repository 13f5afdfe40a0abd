import { expect, it } from 'vitest'
import { doneHere } from '../../support/run-pools'
import { calmScenario, run } from '../../support/runs'

const DAILY = ['ferry', 'kiln', 'loom']
/** Each creator sells every tenth day and is paid for it; at the end all payouts have completed. */
const paid = calmScenario({
  days: 70,
  seed: 'payout-lab',
  creators: DAILY.map((handle) => ({ handle, schedule: 'daily' })),
  sales: ['2026-09-02', '2026-09-12', '2026-09-22', '2026-10-02'].flatMap((day) =>
    DAILY.map((creator) => ({ creator, at: `${day}T09:00:00Z`, amountCents: 300_00 })),
  ),
})
const paidOf = (scenario: typeof paid) => doneHere({ scenario, keep: 'stress' }).stress.paid

it('has of what processors paid what the service has completed', () => {
  const { rows } = run(paid)
  const [counted] = rows("SELECT COUNT(*), SUM(net_cents) FROM payouts WHERE state = 'completed'")
  expect(counted![0]).toBe(12)
  expect(paidOf(paid)).toEqual({ payments: 12, cents: counted![1] })
})

it('has the payments of closed days too', () => {
  const closed = { ...paid, detail: { days: 40 } }
  expect(run(closed).value('SELECT SUM(payments_paid) FROM closed_payouts')).toBeGreaterThan(0)
  expect(paidOf(closed)).toEqual(paidOf(paid))
})
