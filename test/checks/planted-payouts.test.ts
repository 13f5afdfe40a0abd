/** Faults of the kind that payout services have had: done twice, done half, forgotten, or done all the same. */
import { expect, it } from 'vitest'
import { Balances } from '../../src/ledger/balances'
import type { Ledger } from '../../src/ledger/ledger'
import { PayoutMovements } from '../../src/ledger/payout-movements'
import { Postings } from '../../src/ledger/postings'
import type { ProcessorAnswer, ProcessorRequest } from '../../src/payouts/ports'
import { StripeProcessor } from '../../src/processors/stripe'
import type { ScenarioInput } from '../../src/scenario/schema'
import { Scheduler } from '../../src/simulation/scheduler'
import { eventful } from '../support/audited'
import { expectFound, replaceMethod, type Fault } from '../support/faults'
import { brokenChecks, CALM_PROCESSOR, run } from '../support/runs'

const weekly: ScenarioInput = {
  version: 1,
  startDay: '2026-08-31',
  days: 40,
  population: { size: 0 },
  creators: [
    { handle: 'ink', openingBalances: [{ day: '2026-08-20', amountCents: 150_00 }] },
    { handle: 'oak', openingBalances: [{ day: '2026-08-20', amountCents: 220_00 }] },
  ],
  processor: CALM_PROCESSOR,
}
const failing: ScenarioInput = {
  ...weekly,
  processor: {
    ...CALM_PROCESSOR,
    failures: { ...CALM_PROCESSOR.failures, standardFailedBasisPoints: 10_000 },
  },
}
const paused: ScenarioInput = {
  ...weekly,
  actions: [{ action: 'pause', on: '2026-09-01', creator: 'oak', by: 'admin' }],
}

/** What is too young to be paid lies in the same account, which could pay the first payout once more. */
const inAccount: ScenarioInput = {
  ...weekly,
  days: 11,
  creators: [
    {
      handle: 'oak',
      openingBalances: [
        { day: '2026-08-20', amountCents: 220_00, holder: 'processor' },
        { day: '2026-08-30', amountCents: 900_00, holder: 'processor' },
      ],
    },
  ],
}

/** Every payout is posted twice over at one of its steps. */
const postTwice = (step: 'complete' | 'charge' | 'reverseTransfer'): void =>
  replaceMethod(PayoutMovements.prototype, step, (post: (...given: never[]) => void) => {
    return function (this: PayoutMovements, ...given: never[]): void {
      post.apply(this, given)
      post.apply(this, given)
    }
  })

/** The pauses of the service are read as if those of a source were not there. */
const overlook = ({ pauses }: Ledger, source: string): void => {
  const of = pauses.of.bind(pauses)
  pauses.of = (creatorId) => of(creatorId).filter((pause) => pause.source !== source)
}

/** The answers to the first two attempts of each request for a payout are lost. */
function loseAnswers(keyOf: (key: string, attempt: number) => string): void {
  const attempts = new Map<string, number>()
  replaceMethod(StripeProcessor.prototype, 'answer', (answer) => {
    return function (this: StripeProcessor, request: ProcessorRequest): ProcessorAnswer {
      if (request.kind !== 'create_payout') return answer.call(this, request)
      const attempt = (attempts.get(request.idempotencyKey) ?? 0) + 1
      attempts.set(request.idempotencyKey, attempt)
      const idempotencyKey = keyOf(request.idempotencyKey, attempt)
      const given = answer.call(this, { ...request, idempotencyKey })
      return attempt <= 2 ? { outcome: 'unknown' } : given
    }
  })
}

