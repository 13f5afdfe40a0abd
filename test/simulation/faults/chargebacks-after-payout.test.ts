import { expect, it } from 'vitest'
import { calmScenario, run } from '../../support/runs'

const SOLD_BY = Array.from({ length: 12 }, (_, index) => `seller-${index + 1}`)

/** Each is paid once, and charged back for it: after how many days of their payout. */
function daysAfterPayouts(schedule: 'daily' | 'weekly', chargebackWithinDays: number): unknown[] {
  const { rows } = run(
    calmScenario({
      days: 28,
      policy: 'payout-lab',
      creators: SOLD_BY.map((handle) => ({ handle, schedule })),
      sales: SOLD_BY.map((creator) => ({ creator, at: '2026-09-01', amountCents: 200_00 })),
      faults: { afterPayout: { chargebackBasisPoints: 10_000, chargebackWithinDays } },
    }),
  )
  return rows(`SELECT DISTINCT (unixepoch(occurred_at) - unixepoch(completed_at)) / 86400.0
    FROM sales JOIN payouts USING (creator_id)
    WHERE kind = 'chargeback' ORDER BY 1`).flat()
}

it('come whole days after the payout, from the first day on to the last', () => {
  expect(daysAfterPayouts('daily', 1)).toEqual([1])
  expect(daysAfterPayouts('daily', 3)).toEqual([1, 2, 3])
})

it('come after instant payouts alone', () => {
  expect(daysAfterPayouts('weekly', 1)).toEqual([])
})
