/** What processors charge, to the cent. What is charged once a month is charged in each month of each year. */
import { expect, it } from 'vitest'
import { paypalCharge, PushRailCosts, StripeCosts } from '../../src/processors/costs'
import { readScenario } from '../../src/scenario/read-scenario'
import { at } from '../support/days'
import { payoutOf } from '../support/processors'

const read = readScenario({
  version: 1,
  processor: {
    costs: { standardBasisPoints: 0, standardFixedCents: 25, activeAccountMonthlyCents: 200 },
    rails: { rtp: { costs: { basisPoints: 0, perPaymentMills: 450, monthlyCents: 1_000 } } },
  },
})
if (!read.ok) throw new Error(JSON.stringify(read.problems))
const { costs, rails } = read.scenario.processor

const DAYS = ['2026-09-03', '2026-09-30', '2026-10-01', '2027-09-02', '2027-10-07'] as const

it('Stripe’s for an active account: with the first payout of each month', () => {
  const stripe = new StripeCosts(costs)
  const charged = DAYS.map((day) =>
    stripe.chargeFor(payoutOf(100_00, { method: 'standard' }), at(`${day}T10:00:00Z`)),
  )
  expect(charged).toEqual([225, 25, 225, 225, 225])
})

it('a push rail’s: with the first payment of each month', () => {
  const rtp = new PushRailCosts(rails.rtp.costs)
  const charged = DAYS.map((day) => rtp.chargeFor(100_00, at(`${day}T10:00:00Z`)))
  expect(charged).toEqual([1_045, 45, 1_045, 1_045, 1_045])
})

it('a push rail’s of a part of a cent: the parts add up, and the share is rounded half up', () => {
  const charged = (basisPoints: number): number[] => {
    const rail = new PushRailCosts({
      ...rails.rtp.costs,
      basisPoints,
      perPaymentMills: 45,
      monthlyCents: 0,
    })
    return DAYS.map((day) => rail.chargeFor(50_00, at(`${day}T10:00:00Z`)))
  }
  expect(charged(0)).toEqual([4, 5, 4, 5, 4])
  expect(charged(1)).toEqual([5, 6, 5, 6, 5])
})

it.each([
  [50_00, 100],
  [50_01, 101],
  [50_49, 101],
  [999_99, 20_00],
  [1_000_01, 20_00],
])('PayPal’s on %i cents: a share rounded up, and no more than its maximum', (cents, expected) => {
  expect(paypalCharge(cents, { ...costs, paypalBasisPoints: 200, paypalMaximumCents: 20_00 })).toBe(
    expected,
  )
})
