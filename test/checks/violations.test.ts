import { expect, it } from 'vitest'
import type { CheckName, CheckResult } from '../../src/checks/check'
import { Violations } from '../../src/checks/violations'
import { forPeople, sentence } from '../../src/core/sentence'
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

it('counts money once that several violations are about, at its largest, and adds up its pieces', () => {
  const violations = new Violations()
  const add = (subject: string, cents: number, money?: string, piece?: string): void =>
    violations.add('due_creators_are_paid_or_told', subject, 'due', { cents, money, piece })
  add('1 on Monday', 30_00, '1')
  add('1 on Tuesday', 50_00, '1')
  add('1 on Wednesday', 40_00, '1')
  add('2 on Monday', 7_00, '2')
  add('balance 1', 100_00, 'payout', 'one')
  add('balance 2', 60_00, 'payout', 'other')
  expect(resultOf(violations, 'due_creators_are_paid_or_told')).toMatchObject({
    ...{ violations: 6, centsAtRisk: 50_00 + 7_00 + 160_00 },
  })
  add('payout', 155_00, 'payout')
  expect(resultOf(violations, 'due_creators_are_paid_or_told').centsAtRisk).toBe(217_00)
  add('payout', 170_00, 'payout')
  expect(resultOf(violations, 'due_creators_are_paid_or_told').centsAtRisk).toBe(227_00)
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
    foundAt: '2026-09-03T00:00:00Z',
    witness: 'payout 3',
    subjects: [3, 2, 4, 1].map((payoutId) => ({ payoutId, creatorId: 9, creator: null })),
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

it('names creators by the handles that the ledger has', () => {
  const violations = new Violations([], (creatorId) => (creatorId === 1 ? 'ann' : null))
  const add = (creatorId: number): void =>
    violations.add(
      'sales_land_once',
      creatorId,
      sentence`${{ creatorId }} was paid ${{ cents: 5 }}`,
      {
        ...{ cents: 5, at: creatorId, creatorId },
      },
    )
  add(1)
  add(2)
  violations.setOpen('payouts_are_sent', sentence`${{ creatorId: 1 }} waits`)
  expect(resultOf(violations, 'sales_land_once')).toMatchObject({
    witness: 'creator 1 was paid 5 cents',
    witnessParts: [{ creatorId: 1, creator: 'ann' }, ' was paid ', { cents: 5 }],
    subjects: [{ creator: 'ann' }, { creatorId: 2, creator: null }],
  })
  expect(resultOf(violations, 'payouts_are_sent')).toMatchObject({
    open: 'creator 1 waits',
    openParts: [{ creatorId: 1, creator: 'ann' }, ' waits'],
  })
})

it('names the creator also where a check names a payout, or nobody', () => {
  const violations = new Violations([], () => 'ann')
  const facts = { cents: 5, payoutId: 7, creatorId: 1 }
  const said = (name: CheckName): string => forPeople(resultOf(violations, name).witnessParts)
  violations.add('processor_agrees', 7, sentence`${{ payoutId: 7 }}: it was paid twice`, facts)
  const both = sentence`balance 3 is in ${{ payoutId: 6 }} and ${{ payoutId: 7 }}`
  violations.add('balances_paid_once', 3, both, facts)
  violations.add('costs_follow_prices', 'po_1', 'po_1 cost too much', facts)
  violations.add('money_is_conserved', 'all', 'money is missing', { cents: 5 })
  expect(resultOf(violations, 'processor_agrees').witness).toBe('payout 7: it was paid twice')
  expect(said('processor_agrees')).toBe('payout 7 of ann: it was paid twice')
  expect(said('balances_paid_once')).toBe('balance 3 is in payout 6 and payout 7 of ann')
  expect(said('costs_follow_prices')).toBe('po_1 cost too much (ann)')
  expect(said('money_is_conserved')).toBe('money is missing')
  violations.setOpen('payouts_are_sent', sentence`${{ payoutId: 7 }} waits`, {
    payoutId: 7,
    creatorId: 1,
  })
  expect(forPeople(resultOf(violations, 'payouts_are_sent').openParts)).toBe(
    'payout 7 of ann waits',
  )
})

it('gives the same counts until something is found, and others then', () => {
  const violations = new Violations()
  const { counts } = violations
  expect(violations.counts).toBe(counts)
  violations.add('money_is_conserved', 'all', 'money is missing', { cents: 5 })
  expect(violations.counts).toEqual({ ...counts, money_is_conserved: 1 })
  expect(counts.money_is_conserved).toBe(0)
})
