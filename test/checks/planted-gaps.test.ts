/** Faults that leave every sum right: of limits, pauses, places, periods and times, planted one by one. */
import { it } from 'vitest'
import { SECONDS_IN_DAY, SECONDS_IN_MINUTE } from '../../src/core/calendar'
import type { ScenarioInput } from '../../src/scenario/schema'
import { Agenda } from '../../src/simulation/agenda'
import { JobQueue } from '../../src/simulation/job-queue'
import { Marketplace } from '../../src/simulation/marketplace'
import { TakenBack } from '../../src/simulation/taken-back'
import { expectFound, followOtherPolicy, replaceMethod, type Fault } from '../support/faults'
import { CALM_PROCESSOR, calmScenario } from '../support/runs'

const calm = calmScenario({ days: 14, policy: 'gumroad-2026-08-30' })

/** $300 of 20 August at the processor. */
const owed = (creator: Partial<NonNullable<ScenarioInput['creators']>[number]>): ScenarioInput => ({
  ...calm,
  creators: [
    {
      handle: 'owed',
      openingBalances: [{ day: '2026-08-20', amountCents: 300_00, holder: 'processor' }],
      ...creator,
    },
  ],
})

const sold = (action: NonNullable<ScenarioInput['actions']>[number]): ScenarioInput => ({
  ...calm,
  creators: [{ handle: 'seller', schedule: 'monthly' }],
  sales: [{ creator: 'seller', at: '2026-09-01', amountCents: 200_00, label: 'x' }],
  actions: [action],
})

