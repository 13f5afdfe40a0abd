import { expect, it } from 'vitest'
import type { CheckName, CheckResult } from '../../src/checks/check'
import { Violations } from '../../src/checks/violations'
import { at } from '../support/days'

const resultOf = (violations: Violations, name: CheckName): CheckResult =>
  violations.results.find((one) => one.name === name)!

it('adds up what is at risk, each violation once and at its largest', () => {
  const violations = new Violations()
  violations.add('money_is_conserved', 'sale_fees', 'by 5', { cents: -5 })
  violations.add('money_is_conserved', 'sale_fees', 'by 12', { cents: 12 })
  violations.add('money_is_conserved', 'sale_fees', 'by 7', { cents: 7 })
  violations.add('money_is_conserved', 'processors', 'by 100', { cents: 100 })
  expect(resultOf(violations, 'money_is_conserved')).toMatchObject({
    ...{ ok: false, violations: 2, centsAtRisk: 112, witness: 'by 5' },
  })
})

it('begins with the violation that became true first, whatever was found first', () => {
  const violations = new Violations()
  violations.lookAt(at('2026-09-03T00:00:00Z'))
  const add = (payoutId: number, instant?: string): void =>
    violations.add('processor_agrees', payoutId, `payout ${payoutId}`, {
      ...{ cents: 1, at: instant === undefined ? undefined : at(instant), payoutId, creatorId: 9 },
    })
  add(1)
  add(2, '2026-09-02T10:00:00Z')
  add(3, '2026-09-02T08:00:00Z')
  add(4, '2026-09-02T10:00:00Z')
  expect(resultOf(violations, 'processor_agrees')).toMatchObject({
    firstAt: '2026-09-02T08:00:00Z',
    witness: 'payout 3',
    subjects: [3, 2, 4, 1].map((payoutId) => ({ payoutId, creatorId: 9 })),
  })
})

it('names whom the first five violations are about, and nobody where it does not know', () => {
  const violations = new Violations()
  violations.add('sales_land_once', 'a', 'nobody', { cents: 0, at: 0 })
  for (let creatorId = 1; creatorId <= 9; creatorId += 1) {
    violations.add('sales_land_once', creatorId, 'somebody', { cents: 0, at: creatorId, creatorId })
  }
  const { violations: count, subjects } = resultOf(violations, 'sales_land_once')
  expect(count).toBe(10)
  expect(subjects.map(({ creatorId }) => creatorId)).toEqual([1, 2, 3, 4])
})
