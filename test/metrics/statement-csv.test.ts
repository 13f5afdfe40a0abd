/** The marketplace's statement as CSV: each amount below its own title. */
import { expect, it } from 'vitest'
import { statementCsv } from '../../src/metrics/statement-csv'

it('has each amount of a month below its title', () => {
  const month = {
    ...{ month: '2026-09', owedAtStartCents: 1, salesCents: 2, takenBackCents: -3 },
    ...{ otherCents: 4, paidOutCents: -5, cameBackCents: 6, notInBalancesCents: 7 },
    ...{ owedAtEndCents: 8, feesCents: 9, bookedTwiceCents: 10 },
  }
  expect(statementCsv([month])).toBe(
    'month,owed_at_start_cents,sales_cents,taken_back_cents,other_cents,' +
      'paid_out_cents,came_back_cents,not_in_balances_cents,owed_at_end_cents,fees_cents,booked_twice_cents\n' +
      '2026-09,1,2,-3,4,-5,6,7,8,9,10\n',
  )
})
