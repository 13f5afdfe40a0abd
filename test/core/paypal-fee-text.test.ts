import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paypalFeeCut, paypalFeeExact, paypalFeeText } from '../../src/core/paypal-fee-text'

describe('the fee that PayPal states', () => {
  it.each([
    ['1.15', 114, 115],
    ['0.29', 28, 29],
    ['2.00', 200, 200],
    ['0.50', 50, 50],
    ['7', 700, 700],
    ['4.1', 409, 410],
  ])('of %s is read as %i cents, and is %i', (text, cut, exact) => {
    expect([paypalFeeCut(text), paypalFeeExact(text)]).toEqual([cut, exact])
  })

  it('is written to the cent, and read a cent short at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_00 }), (cents) => {
        const text = paypalFeeText(cents)
        expect(paypalFeeExact(text)).toBe(cents)
        expect([cents, cents - 1]).toContain(paypalFeeCut(text))
      }),
    )
  })

  it.each(['', '1.', '1.155', '-1.15', '1,15', 'NaN'])('refuses %j', (text) => {
    for (const read of [paypalFeeCut, paypalFeeExact]) {
      expect(() => read(text)).toThrow(`Not a fee in dollars: ${text}`)
    }
  })
})
