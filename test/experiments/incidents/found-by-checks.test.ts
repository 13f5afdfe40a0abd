/** Which checks find an incident as it was, and of which amount; as fixed they find nothing. */
import { expect, it } from 'vitest'
import type { CheckName } from '../../../src/checks/check'
import { INCIDENTS } from '../../../src/scenario/incidents/library'
import { brokenChecks, run } from '../../support/runs'

const FOUND: readonly (readonly [id: string, check: CheckName, cents: number])[] = [
  ['h-54', 'creators_are_owed_what_they_earned', 89_75],
  ['h-54', 'money_is_conserved', 100_00],
  ['h-56', 'outcomes_become_known', 200_00],
  ['h-57', 'processors_pay_balances_once', 200_00],
]

it.each(FOUND)('%s: %s finds %i cents', (id, name, cents) => {
  const { asItWas, asFixed } = INCIDENTS.find((incident) => incident.id === id)!
  const found = run(asItWas).report.checks.find((check) => check.name === name)
  expect(found).toMatchObject({ violations: 1, centsAtRisk: cents })
  expect(brokenChecks(run(asFixed).report)).toEqual([])
})
