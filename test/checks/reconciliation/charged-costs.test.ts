/**
 * A payment whose cost nobody has told us: when that is a violation, and when nobody can have asked yet. And one whose cost was
 * read too low: how much of it a rule explains.
 */
import { expect, it } from 'vitest'
import { Hearing } from '../../../src/checks/auditor/hearing'
import type { AuditedProcessorPayout } from '../../../src/checks/auditor/payments'
import { ChargedCosts } from '../../../src/checks/reconciliation/charged-costs'
import { Violations } from '../../../src/checks/violations'
import { PolicyTimeline } from '../../../src/core/policy-timeline'
import { at, day } from '../../support/days'
import { policy } from '../../support/ledgers'

const PAID_AT = at('2026-09-01T10:00:00Z')
const ASKS = policy
const NEVER_ASKS = { ...policy, stuckPayoutHours: null }

/** Its webhook has come, and the answer that would have told its cost was lost with its worker. */
function paidWithoutAnswer(): AuditedProcessorPayout {
  const hearing = new Hearing()
  hearing.heard(PAID_AT, { over: true, dropped: false })
  return {
    processorPayoutId: 'po_1',
    payoutId: 1,
    creatorId: 1,
    rail: 'us_bank',
    part: null,
    netCents: 97_00,
    feeCents: 3_00,
    costCents: 23,
    method: 'standard',
    arrivedAt: null,
    madeAt: PAID_AT,
    whereabouts: 'with the creator',
    backAt: Infinity,
    toldCostCents: null,
    told: 'paid',
    hearing,
  }
}

const UNKNOWN =
  'payout 1: the platform knows that po_1 went out, but after 8 days it does not know that it cost 23 cents'
const asksFrom = (date: string): PolicyTimeline =>
  new PolicyTimeline(NEVER_ASKS, [{ on: day(date), policy: ASKS }])

it.each([
  ['always asks, before eight days', new PolicyTimeline(ASKS), '2026-09-09T09:59:59Z', null],
  ['always asks, after eight days', new PolicyTimeline(ASKS), '2026-09-09T10:00:00Z', UNKNOWN],
  ['never asks', new PolicyTimeline(NEVER_ASKS), '2026-12-31T00:00:00Z', null],
  ['has asked for a day', asksFrom('2026-09-20'), '2026-09-21T00:00:00Z', null],
  ['has asked for eight days', asksFrom('2026-09-20'), '2026-09-28T00:00:00Z', UNKNOWN],
  [
    'does not ask any more',
    new PolicyTimeline(ASKS, [{ on: day('2026-09-05'), policy: NEVER_ASKS }]),
    '2026-09-28T00:00:00Z',
    null,
  ],
] as const)('of a policy that %s', (_what, policies, now, expected) => {
  const violations = new Violations()
  const costs = new ChargedCosts(policies, () => -Infinity)
  costs.look(1, 0, [paidWithoutAnswer()], violations)
  costs.settle(at(now), violations)
  const { witness, open } = violations.results.find(
    ({ name }) => name === 'costs_charged_are_booked',
  )!
  expect([witness, open]).toEqual([
    expected,
    'the platform was not notified of 23 cents that a payment cost',
  ])
})

it('is open for as many days more after a question about it that was not answered', () => {
  const askedAt = at('2026-09-08T08:00:00Z')
  const costs = new ChargedCosts(new PolicyTimeline(ASKS), (creatorId) =>
    creatorId === 1 ? askedAt : -Infinity,
  )
  const violations = new Violations()
  costs.look(1, 0, [paidWithoutAnswer()], violations)
  costs.settle(at('2026-09-16T07:59:59Z'), violations)
  expect(violations.counts.costs_charged_are_booked).toBe(0)
  costs.settle(at('2026-09-16T08:00:00Z'), violations)
  expect(violations.counts.costs_charged_are_booked).toBe(1)
})

const CHARGED = (bookedCents: number, chargedCents: number, explainedCents: number) =>
  `payout 1: we booked a cost of ${bookedCents} cents, but the processor charged ${chargedCents} cents; reading PayPal’s fees too low explains at most ${explainedCents} cents`

it.each([
  ['of PayPal, to the cent', 'paypal', 4_14, 4_14, null],
  ['of PayPal, a cent too low', 'paypal', 4_14, 4_13, null],
  ['of PayPal, two cents too low', 'paypal', 4_14, 4_12, CHARGED(4_12, 4_14, 1)],
  ['of PayPal, a cent too high', 'paypal', 4_14, 4_15, CHARGED(4_15, 4_14, 1)],
  ['of a bank, a cent too low', 'us_bank', 4_14, 4_13, CHARGED(4_13, 4_14, 0)],
] as const)('a cost %s', (_what, rail, costCents, toldCostCents, expected) => {
  const violations = new Violations()
  const payment = { ...paidWithoutAnswer(), rail, costCents, toldCostCents }
  new ChargedCosts(new PolicyTimeline(ASKS), () => -Infinity).look(
    1,
    toldCostCents,
    [payment],
    violations,
  )
  const { witness } = violations.results.find(({ name }) => name === 'costs_charged_are_booked')!
  expect(witness).toBe(expected)
})
