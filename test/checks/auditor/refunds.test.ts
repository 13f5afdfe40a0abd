import { expect, it } from 'vitest'
import { AuditedRefunds, type MadeRefund } from '../../../src/checks/auditor/refunds'
import { forPrograms } from '../../../src/core/sentence'

const made = (changes: Partial<MadeRefund>): MadeRefund => ({
  ...{ processorRefundId: 're_1', refundId: 1, saleId: 7, grossCents: 50_00, creatorId: 1 },
  ...{ holder: 'processor', leftCents: 200_00 },
  reversal: { grossCents: 50_00, platformFeeCents: 0, netCents: 50_00, retainedFeeCents: 0 },
  ...changes,
})

it.each([
  ['all that is left', { leftCents: 50_00 }, []],
  [
    'a cent more than is left',
    { leftCents: 49_99 },
    [
      'refund 1 of sale 7: the processor gave 5000 cents back by re_1, of which 4999 cents were left',
    ],
  ],
  [
    'what nobody asked for',
    { refundId: 2 },
    ['refund 2 of sale 7: the processor gave 5000 cents back by re_1, which nobody asked for'],
  ],
])('a refund of %s', (_what, changes, expected) => {
  const refunds = new AuditedRefunds()
  refunds.asked({ refundId: 1, saleId: 7, creatorId: 1, grossCents: 50_00 })
  refunds.made(made(changes))
  expect(refunds.takeProblems().map(({ problem }) => forPrograms(problem))).toEqual(expected)
})

it.each([
  [50_00, []],
  [50_01, ['sale 7 was charged back for 5001 cents, and 5000 cents of it were left']],
  [49_99, ['sale 7 was charged back for 4999 cents, and 5000 cents of it were left']],
])('a chargeback of %s cents where 5000 are left', (grossCents, expected) => {
  const refunds = new AuditedRefunds()
  refunds.chargedBack({ saleId: 7, creatorId: 1, grossCents, leftCents: 50_00 })
  expect(refunds.takeProblems().map(({ problem }) => forPrograms(problem))).toEqual(expected)
})
