import { expect, it } from 'vitest'
import type { SweepPlan } from '../../../../src/experiments/sweep/plan'
import { isSameScenario } from '../../../../src/ui/fees/sweep/same-scenario'
import { sweepPlan } from '../../../support/sweeps'

const FEE = 'policy.instantFeeBasisPoints'
const scenario = { version: 1, name: 'One', days: 5 }
const planOf = (settings: object, seeds = 2): SweepPlan =>
  sweepPlan({ scenario: { ...scenario, ...settings }, seeds, axes: [{ path: FEE, values: [100] }] })
const plan = planOf({})
const atHalf = planOf({ policy: { name: 'payout-lab', instantFeeBasisPoints: 150 } })
const atThree = planOf({ policy: { name: 'payout-lab', instantFeeBasisPoints: 300 } })

it.each<[string, boolean, SweepPlan]>([
  ['of another name', true, planOf({ name: 'Another' })],
  ['of other days', false, planOf({ days: 6 })],
  ['of another seed', false, planOf({ seed: 'another' })],
  ['of more seeds', false, planOf({}, 3)],
  ['on a sales file', false, { ...plan, fileKey: 'a file' }],
  ['at another fee', false, atHalf],
])('a sweep %s is of the same scenario: %s', (_, isSame, other) => {
  expect(isSameScenario(plan, other)).toBe(isSame)
})

it('sweeps along the fee are of the same scenario at whichever fee that is', () => {
  expect(isSameScenario(atHalf, atThree, FEE)).toBe(true)
  expect(isSameScenario(atHalf, atThree)).toBe(false)
})
