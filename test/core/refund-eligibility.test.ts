import { expect, it } from 'vitest'
import { mayRefundNext } from '../../src/core/refund-eligibility'

it.each([
  // may refund, unpaid, may refund from then on
  [true, 50_00, true],
  [true, -100_00, true],
  [true, -100_01, false],
  [false, -100_01, false],
  [false, -50_00, false],
  [false, 0, false],
  [false, 1, true],
])('a creator who may refund (%s) with %i cents unpaid may from then on: %s', (...example) => {
  const [mayRefund, unpaidCents, after] = example
  expect(mayRefundNext(mayRefund, unpaidCents)).toBe(after)
})
