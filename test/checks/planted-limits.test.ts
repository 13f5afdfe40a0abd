/** Faults of the market, of limits and of time that no check once saw, planted one by one. */
import { describe, it } from 'vitest'
import { civilFromDay, dayFromCivil, dayOfInstant, startOfDay } from '../../src/core/calendar'
import { StripeCosts } from '../../src/processors/costs'
import { ProcessorAccount } from '../../src/processors/funds'
import type { ScenarioInput } from '../../src/scenario/schema'
import { Marketplace } from '../../src/simulation/marketplace'
import { SalesProcess } from '../../src/simulation/sales-process'
import { eventful } from '../support/audited'
import { day } from '../support/days'
import { expectFound, replaceMethod, type Fault } from '../support/faults'
import { CALM_PROCESSOR, calmScenario } from '../support/runs'

const START = '2026-08-31'
const calm = calmScenario({ days: 14, policy: 'gumroad-2026-08-30' })
const busy: ScenarioInput = {
  version: 1,
  seed: 'busy',
  startDay: START,
  days: 3,
  processor: CALM_PROCESSOR,
  population: {
    size: 4,
    monthlyGross: { mu: 11, sigma: 0 },
    priceLevel: { medianCents: 5_00, sigma: 0, saleSigma: 0.1 },
  },
}

