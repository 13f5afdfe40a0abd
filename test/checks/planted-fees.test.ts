/** Faults in the fee of instant payouts: a term that is forgotten, and a month that is counted wrongly. */
import { it } from 'vitest'
import { isoFromDay } from '../../src/core/calendar'
import type { InstantFeeFigures } from '../../src/core/fee-figures'
import { NO_HISTORY } from '../../src/core/fee-history'
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
