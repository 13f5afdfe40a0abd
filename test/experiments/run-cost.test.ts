import { expect, it } from 'vitest'
import type { ScenarioInput } from '../../src/scenario/schema'
import { faultyMarketplace } from '../support/faulty-marketplace'
import { calmScenario, run } from '../support/runs'
import { doneHere } from '../support/run-pools'

const sold = calmScenario({
  days: 30,
  seed: 'payout-lab',
  creators: ['ferry', 'kiln'].map((handle) => ({ handle, schedule: 'daily' })),
  sales: ['ferry', 'kiln'].map((creator) => ({
    ...{ creator, at: '2026-09-01T09:00:00Z', amountCents: 300_00 },
  })),
})
/** Everyone is charged back once they are paid, and sells nothing more. */
const inDebt = { ...sold, faults: { afterPayout: { chargebackBasisPoints: 10_000 } } }
/** Of a payout nothing is heard, and nobody asks. */
const unanswered = {
  ...sold,
  protections: { reconciliation: false, retries: false },
  processor: { ...sold.processor, webhookLostBasisPoints: 10_000 },
  faults: { single: [{ fault: 'answer-lost', creator: 'ferry', call: 'create_payout' }] },
} satisfies ScenarioInput

/** Answers are lost and requests are sent again under new keys. */
const paidTwice: ScenarioInput = {
  ...faultyMarketplace(12),
  seed: 'twice 1',
  protections: { idempotencyKeys: false },
}

it('is the margin without what creators owe, which is taken from what they sell later', () => {
  const { economics } = doneHere({ scenario: inDebt, keep: 'economics' })
  expect(economics.unrecoveredDebtCents).toBeGreaterThan(0)
  expect(economics.instantPayouts).toBeGreaterThan(0)
  expect(doneHere({ scenario: inDebt, keep: 'cost' }).cost).toMatchObject({
    payouts: economics.instantPayouts + economics.standardPayouts,
    marginCents:
      economics.instantFeeCents +
      economics.otherFeeCents -
      economics.instantCostCents -
      economics.standardCostCents -
      economics.costOfFundsCents,
  })
})

it('has as late the most that one check of lateness found', () => {
  const { stress } = doneHere({ scenario: unanswered, keep: 'stress' })
  const late = stress.violations.filter(({ severity }) => severity === 'late')
  const cents = late.map(({ centsAtRisk }) => centsAtRisk)
  const { cost } = doneHere({ scenario: unanswered, keep: 'cost' })
  expect(cost.lateCents).toBe(Math.max(0, ...cents))
  expect(Math.max(0, ...cents)).toBeGreaterThan(0)
})

it('has what is paid twice apart from what is owed again, of payouts of any kind', () => {
  const { report, value } = run(paidTwice)
  const { paidTwiceNotBackCents, owedAgainCents } = report.processorBooks
  const late = report.checks.flatMap(({ severity, centsAtRisk }) =>
    severity === 'late' && centsAtRisk > 0 ? [centsAtRisk] : [],
  )
  expect(doneHere({ scenario: paidTwice, keep: 'cost' }).cost).toMatchObject({
    payouts: value(`SELECT COUNT(*) FROM payouts WHERE state = 'completed'`),
    paidTwiceCents: paidTwiceNotBackCents,
    owedAgainCents,
    lateCents: Math.max(...late),
  })
  expect(late.length).toBeGreaterThan(1)
  expect(owedAgainCents).toBeGreaterThan(0)
  expect(paidTwiceNotBackCents).toBeGreaterThan(owedAgainCents!)
  expect(value(`SELECT COUNT(DISTINCT payout_type) FROM payouts WHERE state = 'completed'`)).toBe(2)
})