const FAULTS: readonly (Fault & { what: string })[] = [
  {
    what: 'a debit card takes less than it does',
    scenario: owed({ rail: 'us_card' }),
    plant: (simulation) => followOtherPolicy(simulation, { debitCardMaximumCents: 299_99 }),
    found: 'reasons_are_true',
    witness:
      /^payout 1 of 30000 cents failed as debit_card_limit, and a standard payout of so much on us_card is not above it$/,
  },
  {
    what: 'nobody is paused whose payouts keep coming back',
    scenario: {
      ...owed({}),
      days: 60,
      policy: 'payout-lab',
      processor: {
        ...CALM_PROCESSOR,
        failures: { ...CALM_PROCESSOR.failures, returnedBasisPoints: 10_000 },
      },
    },
    plant: ({ ledger: { pauses } }) => {
      pauses.pause = () => false
    },
    found: 'pauses_have_a_cause',
    witness:
      /^creator 1 was not paused by repeated_failures at \S+, when 3 payouts in a row had failed$/,
  },
  {
    what: 'nobody is paused who was paid after all',
    scenario: { ...owed({}), policy: 'payout-lab' },
    plant: ({ ledger: { pauses, payouts } }) => {
      const accept = payouts.recordAcceptance.bind(payouts)
      payouts.recordAcceptance = (payout, ...acceptance) => {
        accept(payout, ...acceptance)
        payouts.end(payout, 'failed', 'never_sent', acceptance[2])
      }
      pauses.pause = () => false
    },
    found: 'pauses_have_a_cause',
    witness:
      /^creator 1 was not paused by unaccounted_money at \S+, when a payout that had been given up was paid$/,
  },
  {
    what: 'what the processor holds stays there when a creator changes the rail',
    scenario: {
      ...owed({}),
      actions: [{ action: 'change-rail', on: '2026-09-01', creator: 'owed', rail: 'paypal' }],
    },
    plant: () => replaceMethod(Marketplace.prototype, 'emptyAccount', () => () => 0),
    found: 'old_money_has_a_reason',
    witness:
      /^creator 1 is paid by the platform, and 30000 cents of theirs are with the processor$/,
  },
  {
    what: 'a chargeback takes half of what is left',
    scenario: sold({ action: 'charge-back-sale', on: '2026-09-05', creator: 'seller', sale: 'x' }),
    plant: () =>
      replaceMethod(TakenBack.prototype, 'shareOf', (shareOf) => {
        return function (this: TakenBack, sale, kind, amountCents) {
          return shareOf.call(this, sale, kind, kind === 'chargeback' ? 100_00 : amountCents)
        }
      }),
    found: 'refunds_are_made_once',
    witness: /^sale 1 was charged back for 10000 cents, and 20000 cents of it were left$/,
  },
  {
    what: 'the processor says of a sale that it is refunded already',
    scenario: sold({ action: 'refund-sale', on: '2026-09-05', creator: 'seller', sale: 'x' }),
    plant: () =>
      replaceMethod(Marketplace.prototype, 'takeBack', () => () => 'charge_already_refunded'),
    found: 'refunds_are_made_once',
    witness:
      /^refund 1 of sale 1 was turned down as made already, and 20000 cents of the sale are left$/,
  },
  {
    what: 'money is unaccounted for as soon as it is asked for',
    scenario: {
      ...owed({}),
      policy: 'payout-lab',
      faults: { single: [{ fault: 'answer-lost', creator: 'owed', call: 'create_payout' }] },
    },
    plant: ({ ledger: { pauses, requests } }) => {
      const sent = requests.sent.bind(requests)
      requests.sent = (request, at) => {
        sent(request, at)
        pauses.pause(1, 'unaccounted_money', at)
      }
    },
    found: 'pauses_have_a_cause',
    witness: /^the pause of creator 1 by unaccounted_money began at \S+ without a cause$/,
  },
  {
    what: 'money is unaccounted for though a webhook has told that it arrived',
    scenario: {
      ...owed({
        rail: 'rtp',
        openingBalances: [{ day: '2026-08-20', amountCents: 300_00, holder: 'platform' }],
      }),
      policy: 'payout-lab',
      faults: {
        single: [1, 2, 3].map((nth) => ({
          ...({ fault: 'answer-lost', creator: 'owed', call: 'create_payout', nth } as const),
        })),
      },
    },
    // Asked for when the last try has gone unanswered: no other answer is heard before.
    plant: (simulation) => {
      const { pauses, requests } = simulation.ledger
      const tries = requests.tries.bind(requests)
      requests.tries = (key) => {
        pauses.pause(1, 'unaccounted_money', simulation.now)
        return tries(key)
      }
    },
    found: 'pauses_have_a_cause',
    witness:
      /^the pause of creator 1 by unaccounted_money began at 2026-09-03T10:06:00Z without a cause$/,
  },
  {
    what: 'a part that was refused again is sent a minute later',
    scenario: {
      ...calmScenario({ days: 21, policy: 'payout-lab' }),
      creators: [
        {
          ...{ handle: 'large', rail: 'paypal', paypalSplits: true },
          openingBalances: [{ day: '2026-08-20', amountCents: 30_600_00, holder: 'platform' }],
        },
      ],
      faults: {
        single: [2, 3].map((nth) => ({
          ...({ fault: 'payout-refused', creator: 'large', code: '9302', nth } as const),
        })),
      },
    },
    plant: (simulation) => {
      const { parts } = simulation.ledger
      const sendAnew = parts.sendAnew.bind(parts)
      let isPutBack = false
      parts.sendAnew = (part) => {
        isPutBack = true
        return sendAnew(part)
      }
      replaceMethod(Agenda.prototype, 'plan', (plan) => {
        return function (this: Agenda, at, ...what) {
          const isSentAgain = isPutBack && at === simulation.now + SECONDS_IN_DAY
          if (isSentAgain) isPutBack = false
          return plan.call(this, isSentAgain ? simulation.now + SECONDS_IN_MINUTE : at, ...what)
        }
      })
    },
    found: 'payouts_were_allowed',
    witness:
      /^payout 1 of creator 1: part 2 of 998800 cents was asked for again at \S+, less than a day after it was turned down at \S+$/,
  },
  {
    what: 'a standard run pays the period before its own',
    scenario: owed({}),
    plant: (simulation) => followOtherPolicy(simulation, { holdDays: 14 }),
    found: 'payouts_were_allowed',
    witness:
      /^payout 1 of creator 1: it pays up to 2026-08-21, and no run of these days that pays the schedule weekly on us_bank pays up to that day$/,
  },
  {
    what: 'every payout across a border is given up before it is sent',
    scenario: { ...owed({ rail: 'cross_border', country: 'NG' }), days: 50, policy: 'payout-lab' },
    plant: () =>
      replaceMethod(JobQueue.prototype, 'add', (add) => {
        return function (this: JobQueue<unknown>, queued: unknown) {
          const { job } = queued as { job: { name: string } }
          if (!job.name.startsWith('send-payout-')) add.call(this, queued)
        }
      }),
    found: 'old_money_has_a_reason',
    witness: /^creator 1 has 30000 cents unpaid since \S+ or longer, and no reason that lasts$/,
  },
  {
    what: 'a payout is said to have been completed when it was made',
    scenario: owed({}),
    plant: ({ ledger: { database, payouts } }) => {
      const complete = payouts.complete.bind(payouts)
      payouts.complete = (payout, ...when) => {
        const isCompleted = complete(payout, ...when)
        database
          .statement('UPDATE ledger_payouts SET completed_at = created_at WHERE payout_id = ?')
          .run([payout.payoutId])
        return isCompleted
      }
    },
    found: 'histories_are_legal',
    witness: /^payout 1 was completed at \S+, and its row says 2026-09-0\dT\S+$/,
  },
  {
    what: 'a creator moves to another country while a payout is in progress',
    scenario: {
      ...owed({ rail: 'bank_abroad', country: 'DE' }),
      actions: [
        { action: 'change-rail', on: '2026-09-02T12:00:00Z', creator: 'owed', country: 'FR' },
      ],
    },
    plant: ({ ledger: { payouts } }) => {
      payouts.newestUnderWay = () => null
    },
    found: 'histories_are_legal',
    witness:
      /^creator 1 moved to another country at 2026-09-02T12:00:00Z, while payout 1 was in progress$/,
  },
]

it.each(FAULTS)('$what: $found', expectFound)
