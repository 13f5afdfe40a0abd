/** A payment whose cost nobody has told us: when that is a violation, and when nobody can have asked yet. */
import { expect, it } from 'vitest'
import { Hearing } from '../../src/checks/auditor/hearing'
import type { AuditedProcessorPayout } from '../../src/checks/auditor/payments'
import { ChargedCosts } from '../../src/checks/charged-costs'
import { Violations } from '../../src/checks/violations'
import { PolicyTimeline } from '../../src/core/policy-timeline'
import { at, day } from '../support/days'
import { policy } from '../support/ledgers'

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

const UNKNOWN = 'payout 1: we know that po_1 went out, and after 8 days not that it cost 23 cents'
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
  const costs = new ChargedCosts(policies)
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
