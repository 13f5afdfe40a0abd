import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readFeeText } from '../../src/core/fees/payout-fee'
import { paypalFeeText } from '../../src/core/paypal-fee-text'

it('the fee that PayPal states is read to the cent, or cut and then a cent short at most', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000_00 }), (cents) => {
      const text = paypalFeeText(cents)
      expect(readFeeText(text, 'exact')).toBe(cents)
      expect([cents, cents - 1]).toContain(readFeeText(text, 'cut'))
    }),
  )
})
