import { expect, it } from 'vitest'
import type { SeenProcessorPayout } from '../../../src/checks/auditor/payments'
import { AuditedSettling } from '../../../src/checks/auditor/settling'
import { forPrograms } from '../../../src/core/sentence'
import { at } from '../../support/days'

const SOLD_AT = at('2026-09-01T12:00:00Z')
const HOUR = 3_600

const payment = (method: SeenProcessorPayout['method'], hours: number): SeenProcessorPayout => ({
  ...{ processorPayoutId: 'po_1', payoutId: 1, creatorId: 1, rail: 'us_bank', method },
  ...{ netCents: 60_00, feeCents: 0, costCents: 0, createdAt: SOLD_AT + hours * HOUR },
})

it.each([
  ['at once before two hours', 'instant', 1, 40_00, ['takes 6000 cents that had not settled']],
  ['at once after two hours', 'instant', 2, 40_00, []],
  ['at once, as much as was there before', 'instant', 1, 100_00, []],
  [
    'at once, with a debt behind it',
    'instant',
    1,
    -10_00,
    ['takes 10000 cents that had not settled'],
  ],
  [
    'in the standard way before two days',
    'standard',
    47,
    99_99,
    ['takes 1 cents that had not settled'],
  ],
  ['in the standard way after two days', 'standard', 48, 0, []],
  ['by a transfer, which leaves no account', 'transfer', 1, 0, []],
] as const)('$100 of a sale are paid %s', (_what, method, hours, leftCents, expected) => {
  const settling = new AuditedSettling({ instantSeconds: 2 * HOUR, standardSeconds: 48 * HOUR })
  settling.cameIn(1, 50_00, SOLD_AT - 100 * HOUR)
  settling.cameIn(1, 100_00, SOLD_AT)
  settling.paid(payment(method, hours), leftCents)
  expect(settling.takeProblems().map(({ problem }) => forPrograms(problem))).toEqual(expected)
})
