/** Money that is kept back for too long, or too much of it: faults of holds and reserves, planted one by one. */
import { expect, it } from 'vitest'
import { startOfDay } from '../../src/core/calendar'
import { BASIS_POINTS_IN_WHOLE } from '../../src/core/money'
import type { PayoutPolicy } from '../../src/core/policy'
import type { ScenarioInput } from '../../src/scenario/schema'
import type { Simulation } from '../../src/simulation/simulation'
import { expectFound, followOtherPolicy, type Fault } from '../support/faults'
import { day } from '../support/days'
import { brokenChecks, CALM_PROCESSOR, calmScenario, run } from '../support/runs'

/** $20 of $1,020 are charged back, 1.96%, and the hold begins; another sale of $1,000 makes it 0.99%. */
const recovering: ScenarioInput = {
  ...calmScenario({ days: 14, policy: 'gumroad-2026-08-30' }),
  creators: [{ handle: 'seller' }],
  sales: [
    { creator: 'seller', at: '2026-08-31', amountCents: 1_000_00 },
    { creator: 'seller', at: '2026-09-01', amountCents: 20_00, label: 'bad' },
    { creator: 'seller', at: '2026-09-04', amountCents: 1_000_00 },
  ],
  actions: [{ action: 'charge-back-sale', on: '2026-09-02', creator: 'seller', sale: 'bad' }],
}

/** Held from 2 September on, under the policy that pays three quarters: four balances of $300, paid on the 10th. */
const reserved: ScenarioInput = {
  ...recovering,
  policy: 'gumroad-2026-09-03',
  creators: [
    {
      handle: 'seller',
      openingBalances: [17, 18, 19, 20].map((date) => ({
        ...{ day: `2026-08-${date}`, amountCents: 300_00, holder: 'processor' as const },
      })),
    },
  ],
  sales: [{ creator: 'seller', at: '2026-09-01', amountCents: 20_00, label: 'bad' }],
}

/** A debt of $40 is among the money. */
const withDebt: ScenarioInput = {
  ...reserved,
  creators: [
    {
      handle: 'seller',
      openingBalances: [
        ...reserved.creators![0]!.openingBalances!,
        { day: '2026-08-18', amountCents: -40_00, holder: 'platform' },
      ],
    },
  ],
}

type Schedule = NonNullable<NonNullable<ScenarioInput['creators']>[number]['schedule']>

const flexible = (['standard', 'instant'] as const).map((payoutType) => ({
  frequency: 'every_days' as const,
  days: 1,
  payoutType,
}))
const wordsOf = (schedule: Schedule): string =>
  typeof schedule === 'string' ? schedule : `${schedule.frequency}, ${schedule.payoutType}`

/** The same, paid on another schedule, and held before its first run. */
const withSchedule = (
  schedule: Schedule,
  changes: Partial<
    Pick<PayoutPolicy, 'minimumCents' | 'instantMinimumCents' | 'instantDuringChargebackHold'>
  > = {},
): ScenarioInput => ({
  ...reserved,
  policy: {
    name: 'gumroad-2026-09-03',
    instantAccountAgeDaysMinimum: 0,
    instantCompletedPayoutsMinimum: 0,
    instantDuringChargebackHold: true,
    ...changes,
  },
  creators: reserved.creators!.map((creator) => ({ ...creator, schedule })),
  sales: reserved.sales!.map((sale) => ({ ...sale, at: '2026-08-31T01:00:00Z' })),
  actions: reserved.actions!.map((action) => ({ ...action, on: '2026-08-31T06:00:00Z' })),
})

