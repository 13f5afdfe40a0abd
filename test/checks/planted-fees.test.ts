/** Faults in the fee of instant payouts: a term that is forgotten, and a month that is counted wrongly. */
import { it } from 'vitest'
import { isoFromDay } from '../../src/core/calendar'
import type { InstantFeeFigures } from '../../src/core/fees/fee-figures'
import { NO_HISTORY } from '../../src/core/fees/fee-history'
import type { ScenarioInput } from '../../src/scenario/schema'
import type { Simulation } from '../../src/simulation/simulation'
import { day } from '../support/days'
import { expectFound, followOtherPolicy, type Fault } from '../support/faults'
import { value } from '../support/ledgers'
import { CALM_PROCESSOR } from '../support/runs'

const START = day('2026-08-27')

/** A daily creator who is paid for the sale of each day, across the end of August. */
const paidDaily = (figures: object, processor: object = {}): ScenarioInput => ({
  version: 1,
  startDay: isoFromDay(START),
  days: 8,
  policy: { name: 'gumroad-2026-08-30', ...figures },
  population: { size: 0 },
  processor: { ...CALM_PROCESSOR, ...processor },
  creators: [{ handle: 'ink', schedule: 'daily' }],
  sales: Array.from({ length: 7 }, (_, offset) => ({
    creator: 'ink',
    at: `${isoFromDay(START + offset)}T12:00:00Z`,
    amountCents: 100_00,
    holder: 'processor' as const,
  })),
})

const TIERS = [{ fromCents: 50_00, basisPoints: 100, flatCents: 10 }]
const HALF_FAIL = { failures: { ...CALM_PROCESSOR.failures, instantFailedBasisPoints: 5_000 } }

/** What is set, and how the service has it. Of $87.10 that a sale of $100 leaves. */
const FORGOTTEN: readonly [
  what: string,
  set: Partial<InstantFeeFigures>,
  taken: Partial<InstantFeeFigures>,
][] = [
  ['the percentage is taken of the gross', {}, { instantFeeOf: 'gross' }],
  ['the flat fee is forgotten', { instantFeeFlatCents: 30 }, { instantFeeFlatCents: 0 }],
  [
    'both are taken instead of the larger',
    { instantFeeFlatCents: 1_99, instantFeeCombination: 'larger' },
    { instantFeeCombination: 'sum' },
  ],
  [
    'the smallest fee is forgotten',
    { instantFeeMinimumCents: 5_00 },
    { instantFeeMinimumCents: 0 },
  ],
  [
    'the largest fee is forgotten',
    { instantFeeMaximumCents: 1_00 },
    { instantFeeMaximumCents: null },
  ],
  ['tiers are forgotten', { instantFeeTiers: TIERS }, { instantFeeTiers: [] }],
  [
    'tiers are for all of the payout',
    { instantFeeTiers: TIERS },
    { instantFeeTiersApply: 'whole' },
  ],
  [
    'tiers go by the payout instead of the month',
    { instantFeeTiers: TIERS, instantFeeTierBasis: 'month' },
    { instantFeeTierBasis: 'payout' },
  ],
  [
    'free payouts cost something',
    { instantFreePayoutsPerMonth: 1 },
    { instantFreePayoutsPerMonth: 0 },
  ],
  [
    'the free amount costs something',
    { instantFreeCentsPerMonth: 50_00 },
    { instantFreeCentsPerMonth: 0 },
  ],
  ['free days are a day too long', { instantFreeDays: 3 }, { instantFreeDays: 4 }],
  [
    'the subscription is forgotten',
    { instantSubscriptionMonthlyCents: 5_00 },
    { instantSubscriptionMonthlyCents: 0 },
  ],
  [
    'the rate of the rail is forgotten',
    { instantFeeByRail: { us_bank: { basisPoints: 0, flatCents: 25 } } },
    { instantFeeByRail: {} },
  ],
]

/** Ink had sold $10 a day, so $390.00 in the thirty days before the first payout. */
const soldBefore = (): ScenarioInput => ({
  ...paidDaily({
    instantFeeTierBasis: 'sales',
    instantFeeTiers: [
      { fromCents: 390_00, basisPoints: 200 },
      { fromCents: 390_01, basisPoints: 100 },
      { fromCents: 500_00, basisPoints: 50 },
    ],
    chargebackHoldBasisPoints: 10_000,
  }),
  creators: [{ handle: 'ink', schedule: 'daily', yearBeforeGrossCents: 365 * 10_00 }],
})

type Volumes = Simulation['ledger']['sales']['volumes']

const withVolumes =
  (of: (right: Volumes['of']) => Volumes['of']) =>
  ({ ledger }: Simulation): void => {
    const { volumes } = ledger.sales
    volumes.of = of(volumes.of.bind(volumes))
  }

/** A second sale of the second day is taken back before the next payout: $480.00 are left of $580.00. */
function takenBackBy(action: 'refund-sale' | 'charge-back-sale'): ScenarioInput {
  const scenario = soldBefore()
  const at = `${isoFromDay(START + 1)}T11:00:00Z`
  const sale = { creator: 'ink', at, amountCents: 100_00, holder: 'processor' as const }
  return {
    ...scenario,
    sales: [...scenario.sales!, { ...sale, label: 'taken back' }],
    actions: [{ creator: 'ink', on: isoFromDay(START + 1), sale: 'taken back', action }],
  }
}

