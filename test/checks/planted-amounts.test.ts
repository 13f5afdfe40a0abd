/** Payouts of money that had to stay, or that is sent otherwise than it may be, planted one by one; and reasons that are false. */
import { expect, it, onTestFinished } from 'vitest'
import { SECONDS_IN_HOUR } from '../../src/core/calendar'
import { SUSPENDED_STATES, type ComplianceState } from '../../src/core/vocabulary'
import type { ScenarioInput } from '../../src/scenario/schema'
import { Agenda } from '../../src/simulation/agenda'
import { Marketplace } from '../../src/simulation/marketplace'
import { expectFound, followOtherPolicy, replaceMethod, type Fault } from '../support/faults'
import { CALM_PROCESSOR, calmScenario, simulationOf } from '../support/runs'
import { stepToEnd } from '../support/stepping'

type WrittenCreator = NonNullable<ScenarioInput['creators']>[number]

const calm = calmScenario({ days: 5, policy: 'gumroad-2026-09-03' })

const owed = (amountCents: number, traits: Partial<WrittenCreator> = {}): ScenarioInput => ({
  ...calm,
  creators: [{ handle: 'owed', openingBalances: [{ day: '2026-08-20', amountCents }], ...traits }],
})

const refusedOnce = (code: string, traits: Partial<WrittenCreator> = {}): ScenarioInput => ({
  ...owed(300_00, traits),
  days: 12,
  faults: { single: [{ fault: 'payout-refused', creator: 'owed', code }] },
})

/** $500 at three days, of which the first may go out beside a reserve of a quarter. */
const held: ScenarioInput = {
  ...calm,
  creators: [
    {
      handle: 'held',
      openingBalances: [
        { day: '2026-08-18', amountCents: 300_00, holder: 'processor' },
        { day: '2026-08-19', amountCents: 100_00, holder: 'processor' },
        { day: '2026-08-20', amountCents: 100_00, holder: 'processor' },
      ],
    },
  ],
  sales: [{ creator: 'held', at: '2026-08-31T10:00:00Z', amountCents: 50_00, label: 'bad' }],
  actions: [{ action: 'charge-back-sale', on: '2026-09-01', creator: 'held', sale: 'bad' }],
}

