import { expect, it } from 'vitest'
import { headlineOf, headlineOfViolation } from '../../../src/experiments/stress/story-headlines'
import type { ViolatedCheck } from '../../../src/experiments/stress/stress-outcome'

it.each(['constructor', 'toString', '__proto__', 'No payout below a dollar'])(
  'an invariant is called %s, as the scenario calls it',
  (name) => {
    expect(headlineOf(name as ViolatedCheck)).toBe(name)
    const violation = { name: name as ViolatedCheck, witnessParts: [] }
    expect(headlineOfViolation(violation)).toBe(name)
  },
)

it.each([
  [
    'payouts_were_allowed',
    'payout 4 of ink: payouts are paused by admin',
    'A payout while payouts are paused',
  ],
  [
    'payouts_were_allowed',
    'payout 4 of ink: the bank account is missing',
    'A payout without a bank account that can be paid',
  ],
  [
    'payouts_were_allowed',
    'payout 4 of ink: it is instant, and the creator is too new',
    'An instant payout that was not allowed',
  ],
  [
    'payouts_were_allowed',
    'payout 4 of ink: payout 3 was still in progress',
    'A payout while another one is in progress',
  ],
  [
    'payouts_were_allowed',
    'payout 4 of ink: payout 3 to the same destination failed as account_closed, which is final',
    'A payout to a destination that has failed for good',
  ],
  [
    'payouts_were_allowed',
    'payout 4 of ink: it pays money of 2026-09-01, which is too young',
    'A payout of money that is too young',
  ],
  [
    'payouts_were_allowed',
    'payout 4 of ink: it pays up to 2026-09-01, and no run of these days that pays the schedule daily on us_bank pays up to that day',
    'A payout for a period that no run pays',
  ],
  [
    'payouts_were_allowed',
    'payout 4 of ink: it is standard, and not the turn of the schedule daily on us_bank',
    'A payout when it is not the creator’s turn',
  ],
  [
    'payouts_were_allowed',
    'payout 4 of ink: it takes $77.59 of the $101.97 that could be paid at once',
    'A payout leaves money behind',
  ],
  [
    'payouts_were_allowed',
    'payout 4 of ink: $9.00 are below the minimum of $10.00',
    'A payout below the minimum',
  ],
  [
    'payouts_were_allowed',
    'payout 4 of ink: po_4 of $9.00 was asked for before its money could be paid out, 25 hours after it was made',
    'A payout is sent before its money can be paid out',
  ],
  [
    'payouts_were_allowed',
    'payout 4 of ink: no guardian has signed',
    'A payout that was not allowed',
  ],
  [
    'outcomes_become_known',
    'refund 9 of sale 370: $30.39 were asked for, and neither refunded nor refused, and after 5 days the platform has not been notified (creator-23)',
    'Nobody knows what became of a refund',
  ],
  [
    'money_arrives_in_time',
    'payout 4 of ink of $9.00 was completed at 2026-09-01T08:00:07Z, before its money had arrived',
    'A payout is completed before its money has arrived',
  ],
  [
    'processor_agrees',
    'payout 4 of ink: its net is $9.00, the processor paid $8.00',
    'A processor paid another amount than the net of a payout',
  ],
  [
    'processor_agrees',
    'payout 4 of ink: its net is $9.00, the processor paid parts of $9.01',
    'The ledger and the processor disagree',
  ],
  [
    'payouts_follow_processor',
    'payout 4 of ink: it is completed, but the processor told us "returned"',
    'A payout counts as completed although its money came back',
  ],
  [
    'payouts_follow_processor',
    'payout 4 of ink: it is failed, but transfer tr_4 of $9.00 was not reversed',
    'A payout failed and its transfer is not taken back',
  ],
] as const)('%s: “%s” is headed by what happened', (name, witness, headline) => {
  expect(headlineOfViolation({ name, witnessParts: [witness] })).toBe(headline)
})
