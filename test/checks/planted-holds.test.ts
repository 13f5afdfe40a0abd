/** Money that is kept back for too long, or too much of it: faults of holds and reserves, planted one by one. */
import { it } from 'vitest'
import { startOfDay } from '../../src/core/calendar'
import type { ScenarioInput } from '../../src/scenario/schema'
import { expectFound, followOtherPolicy, type Fault } from '../support/faults'
import { day } from '../support/days'
import { calmScenario } from '../support/runs'

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

const FAULTS: readonly (Fault & { what: string })[] = [
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

it.each(FAULTS)('$what: $found', expectFound)