const MISJUDGED: readonly (Pick<Fault, 'plant'> & { what: string; scenario?: ScenarioInput })[] = [
  {
    what: 'a day too many is counted',
    plant: withVolumes((of) => (creatorId, day, days) => of(creatorId, day, days! + 1)),
  },
  {
    what: 'a day too few is counted',
    plant: withVolumes((of) => (creatorId, day, days) => of(creatorId, day, days! - 1)),
  },
  {
    what: 'the days begin with the day of the payout',
    plant: withVolumes((of) => (creatorId, day, days) => of(creatorId, day + 1, days)),
  },
  {
    what: 'the days end the day before yesterday',
    plant: withVolumes((of) => (creatorId, day, days) => of(creatorId, day - 1, days)),
  },
  {
    what: 'sales must be above a rate’s beginning',
    plant: (simulation) =>
      followOtherPolicy(simulation, {
        instantFeeTiers: [{ fromCents: 390_01, basisPoints: 100, flatCents: 0 }],
      }),
  },
  {
    what: 'what is left after the sale fee is counted',
    plant: ({ ledger: { sales } }) => {
      const sold = sales.volumes.sold.bind(sales.volumes)
      sales.volumes.sold = (creatorId, day, grossCents) => sold(creatorId, day, grossCents - 12_90)
    },
  },
  {
    what: 'what was sold before the run is forgotten',
    plant: withVolumes((of) => (...asked) => {
      const volumes = of(...asked)
      return { ...volumes, unrefundedCents: volumes.unrefundedCents - 290_00 }
    }),
  },
  {
    what: 'refunded sales are counted',
    scenario: takenBackBy('refund-sale'),
    plant: ({ ledger: { sales } }) => {
      sales.volumes.refunded = () => undefined
    },
  },
  {
    what: 'sales that are charged back are counted',
    scenario: takenBackBy('charge-back-sale'),
    plant: withVolumes((of) => (...asked) => ({ ...of(...asked), chargedBackCents: 0 })),
  },
  {
    what: 'the rate goes by the payout',
    plant: (simulation) => followOtherPolicy(simulation, { instantFeeTierBasis: 'payout' }),
  },
  {
    what: 'the rate goes by the payouts of the month',
    plant: (simulation) => followOtherPolicy(simulation, { instantFeeTierBasis: 'month' }),
  },
]

const MISCOUNTED: readonly (Pick<Fault, 'scenario' | 'plant'> & { what: string })[] = [
  {
    what: 'the payouts of the month are forgotten',
    scenario: paidDaily({ instantFreePayoutsPerMonth: 1 }),
    plant: ({ ledger: { payoutHistory } }) => {
      payoutHistory.instantBefore = () => NO_HISTORY
    },
  },
  {
    what: 'the payouts of the month before count',
    scenario: paidDaily({ instantFreeCentsPerMonth: 50_00 }),
    plant: ({ ledger: { payoutHistory } }) => {
      const before = payoutHistory.instantBefore.bind(payoutHistory)
      payoutHistory.instantBefore = (creatorId, today) => ({
        ...before(creatorId, START),
        monthStart: before(creatorId, today).monthStart,
      })
    },
  },
  {
    what: 'payouts that failed count',
    scenario: paidDaily({ instantSubscriptionMonthlyCents: 5_00 }, HALF_FAIL),
    plant: (simulation) => countAll(simulation),
  },
]

function countAll({ ledger: { payoutHistory, database } }: Simulation): void {
  const before = payoutHistory.instantBefore.bind(payoutHistory)
  payoutHistory.instantBefore = (creatorId, today) => ({
    ...before(creatorId, today),
    monthPayouts: value(
      database,
      `SELECT COUNT(*) FROM payouts WHERE created_at >= '${isoFromDay(today).slice(0, 7)}'`,
    ) as number,
  })
}

const found = 'payout_fees_follow_policy'
const witness = /^payout \d+ of \d+ cents took a fee of \d+ cents and sent \d+ cents$/

it.each(FORGOTTEN)('%s', (_, set, taken) => {
  const plant = (simulation: Simulation): void => followOtherPolicy(simulation, taken)
  expectFound({ scenario: paidDaily(set), plant, found, witness })
})

it.each(MISCOUNTED)('$what', ({ scenario, plant }) => {
  expectFound({ scenario, plant, found, witness })
})

it.each(MISJUDGED)('by sales, $what', ({ scenario = soldBefore(), plant }) => {
  expectFound({ scenario, plant, found, witness })
})

it('the processor collects less than a fee that it cannot work out by itself', () => {
  expectFound({
    scenario: paidDaily({ instantFeeMaximumCents: 1_00 }),
    plant: ({ ledger: { payouts } }) => {
      const get = payouts.get.bind(payouts)
      payouts.get = (payoutId) => {
        const payout = get(payoutId)
        return payout.state === 'processing' && payout.processorPayoutId === null
          ? { ...payout, feeCents: payout.feeCents - 1 }
          : payout
      }
    },
    found: 'fees_collected_are_booked',
    witness: /^payout 1: we booked a fee of 100 cents, the processor collected 99 cents$/,
  })
})