const FAULTS: readonly (Fault & { what: string })[] = [
  {
    what: 'a reserve releases nothing',
    scenario: reserved,
    plant: (simulation) =>
      followOtherPolicy(simulation, { chargebackReserveBasisPoints: BASIS_POINTS_IN_WHOLE - 1 }),
    found: 'reasons_are_true',
    witness:
      /^creator 1 was told on 2026-09-03 that 119912 cents of 119912 cents are kept back by the reserve, which does not need the 29912 cents of 2026-08-17$/,
  },
  ...(['daily', ...flexible] as const).flatMap((schedule) => [
    {
      what: `a reserve releases nothing in a run of ${wordsOf(schedule)}`,
      scenario: withSchedule(schedule),
      plant: (simulation: Simulation) =>
        followOtherPolicy(simulation, { chargebackReserveBasisPoints: BASIS_POINTS_IN_WHOLE - 1 }),
      found: 'reasons_are_true' as const,
      witness:
        /^creator 1 was told on 2026-08-31 that (\d+) cents of \1 cents are kept back by the reserve, which does not need the 29912 cents of 2026-08-17$/,
    },
    {
      what: `a reserve releases one balance too few in a run of ${wordsOf(schedule)}, and what is left is too little`,
      scenario: withSchedule(schedule, { minimumCents: 500_00, instantMinimumCents: 500_00 }),
      plant: (simulation: Simulation) =>
        followOtherPolicy(simulation, { chargebackReserveBasisPoints: 5_100 }),
      found: 'reasons_are_true' as const,
      witness:
        /^creator 1 was told on 2026-08-31 that 90000 cents of 119912 cents are kept back by the reserve, which does not need the 30000 cents of 2026-08-18$/,
    },
  ]),
  {
    what: 'a reserve releases nothing where a debt is among the money',
    scenario: withDebt,
    plant: (simulation) =>
      followOtherPolicy(simulation, { chargebackReserveBasisPoints: BASIS_POINTS_IN_WHOLE - 1 }),
    found: 'reasons_are_true',
    witness:
      /^creator 1 was told on 2026-09-03 that 115912 cents of 115912 cents are kept back by the reserve, which does not need the 29912 cents of 2026-08-17$/,
  },
  {
    what: 'a debt is set off under a reserve',
    scenario: withDebt,
    plant: ({ ledger: { pauses } }) => {
      pauses.of = () => []
    },
    found: 'payouts_were_allowed',
    witness:
      /^payout 1 of creator 1: it sets off a debt of 4000 cents, which stays behind under a reserve$/,
  },
  {
    what: 'a payout that was in progress when the hold began does not count when it arrives',
    scenario: {
      ...recovering,
      policy: 'gumroad-2026-09-03',
      creators: [
        {
          handle: 'seller',
          openingBalances: [{ day: '2026-08-20', amountCents: 300_00, holder: 'processor' }],
        },
      ],
      sales: [
        ...['2026-08-31', '2026-09-01', '2026-09-02', '2026-09-03'].map((on) => ({
          ...{ creator: 'seller', at: on, amountCents: 100_00 },
        })),
        { creator: 'seller', at: '2026-09-03', amountCents: 20_00, label: 'bad' },
      ],
      actions: [{ action: 'charge-back-sale', on: '2026-09-04', creator: 'seller', sale: 'bad' }],
    },
    plant: ({ ledger: { payoutHistory } }) => {
      payoutHistory.grossMadeOrCompletedSince = () => 0
    },
    found: 'payouts_were_allowed',
    witness: /^payout 2 of creator 1: it leaves \d+ cents of \d+ cents, less than the reserve$/,
  },
  {
    what: 'younger money takes the place of the reserve',
    scenario: {
      ...reserved,
      sales: [
        ...reserved.sales!,
        { creator: 'seller', at: '2026-09-02T01:00:00Z', amountCents: 900_00, holder: 'processor' },
      ],
    },
    plant: ({ ledger: { pauses } }) => {
      pauses.of = () => []
    },
    found: 'payouts_were_allowed',
    witness: /^payout 1 of creator 1: it leaves 0 cents of 119912 cents, less than the reserve$/,
  },
  {
    what: 'what a hold leaves is paid instantly',
    scenario: withSchedule('daily', { instantDuringChargebackHold: false }),
    plant: (simulation) => followOtherPolicy(simulation, { instantDuringChargebackHold: true }),
    found: 'payouts_were_allowed',
    witness: /^payout 1 of creator 1: payouts are paused by chargeback_rate$/,
  },
  {
    what: 'a creator whom nobody holds is told of a hold for chargebacks',
    scenario: {
      ...withSchedule('daily', { instantDuringChargebackHold: false }),
      actions: [],
    },
    plant: ({ ledger: { pauses } }) => {
      const of = pauses.of.bind(pauses)
      pauses.of = (creatorId) => [
        ...of(creatorId),
        { pauseId: 1, source: 'chargeback_rate', beganAt: startOfDay(day('2026-08-30')) },
      ]
    },
    found: 'reasons_are_true',
    witness:
      /^creator 1 was told "instant_not_supported" on 2026-08-31 for chargeback_hold, which does not keep them from instant payouts$/,
  },
  {
    what: 'holds for chargebacks are not lifted',
    scenario: recovering,
    plant: ({ ledger: { pauses } }) => {
      pauses.lift = () => false
    },
    found: 'old_money_has_a_reason',
    witness:
      /^creator 1 is still held for chargebacks on 2026-09-07, with \d+ cents unpaid, though no more than the threshold is charged back since 2026-09-05$/,
  },
  {
    what: 'a dispute that was won still counts',
    scenario: {
      ...recovering,
      sales: recovering.sales!.slice(0, 2),
      actions: [
        ...recovering.actions!,
        { action: 'win-dispute', on: '2026-09-04', creator: 'seller', sale: 'bad' },
      ],
    },
    plant: ({ ledger: { sales } }) => {
      const { volumes } = sales
      const chargedBack = volumes.chargedBack.bind(volumes)
      volumes.chargedBack = (creatorId, saleDay, cents) => {
        if (cents > 0) chargedBack(creatorId, saleDay, cents)
      }
    },
    found: 'old_money_has_a_reason',
    witness: /^creator 1 is still held for chargebacks on 2026-09-07, .* since 2026-09-05$/,
  },
  {
    what: 'the reserve is half instead of a quarter',
    scenario: reserved,
    plant: (simulation) => followOtherPolicy(simulation, { chargebackReserveBasisPoints: 5_000 }),
    found: 'payouts_were_allowed',
    witness:
      /^payout 1 of creator 1: it leaves 60000 cents of 119912 cents, though the 30000 cents of 2026-08-19 are not needed for the reserve$/,
  },
  {
    what: 'a hold keeps its reserve after its end',
    scenario: {
      ...reserved,
      actions: [
        ...reserved.actions!,
        { action: 'win-dispute', on: '2026-09-02T23:00:00Z', creator: 'seller', sale: 'bad' },
      ],
    },
    plant: ({ ledger: { pauses } }) => {
      const of = pauses.of.bind(pauses)
      pauses.of = (creatorId) => [
        ...of(creatorId),
        { pauseId: 1, source: 'chargeback_rate', beganAt: startOfDay(day('2026-09-02')) },
      ]
    },
    found: 'payouts_were_allowed',
    witness: /^payout 1 of creator 1: it takes 61662 cents of the 121662 cents up to 2026-08-28$/,
  },
  {
    what: 'a standard payout takes the ten oldest balances only',
    scenario: {
      ...calmScenario({ days: 5, policy: 'gumroad-2026-08-30' }),
      creators: [
        {
          handle: 'owed',
          openingBalances: Array.from({ length: 12 }, (_, index) => ({
            ...{ day: `2026-08-${10 + index}`, amountCents: 100_00, holder: 'processor' as const },
          })),
        },
      ],
    },
    plant: ({ ledger: { balances } }) => {
      const unpaid = balances.unpaid.bind(balances)
      balances.unpaid = (creatorId, upTo) => unpaid(creatorId, upTo).slice(0, 10)
    },
    found: 'payouts_were_allowed',
    witness: /^payout 1 of creator 1: it takes 100000 cents of the 120000 cents up to 2026-08-28$/,
  },
]

