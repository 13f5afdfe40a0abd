/** Payouts that are nobody's turn, planted one by one: the schedule and the rail of the creator are compared with the day. */
import { it } from 'vitest'
import type { FlexibleSchedule } from '../../src/core/flexible-schedule'
import type { PayoutPolicy } from '../../src/core/policy'
import type { CycleFrequency } from '../../src/core/vocabulary'
import type { Ledger } from '../../src/ledger/ledger'
import type { ScenarioInput } from '../../src/scenario/schema'
import { caseNamed, expectFound, followOtherPolicy, type Fault } from '../support/faults'
import { calmScenario } from '../support/runs'

/** The money is $300 of 20 August, at the processor. */
const paidBy = (
  schedule: NonNullable<ScenarioInput['creators']>[number]['schedule'],
): ScenarioInput =>
  calmScenario({
    days: 5,
    policy: 'gumroad-2026-09-03',
    creators: [
      {
        handle: 'owed',
        schedule,
        openingBalances: [{ day: '2026-08-20', amountCents: 300_00, holder: 'processor' }],
      },
    ],
  })

/** The service takes the creator's schedule for another one. */
function takeFor(
  { creators }: Ledger,
  changes: { frequency: CycleFrequency } | { flexible: FlexibleSchedule },
): void {
  const get = creators.get.bind(creators)
  creators.get = (creatorId) => ({ ...get(creatorId), ...changes })
  const holding = creators.holdingBalance.bind(creators)
  creators.holdingBalance = (rails, dailyOnly) =>
    holding(rails, dailyOnly && !('frequency' in changes && changes.frequency === 'daily'))
  creators.flexibleHoldingBalance = (isMeant) =>
    'flexible' in changes && isMeant(changes.flexible) ? [1] : []
}

const everyDay = (day: PayoutPolicy['runWeekday']['us_bank']): PayoutPolicy['runWeekday'] => ({
  cross_border: day,
  bank_abroad: day,
  us_bank: day,
  us_card: day,
  paypal: day,
  own_stripe: day,
  card_push: day,
  rtp: day,
  fednow: day,
  same_day_ach: day,
  stablecoin: day,
})

const FAULTS: readonly (Omit<Fault, 'found'> & { what: string })[] = [
  {
    what: 'the daily run pays a weekly creator, with the fee',
    scenario: paidBy('weekly'),
    plant: ({ ledger }) => takeFor(ledger, { frequency: 'daily' }),
    witness:
      /^payout 1 of creator 1: it is instant, and not the turn of the schedule weekly on us_bank$/,
  },
  {
    what: 'a monthly creator is paid each week',
    scenario: paidBy('monthly'),
    plant: ({ ledger }) => takeFor(ledger, { frequency: 'weekly' }),
    witness: /: it is standard, and not the turn of the schedule monthly on us_bank$/,
  },
  {
    what: 'a weekly creator is paid on the weekday of another rail',
    scenario: paidBy('weekly'),
    plant: (simulation) => followOtherPolicy(simulation, { runWeekday: everyDay('tuesday') }),
    witness: /: it is standard, and not the turn of the schedule weekly on us_bank$/,
  },
  {
    what: 'a schedule of chosen weekdays is paid on all of them',
    scenario: paidBy({
      frequency: 'chosen_weekdays',
      weekdays: ['friday'],
      payoutType: 'standard',
    }),
    plant: ({ ledger }) =>
      takeFor(ledger, {
        flexible: {
          frequency: 'chosen_weekdays',
          weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
          payoutType: 'standard',
        },
      }),
    witness: /: it is standard, and not the turn of the schedule chosen_weekdays on us_bank$/,
  },
  {
    what: 'a threshold is paid before it is reached',
    scenario: paidBy({ frequency: 'threshold', thresholdCents: 400_00, payoutType: 'standard' }),
    plant: ({ ledger }) =>
      takeFor(ledger, {
        flexible: { frequency: 'threshold', thresholdCents: 100_00, payoutType: 'standard' },
      }),
    witness: /: 30000 cents are below the threshold of 40000 cents$/,
  },
  {
    what: 'a request of yesterday lifts nothing today',
    scenario: {
      ...paidBy('quarterly'),
      sales: [
        { creator: 'owed', at: '2026-08-31T15:00:00Z', amountCents: 200_00, holder: 'processor' },
      ],
      actions: [{ action: 'request-payout', on: '2026-08-31T07:00:00Z', creator: 'owed' }],
    },
    plant: ({ ledger }) => takeFor(ledger, { frequency: 'daily' }),
    witness: /^payout 2 of creator 1: it is instant, and not the turn of the schedule quarterly/,
  },
  {
    what: 'what an admin asked for once lifts the review of a suspended creator for good',
    scenario: {
      ...paidBy('weekly'),
      creators: [
        {
          handle: 'owed',
          compliance: 'suspended',
          openingBalances: [{ day: '2026-08-20', amountCents: 300_00, holder: 'processor' }],
        },
      ],
      sales: [
        { creator: 'owed', at: '2026-08-31T15:00:00Z', amountCents: 200_00, holder: 'processor' },
      ],
      actions: [
        { action: 'request-payout', on: '2026-08-31T12:00:00Z', creator: 'owed', by: 'admin' },
      ],
      days: 12,
    },
    plant: ({ ledger: { creators } }) => {
      const get = creators.get.bind(creators)
      creators.get = (creatorId) => ({ ...get(creatorId), compliance: 'compliant' })
    },
    witness: /^payout 2 of creator 1: the creator is suspended$/,
  },
  {
    what: 'a failed payout is tried again once more than the policy says',
    scenario: caseNamed('late-second-retry'),
    plant: (simulation) => followOtherPolicy(simulation, { transientRetriesMax: 3 }),
    witness:
      /^payout \d of creator [12]: it is another try after 3 failed payouts, and the policy allows 2$/,
  },
  {
    what: 'PayPal is tried once more on the Friday, in an era in which the failed payout had used that up',
    scenario: calmScenario({
      days: 6,
      policy: 'gumroad-2026-03',
      creators: [
        {
          handle: 'owed',
          country: 'UA',
          rail: 'paypal',
          openingBalances: [{ day: '2026-08-20', amountCents: 300_00, holder: 'platform' }],
        },
      ],
      faults: { single: [{ fault: 'payout-refused', creator: 'owed', code: null }] },
    }),
    plant: (simulation) => followOtherPolicy(simulation, { transientRetriesMax: 2 }),
    witness:
      /^payout 2 of creator 1: it is another try after 1 failed payout, and the policy allows 0$/,
  },
]

it.each(FAULTS)('$what: payouts_were_allowed', (fault) => {
  expectFound({ ...fault, found: 'payouts_were_allowed' })
})
