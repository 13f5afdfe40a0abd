/**
 * A payout fails after its sale was refunded. What is left on the creator's account is less than the transfer that was made
 * for it, so the processor does not take that back until something is sold.
 */
import { expect, it } from 'vitest'
import { ProcessorAccount } from '../../src/processors/funds'
import type { ScenarioInput } from '../../src/scenario/schema'
import { caseNamed, expectFound, replaceMethod, type Fault } from '../support/faults'
import { brokenChecks, run } from '../support/runs'

const failing = caseNamed('kept-transfer')
const returning = caseNamed('kept-transfer', {
  days: 60,
  faults: { single: [{ fault: 'payout-returned', code: 'account_closed', creator: 'ink' }] },
})

const ENDINGS = `
  SELECT payout_id, substr(occurred_at, 1, 10), to_state FROM payout_state_changes
  WHERE to_state NOT IN ('creating', 'processing') ORDER BY change_id`

it.each<[string, ScenarioInput, unknown[], string]>([
  ['fails', failing, [[1, '2026-09-19', 'failed']], '2026-09-14'],
  [
    'is returned',
    returning,
    [
      [1, '2026-09-14', 'completed'],
      [1, '2026-09-19', 'returned'],
    ],
    '2026-09-17',
  ],
])(
  'a payout that %s ends on the day on which its transfer is back, and its creator is paused until support has looked at it',
  (_what, scenario, endings, pausedOn) => {
    const done = run(scenario)
    expect(brokenChecks(done.report)).toEqual([])
    expect(done.rows(ENDINGS)).toEqual([...endings, [2, '2026-10-05', 'completed']])
    expect(
      done.rows('SELECT source, substr(began_at, 1, 10), substr(ended_at, 1, 10) FROM pauses'),
    ).toEqual([['unaccounted_money', pausedOn, '2026-09-25']])
    expect(done.rows("SELECT content FROM payout_notes WHERE code = 'transfer_kept'")).toEqual([
      [
        'The money that was moved for payout 1 of $433.90 cannot be moved back yet. Payouts are paused until support has looked at it.',
      ],
    ])
    expect(done.rows('SELECT COUNT(*) FROM unanswered_requests')).toEqual([[0]])
  },
)

const FAULTS: readonly (Omit<Fault, 'scenario'> & { what: string })[] = [
  {
    what: 'the processor takes back what is not there',
    plant: () =>
      replaceMethod(
        ProcessorAccount.prototype,
        'canGiveBack',
        () =>
          function () {
            return true
          },
      ),
    found: 'payouts_were_allowed',
    witness:
      /^payout 1: tr_00000001 of 17340 cents was reversed, though the account had 16440 cents$/,
  },
  {
    what: 'the processor keeps what is there',
    plant: () =>
      replaceMethod(
        ProcessorAccount.prototype,
        'canGiveBack',
        (right) =>
          function (this: ProcessorAccount, amountCents, now) {
            return right.call(this, amountCents * 3, now)
          },
      ),
    found: 'payouts_were_allowed',
    witness:
      /^payout 1: tr_00000001 of 17340 cents was not reversed, though 42490 cents of the account had settled$/,
  },
  {
    what: 'nobody is paused',
    plant: ({ ledger: { pauses } }) => {
      pauses.pause = () => false
    },
    found: 'pauses_have_a_cause',
    witness: /^creator 1 was not paused by unaccounted_money at 2026-09-14/,
  },
]

it.each(FAULTS)('a check finds that $what', (fault) => expectFound({ scenario: failing, ...fault }))