/** What is charged back while a payout has all of the money is a debt of that day: the reserve is a share of what was before. */
it('a debt that has come since the period ended changes nothing of what a reserve keeps of the period', () => {
  const { report, rows } = run({
    ...calmScenario({ days: 14, policy: 'gumroad-2026-09-03' }),
    processor: {
      ...CALM_PROCESSOR,
      callLatency: { medianSeconds: 60, sigma: 0, maximumSeconds: 60 },
    },
    creators: [
      {
        handle: 'seller',
        openingBalances: [
          { day: '2026-08-29', amountCents: 100_00, holder: 'processor' },
          { day: '2026-08-30', amountCents: 10_00, holder: 'processor' },
        ],
      },
    ],
    sales: [
      { creator: 'seller', at: '2026-08-31', amountCents: 60_00, holder: 'platform', label: 'bad' },
      { creator: 'seller', at: '2026-09-01', amountCents: 70_00, holder: 'processor' },
    ],
    actions: [
      { action: 'charge-back-sale', on: '2026-09-10T10:01:00Z', creator: 'seller', sale: 'bad' },
    ],
    faults: {
      single: [{ fault: 'payout-refused', creator: 'seller', code: 'processor_unavailable' }],
    },
  })
  expect(brokenChecks(report)).toEqual([])
  expect(rows('SELECT created_at, gross_cents, state FROM payouts')).toEqual([
    ['2026-09-10T10:00:00Z', 221_63, 'failed'],
    ['2026-09-10T14:00:00Z', 161_46, 'processing'],
  ])
})

it.each(FAULTS)('$what: $found', expectFound)