const FAULTS: readonly (Fault & { what: string })[] = [
  {
    what: 'no reserve is kept of a creator who is held for chargebacks',
    scenario: held,
    plant: (simulation) => followOtherPolicy(simulation, { chargebackReserveBasisPoints: 0 }),
    found: 'payouts_were_allowed',
    witness: /^payout 1 of creator 1: it leaves \d+ cents of \d+ cents, less than the reserve$/,
  },
  {
    what: 'what was paid since the hold began does not count for the reserve',
    scenario: { ...held, days: 14 },
    plant: ({ ledger: { payoutHistory } }) => {
      payoutHistory.grossMadeOrCompletedSince = () => 0
    },
    found: 'payouts_were_allowed',
    witness: /^payout 2 of creator 1: it leaves \d+ cents of \d+ cents, less than the reserve$/,
  },
  {
    what: 'an instant payout takes more than can be paid at once',
    scenario: {
      ...calm,
      processor: { ...CALM_PROCESSOR, instantlyAvailableAfterHours: 30 },
      creators: [{ handle: 'daily', schedule: 'daily' }],
      sales: [
        { creator: 'daily', at: '2026-08-31T10:00:00Z', amountCents: 200_00, holder: 'processor' },
      ],
    },
    // What the platform holds need not be available at the processor.
    plant: ({ ledger: { balances } }) => {
      const unpaid = balances.unpaid.bind(balances)
      balances.unpaid = (...asked) =>
        unpaid(...asked).map((balance) => ({ ...balance, holder: 'platform' }))
    },
    found: 'payouts_were_allowed',
    witness:
      /^payout 1 of creator 1: \d+ cents are more than the \d+ cents that could be paid at once$/,
  },
  {
    what: 'a run cuts up what should have been skipped above the maximum',
    scenario: {
      ...calm,
      policy: 'gumroad-2025-04',
      creators: [
        {
          handle: 'daily',
          schedule: 'daily',
          openingBalances: [
            { day: '2026-08-20', amountCents: 9_000_00, holder: 'processor' },
            { day: '2026-08-21', amountCents: 9_000_00, holder: 'processor' },
          ],
        },
      ],
    },
    plant: (simulation) => followOtherPolicy(simulation, { instantRunAboveMaximum: 'cut' }),
    found: 'payouts_were_allowed',
    witness: /^payout 1 of creator 1: 1800000 cents are above the instant maximum of 999900 cents$/,
  },
  {
    what: 'a debit card is sent more than it takes',
    scenario: owed(4_000_00, { rail: 'us_card' }),
    plant: (simulation) => followOtherPolicy(simulation, { debitCardMaximumCents: 9_000_00 }),
    found: 'payouts_were_allowed',
    witness:
      /^payout 1 of creator 1: \w+ of 400000 cents is more than the 300000 cents that go to a debit card$/,
  },
  {
    what: 'PayPal is sent more than goes into one part',
    // Of the money of the other one the platform can pay what PayPal charges.
    scenario: {
      ...calm,
      policy: { name: 'gumroad-2026-09-03', paypalPartCents: 5_000_00 },
      creators: [
        {
          handle: 'owed',
          rail: 'paypal',
          country: 'BR',
          paypalSplits: true,
          openingBalances: [{ day: '2026-08-20', amountCents: 12_000_00 }],
        },
        {
          handle: 'waiting',
          rail: 'paypal',
          schedule: 'quarterly',
          openingBalances: [{ day: '2026-08-20', amountCents: 1_000_00 }],
        },
      ],
    },
    plant: (simulation) => followOtherPolicy(simulation, { paypalPartCents: 90_000_00 }),
    found: 'payouts_were_allowed',
    witness:
      /^payout 1 of creator 1: \w+ of \d+ cents is more than the 500000 cents that go into one part$/,
  },
  {
    what: 'a payout across a border is sent an hour after its transfer',
    scenario: owed(300_00, { rail: 'cross_border', country: 'BR' }),
    plant: (simulation) => {
      replaceMethod(Agenda.prototype, 'plan', (plan) => {
        return function (this: Agenda, at, ...rest) {
          const isDelayed = at - simulation.now === 25 * SECONDS_IN_HOUR
          plan.call(this, isDelayed ? simulation.now + SECONDS_IN_HOUR : at, ...rest)
        }
      })
    },
    found: 'payouts_were_allowed',
    witness:
      /^payout 1 of creator 1: \w+ of \d+ cents was asked for before its money could be paid out, 25 hours after it was made$/,
  },
  {
    what: 'one word is missing among those of suspended creators',
    scenario: {
      ...owed(300_00, { compliance: 'suspended_for_fraud' }),
      policy: 'gumroad-2025-04',
    },
    plant: () => {
      const states = SUSPENDED_STATES as ComplianceState[]
      const right = [...states]
      states.splice(states.indexOf('suspended_for_fraud'), 1)
      onTestFinished(() => {
        states.splice(0, states.length, ...right)
      })
    },
    found: 'payouts_were_allowed',
    witness: /^payout 1 of creator 1: the creator is suspended_for_fraud$/,
  },
  {
    what: 'a payout that has arrived keeps the next one back',
    scenario: {
      ...owed(300_00),
      days: 12,
      sales: [{ creator: 'owed', at: '2026-08-31T10:00:00Z', amountCents: 300_00 }],
    },
    plant: ({ ledger: { payouts, creatorPayouts } }) => {
      payouts.oldestCreatingOrProcessing = (creatorId) =>
        creatorPayouts.completedCount(creatorId) > 0 ? 1 : null
    },
    found: 'reasons_are_true',
    witness: /^creator 1 was told "payout_in_progress" on 2026-09-10, of payout 1, which was not/,
  },
  {
    what: 'an address that PayPal has paid is refused for good',
    scenario: {
      ...owed(300_00, { rail: 'paypal', country: 'BR' }),
      days: 12,
      sales: [{ creator: 'owed', at: '2026-08-31T10:00:00Z', amountCents: 300_00 }],
    },
    plant: ({ ledger: { payoutHistory, creatorPayouts } }) => {
      creatorPayouts.hasFailedWith = (creatorId) => creatorPayouts.completedCount(creatorId) > 0
      payoutHistory.outcomesNewestFirst = () => [
        { payoutId: 1, state: 'failed', failureReason: '3148', createdAt: 0 },
      ]
    },
    found: 'reasons_are_true',
    witness:
      /^creator 1 was told "destination_refused" on 2026-09-11, for code 3148, and no payout/,
  },
  {
    what: 'an address that PayPal can never pay is tried again',
    scenario: refusedOnce('3148', { rail: 'paypal', country: 'BR' }),
    plant: (simulation) => followOtherPolicy(simulation, { terminalPaypalCodeStops: false }),
    found: 'payouts_were_allowed',
    witness:
      /^payout 2 of creator 1: payout 1 to the same destination failed as 3148, which is final$/,
  },
  {
    what: 'a bank account that Stripe no longer has is tried again',
    scenario: refusedOnce('bank_account_not_found_at_stripe'),
    plant: (simulation) => followOtherPolicy(simulation, { goneBankAccountStops: false }),
    found: 'payouts_were_allowed',
    witness:
      /^payout 2 of creator 1: payout 1 to the same destination failed as bank_account_not_found_at_stripe, which is final$/,
  },
  {
    what: 'a creator with another destination is told that the one before is refused for good',
    scenario: {
      ...owed(300_00, { rail: 'paypal', country: 'BR' }),
      days: 12,
      faults: { single: [{ fault: 'payout-refused', creator: 'owed', code: '3148' }] },
      actions: [
        { action: 'change-rail', on: '2026-09-07', creator: 'owed', rail: 'paypal', country: 'MX' },
      ],
    },
    plant: ({ ledger: { creators } }) => {
      creators.destinationChangedAt = () => null
    },
    found: 'reasons_are_true',
    witness:
      /^creator 1 was told "destination_refused" on 2026-09-11, for code 3148, and no payout/,
  },
  {
    what: 'a switch of policies takes effect a day late',
    scenario: {
      ...calm,
      policyChanges: [
        { on: '2026-09-03', policy: { name: 'gumroad-2026-09-03', saleFeeBasisPoints: 2_000 } },
      ],
      creators: [{ handle: 'seller' }],
      sales: [{ creator: 'seller', at: '2026-09-03T10:00:00Z', amountCents: 100_00 }],
    },
    plant: ({ setup: { policies } }) => {
      const on = policies.on.bind(policies)
      policies.on = (day) => on(day - 1)
    },
    found: 'creators_are_owed_what_they_earned',
    witness: /^creator 1 is owed 8630 cents, should be owed 7630 cents$/,
  },
]

it.each(FAULTS)('$what: $found', expectFound)

it('what a creator is owed from before the run lands twice: sales_land_once', () => {
  replaceMethod(Marketplace.prototype, 'landCredit', (landCredit) => {
    return function (this: Marketplace, creatorId, at, amountCents, ...rest) {
      landCredit.call(this, creatorId, at, 2 * amountCents, ...rest)
    }
  })
  const simulation = simulationOf(owed(300_00))
  stepToEnd(simulation)
  expect(simulation.checkResults.find(({ name }) => name === 'sales_land_once')!.witness).toMatch(
    /what creator 1 is owed of 2026-08-20 landed with 30000 cents too much$/,
  )
})