const FAULTS: readonly (Fault & { what: string })[] = [
  {
    what: 'a sale is posted twice',
    scenario: eventful,
    plant: () =>
      replaceMethod(Postings.prototype, 'post', (post) => {
        return function (this: Postings, at, reason, ...rest) {
          if (reason === 'sale') post.call(this, at, reason, ...rest)
          return post.call(this, at, reason, ...rest)
        }
      }),
    found: 'creators_are_owed_what_they_earned',
    witness: /^creator \d+ has unpaid balances of \d+ cents and an account at -\d+ cents$/,
  },
  {
    what: 'a payout is completed twice',
    scenario: eventful,
    plant: () => postTwice('complete'),
    found: 'money_is_conserved',
    witness:
      /^\w+ is at -?\d+ cents, by sales and payouts it should be -?\d+ cents(?:, and \d+ more accounts? differs?)?$/,
  },
  {
    what: 'a cost is posted twice',
    scenario: eventful,
    plant: () => postTwice('charge'),
    found: 'money_is_conserved',
    witness:
      /^\w+ is at -?\d+ cents, by sales and payouts it should be -?\d+ cents(?:, and \d+ more accounts? differs?)?$/,
  },
  {
    what: 'a transfer is taken back twice',
    scenario: eventful,
    plant: () => postTwice('reverseTransfer'),
    found: 'processor_agrees',
    witness: /^payout \d+: our books moved -\d+ cents for it, the processor told us of 0 cents$/,
  },
  {
    what: 'the money of a failed payout is not released',
    scenario: eventful,
    plant: () => replaceMethod(PayoutMovements.prototype, 'release', () => () => undefined),
    found: 'creators_are_owed_what_they_earned',
    witness: /^creator \d+ has unpaid balances of \d+ cents and an account at -?\d+ cents$/,
  },
  {
    what: 'a sale overwrites what another one has added to a balance',
    scenario: eventful,
    plant: ({ ledger: { database } }) => {
      let isLost = false
      replaceMethod(Balances.prototype, 'add', (add) => {
        return function (this: Balances, ...given) {
          const balanceId = add.apply(this, given)
          const sql = 'SELECT amount_cents FROM ledger_balances WHERE balance_id = ?'
          const [cents] = database.statement(sql).row([balanceId])!
          const [, , amountCents] = given
          if (isLost || cents === amountCents) return balanceId
          isLost = true
          database
            .statement('UPDATE ledger_balances SET amount_cents = ? WHERE balance_id = ?')
            .run([amountCents, balanceId])
          return balanceId
        }
      })
    },
    found: 'creators_are_owed_what_they_earned',
    witness: /^creator \d+ is owed \d+ cents, should be owed \d+ cents$/,
  },
  {
    what: 'webhooks are dropped, and nobody asks again',
    scenario: { ...weekly, policy: { name: 'payout-lab', stuckPayoutHours: null } },
    plant: () => replaceMethod(Scheduler.prototype, 'startRequest', () => () => undefined),
    found: 'outcomes_become_known',
    witness:
      /^payout \d: the money of po_\d+ is with the creator, and after 5 days the platform has not been notified$/,
  },
  {
    what: 'balances are claimed by a second payout',
    scenario: weekly,
    plant: ({ ledger: { payouts, database } }) => {
      const create = payouts.create.bind(payouts)
      payouts.create = (payout) => {
        create(payout)
        for (const { balanceId } of payout.balances) {
          database
            .statement('UPDATE ledger_balances SET state = 0 WHERE balance_id = ?')
            .run([balanceId])
        }
        return create(payout)
      }
    },
    found: 'balances_paid_once',
    witness: /^balance \d is in payouts 1 and 2$/,
  },
  {
    what: 'a payout is a dollar larger than its balances',
    scenario: weekly,
    plant: ({ ledger: { payouts } }) => {
      const create = payouts.create.bind(payouts)
      payouts.create = (payout) =>
        create({
          ...payout,
          grossCents: payout.grossCents + 1_00,
          netCents: payout.netCents + 1_00,
        })
    },
    found: 'payouts_add_up',
    witness:
      /^payout 1 of 15100 cents claimed 15000 cents, a fee of 0 cents and a net of 15100 cents$/,
  },
  {
    what: 'nobody is paused after three failures',
    scenario: failing,
    plant: ({ ledger: { pauses } }) => {
      pauses.pause = () => false
    },
    found: 'pauses_have_a_cause',
    witness:
      /^creator \d was not paused by repeated_failures at 2026-09-\d\dT\d\d:\d\d:\d\dZ, when 3 payouts in a row had failed$/,
  },
  {
    what: 'a fourth payout is made after three failures',
    scenario: failing,
    plant: ({ ledger }) => overlook(ledger, 'repeated_failures'),
    found: 'payouts_were_allowed',
    witness: /^payout \d of creator \d: payouts are paused by repeated_failures$/,
  },
  {
    what: 'a creator is paid although an admin has paused them',
    scenario: paused,
    plant: ({ ledger }) => overlook(ledger, 'admin'),
    found: 'payouts_were_allowed',
    witness: /^payout \d of creator 2: payouts are paused by admin$/,
  },
  {
    what: 'a request is repeated under a new key',
    scenario: inAccount,
    plant: () => loseAnswers((key, attempt) => `${key}-${attempt}`),
    found: 'processor_agrees',
    witness: /^payout \d: the processor paid it [23] times$/,
  },
]

it.each(FAULTS)('$what: $found', expectFound)

it('a request whose answer is lost is repeated under the same key, and nothing is wrong', () => {
  loseAnswers((key) => key)
  const { report } = run(inAccount)
  expect(brokenChecks(report)).toEqual([])
  expect(report.totals.payoutNet).toBe(220_00)
})