const FAULTS: readonly (Fault & { what: string })[] = [
  {
    what: 'the 200th sale of a day lands twice',
    scenario: busy,
    plant: () =>
      replaceMethod(SalesProcess.prototype, 'salesOf', (salesOf) => {
        return function (this: SalesProcess, on) {
          const sales = salesOf.call(this, on)
          return [...sales.slice(0, 200), sales[199]!, ...sales.slice(200)]
        }
      }),
    found: 'sales_land_once',
    witness: /sale \d+ of creator \d landed again, after sale \d+$/,
  },
  {
    what: 'the second sale of a creator in one second is lost',
    scenario: busy,
    plant: () =>
      replaceMethod(SalesProcess.prototype, 'salesOf', (salesOf) => {
        return function (this: SalesProcess, on) {
          const seen = new Set<string>()
          return salesOf.call(this, on).filter(({ creatorId, at }) => {
            const isFirst = !seen.has(`${creatorId} ${at}`)
            seen.add(`${creatorId} ${at}`)
            return isFirst
          })
        }
      }),
    found: 'sales_land_once',
    witness: /creator \d made sale \d+, which did not land before sale \d+$/,
  },
  {
    what: 'a named sale at the first midnight is dropped',
    scenario: {
      ...calm,
      creators: [{ handle: 'early' }],
      sales: [{ creator: 'early', at: `${START}T00:00:00Z`, amountCents: 20_00 }],
    },
    plant: () =>
      replaceMethod(Marketplace.prototype, 'openDay', (openDay) => {
        return function (this: Marketplace, on) {
          if (on !== day(START)) openDay.call(this, on)
        }
      }),
    found: 'sales_land_once',
    witness:
      /the sale of 2000 cents that is named for creator 1 at 2026-08-31T00:00:00Z did not land$/,
  },
  {
    what: 'a refund that should be refused is made',
    scenario: {
      ...calm,
      creators: [
        {
          handle: 'debtor',
          openingBalances: [{ day: '2026-08-30', amountCents: 10_00, holder: 'processor' }],
        },
      ],
      sales: [
        { creator: 'debtor', at: '2026-09-01', amountCents: 900_00, label: 'large' },
        { creator: 'debtor', at: '2026-09-12', amountCents: 20_00, label: 'small' },
      ],
      actions: [
        { action: 'refund-sale', on: '2026-09-11', creator: 'debtor', sale: 'large' },
        { action: 'refund-sale', on: '2026-09-13', creator: 'debtor', sale: 'small' },
      ],
    },
    plant: ({ ledger: { creators } }) => {
      creators.mayRefund = () => true
    },
    found: 'refunds_were_allowed',
    witness: /^sale \d of creator 1 was refunded while their refunds were stopped$/,
  },
  {
    what: 'only the newest pause counts',
    scenario: {
      ...calm,
      policy: 'gumroad-2026-09-03',
      creators: [
        {
          handle: 'held',
          openingBalances: [
            { day: '2026-08-20', amountCents: 300_00, holder: 'processor' },
            { day: '2026-08-21', amountCents: 300_00, holder: 'processor' },
          ],
        },
      ],
      sales: [{ creator: 'held', at: '2026-09-01', amountCents: 50_00, label: 'bad' }],
      actions: [
        { action: 'pause', on: '2026-08-31', creator: 'held', by: 'admin' },
        { action: 'charge-back-sale', on: '2026-09-02', creator: 'held', sale: 'bad' },
      ],
    },
    plant: ({ ledger: { pauses } }) => {
      const of = pauses.of.bind(pauses)
      pauses.of = (creatorId) => of(creatorId).slice(-1)
    },
    found: 'payouts_were_allowed',
    witness: /^payout 1 of creator 1: payouts are paused by admin$/,
  },
  {
    what: 'lifting one pause lifts the oldest',
    scenario: {
      ...calm,
      creators: [{ handle: 'paused' }],
      actions: [
        { action: 'pause', on: '2026-09-01', creator: 'paused', by: 'admin' },
        { action: 'pause', on: '2026-09-02', creator: 'paused', by: 'creator' },
        { action: 'resume', on: '2026-09-03T08:00:00Z', creator: 'paused', by: 'creator' },
      ],
    },
    plant: ({ ledger: { pauses } }) => {
      const lift = pauses.lift.bind(pauses)
      pauses.lift = (creatorId, source, at) =>
        lift(creatorId, pauses.of(creatorId)[0]?.source ?? source, at)
    },
    found: 'pauses_have_a_cause',
    witness: /^the pause of creator 1 by admin ended at 2026-09-03T08:00:00Z without a cause$/,
  },
  {
    what: 'cancelled payouts count toward the pause',
    scenario: {
      ...eventful,
      days: 60,
      population: {
        ...eventful.population,
        scheduleShareBasisPoints: { weekly: 10_000 },
        railShareBasisPoints: { us_bank: 10_000 },
      },
      processor: { failures: { refusedBasisPoints: 3_000, cancelledBasisPoints: 5_000 } },
    },
    plant: ({ ledger: { payoutHistory } }) => {
      const outcomes = payoutHistory.outcomesNewestFirst.bind(payoutHistory)
      payoutHistory.outcomesNewestFirst = (...asked) =>
        outcomes(...asked).map((outcome) =>
          outcome.state === 'cancelled'
            ? { ...outcome, state: 'failed', failureReason: 'cannot_pay' }
            : outcome,
        )
    },
    found: 'pauses_have_a_cause',
    witness: /^the pause of creator \d+ by repeated_failures began at \S+ without a cause$/,
  },
  {
    what: 'nobody is paused for payouts by PayPal that come straight back',
    scenario: {
      ...calm,
      days: 35,
      processor: { ...CALM_PROCESSOR, paypal: { claimDays: 1 } },
      creators: [{ handle: 'owed', country: 'UA', rail: 'paypal' }],
      sales: ['2026-08-31', '2026-09-07', '2026-09-14'].map((at) => ({
        creator: 'owed',
        at,
        amountCents: 300_00,
      })),
      faults: {
        single: [1, 2, 3].flatMap((nth) => [
          { fault: 'payout-returned' as const, creator: 'owed', code: '14765', nth },
          {
            fault: 'webhook-lost' as const,
            creator: 'owed',
            news: 'payout_unclaimed' as const,
            nth,
          },
        ]),
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
    what: 'a creator’s own Stripe account is paused for three failures',
    scenario: {
      ...calm,
      days: 21,
      creators: [{ handle: 'owed', country: 'GB', rail: 'own_stripe' }],
      sales: [{ creator: 'owed', at: '2026-08-31', amountCents: 300_00 }],
      faults: {
        single: [1, 2].map((nth) => ({
          fault: 'payout-refused' as const,
          creator: 'owed',
          code: 'account_closed',
          nth,
        })),
      },
      policy: { name: 'gumroad-2026-08-30', repeatedFailuresPause: 2 },
    },
    plant: ({ ledger: { payouts, pauses } }) => {
      const end = payouts.end.bind(payouts)
      payouts.end = (payout, to, reason, at, ...rest) => {
        const isEnded = end(payout, to, reason, at, ...rest)
        if (payout.payoutId === 2) pauses.pause(1, 'repeated_failures', at)
        return isEnded
      }
    },
    found: 'pauses_have_a_cause',
    witness: /^the pause of creator 1 by repeated_failures began at \S+ without a cause$/,
  },
  {
    what: 'a refund lowers the volume of its own day instead of the sale’s',
    scenario: {
      ...calm,
      policy: { name: 'gumroad-2026-08-30', chargebackHoldWindowDays: 7 },
      creators: [{ handle: 'seller' }],
      sales: [
        { creator: 'seller', at: '2026-08-31', amountCents: 1_000_00, label: 'old' },
        { creator: 'seller', at: '2026-09-10', amountCents: 2_000_00, label: 'new' },
        { creator: 'seller', at: '2026-09-10', amountCents: 20_00, label: 'bad' },
      ],
      actions: [
        { action: 'refund-sale', on: '2026-09-11', creator: 'seller', sale: 'old' },
        { action: 'charge-back-sale', on: '2026-09-12', creator: 'seller', sale: 'bad' },
      ],
    },
    // $20 of $2,020 is 0.99%; of $1,020 it is 1.96%, above the 1.5% that hold.
    plant: (simulation) => {
      const { volumes } = simulation.ledger.sales
      const refunded = volumes.refunded.bind(volumes)
      volumes.refunded = (creatorId, _saleDay, cents) =>
        refunded(creatorId, dayOfInstant(simulation.now), cents)
    },
    found: 'pauses_have_a_cause',
    witness:
      /^the pause of creator 1 by chargeback_rate began at 2026-09-12T18:00:00Z without a cause$/,
  },
  {
    what: 'nobody is held for chargebacks',
    scenario: {
      ...calm,
      creators: [{ handle: 'seller' }],
      sales: [{ creator: 'seller', at: '2026-09-10', amountCents: 20_00, label: 'bad' }],
      actions: [{ action: 'charge-back-sale', on: '2026-09-12', creator: 'seller', sale: 'bad' }],
    },
    plant: ({ ledger: { pauses } }) => {
      pauses.pause = () => false
    },
    found: 'pauses_have_a_cause',
    witness:
      /^creator 1 was not paused by chargeback_rate at \S+, when too much of their sales was charged back$/,
  },
  {
    what: 'the processor pays at once what it has not settled',
    scenario: {
      ...calm,
      processor: { ...CALM_PROCESSOR, instantlyAvailableAfterHours: 48 },
      creators: [{ handle: 'daily', schedule: 'daily', completedPayouts: 4 }],
      sales: [{ creator: 'daily', at: '2026-09-01', amountCents: 100_00, holder: 'processor' }],
    },
    plant: () =>
      replaceMethod(
        ProcessorAccount.prototype,
        'instantlyAvailableCents',
        () =>
          function (this: ProcessorAccount) {
            return this.balanceCents
          },
      ),
    found: 'payouts_were_allowed',
    witness: /^payout 1 of creator 1: \w+ of \d+ cents takes 8629 cents that had not settled$/,
  },
  {
    what: 'the processor pays by standard payout what it has not settled',
    scenario: {
      ...calm,
      processor: { ...CALM_PROCESSOR, settlementDays: 20 },
      creators: [{ handle: 'weekly' }],
      sales: [{ creator: 'weekly', at: '2026-08-31', amountCents: 200_00, holder: 'processor' }],
    },
    plant: () =>
      replaceMethod(
        ProcessorAccount.prototype,
        'settledCents',
        () =>
          function (this: ProcessorAccount) {
            return this.balanceCents
          },
      ),
    found: 'payouts_were_allowed',
    witness: /^payout 1 of creator 1: \w+ of 17340 cents takes 17340 cents that had not settled$/,
  },
  {
    what: 'the monthly charge for an account ignores the year',
    scenario: {
      ...calm,
      days: 380,
      creators: [
        {
          handle: 'yearly',
          openingBalances: [{ day: '2026-08-20', amountCents: 200_00, holder: 'processor' }],
        },
      ],
      sales: [{ creator: 'yearly', at: '2027-08-27', amountCents: 300_00, holder: 'processor' }],
    },
    plant: () =>
      replaceMethod(StripeCosts.prototype, 'chargeFor', (chargeFor) => {
        return function (this: StripeCosts, request, at) {
          const { month, dayOfMonth } = civilFromDay(dayOfInstant(at))
          return chargeFor.call(this, request, startOfDay(dayFromCivil(2026, month, dayOfMonth)))
        }
      }),
    found: 'costs_follow_prices',
    // $260.50 is left of $300: 0.25% of it and 25 cents, and $2 for the month.
    witness: /^po_\d+ of 26050 cents cost 90 cents, by the price list 290 cents$/,
  },
]

describe('a fault of the market, of a limit or of time', () => {
  it.each(FAULTS)('$what: $found', expectFound)
})
