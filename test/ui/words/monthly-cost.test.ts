/** When a chart explains that costs are highest at the start of a month, and a loss what is in its cost. */
import { expect, it } from 'vitest'
import { readScenario } from '../../../src/scenario/read-scenario'
import type { Scenario } from '../../../src/scenario/schema'
import { accountChargeNote, withMonthlyCost } from '../../../src/ui/words/monthly-cost'

const DESCRIPTION = 'Fees above, processor cost below.'

function charging(activeAccountMonthlyCents: number): Scenario {
  const read = readScenario({ version: 1, processor: { costs: { activeAccountMonthlyCents } } })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.scenario
}

const AUGUST = ['2026-08-30', '2026-08-31'].map((day) => ({ day }))
const INTO_SEPTEMBER = [...AUGUST, { day: '2026-09-01' }]
const FROM_SEPTEMBER = ['2026-09-01', '2026-09-02'].map((day) => ({ day }))

const noteOn = (amount: string): string =>
  `${DESCRIPTION} Stripe charges ${amount} for each account with its first payout of a calendar month, so costs are highest at the start of a month.`

it.each([
  ['no month begins', [{ scenario: charging(2_00), days: AUGUST }], DESCRIPTION],
  ['a run begins with a month', [{ scenario: charging(2_00), days: FROM_SEPTEMBER }], DESCRIPTION],
  ['nothing is charged', [{ scenario: charging(0), days: INTO_SEPTEMBER }], DESCRIPTION],
  ['a month begins', [{ scenario: charging(2_00), days: INTO_SEPTEMBER }], noteOn('$2.00')],
  [
    'runs are charged differently',
    [2_00, 1_50, 2_00].map((cents) => ({ scenario: charging(cents), days: INTO_SEPTEMBER })),
    noteOn('$2.00, $1.50'),
  ],
])('where %s', (_when, runs, expected) => {
  expect(withMonthlyCost(DESCRIPTION, runs)).toBe(expected)
})

it('beside a loss the charge is named, where there is one', () => {
  expect(accountChargeNote(2_00)).toBe(
    'What instant payouts cost includes the processor’s charge of $2 a month for each account that is paid.',
  )
  expect(accountChargeNote(0)).toBe('')
})
