import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  assertCents,
  BASIS_POINTS_IN_WHOLE,
  CENTS_MAX,
  netBeforeSurcharge,
  shareRoundedHalfUp,
  shareRoundedUp,
} from '../../src/core/money'

const anyCents = fc.integer({ min: 0, max: CENTS_MAX })
const anyRate = fc.integer({ min: 0, max: BASIS_POINTS_IN_WHOLE })

describe('an amount of money', () => {
  it.each([0, 1, -1, 999_900, CENTS_MAX, -CENTS_MAX])('can be %s cents', (amount) => {
    expect(assertCents(amount)).toBe(amount)
  })

  it.each([0.5, 1.13 * 100, Number.NaN, Infinity, CENTS_MAX + 1, -CENTS_MAX - 1])(
    'cannot be %s',
    (amount) => {
      expect(() => assertCents(amount)).toThrow(`Not an amount of money: ${amount}`)
    },
  )
})

describe('a share of an amount', () => {
  it.each([
    // amount, rate, half up, up
    [0, 1_000, 0, 0],
    [1, 1_000, 0, 1],
    [4, 1_000, 0, 1],
    [5, 1_000, 1, 1],
    [10, 1_000, 1, 1],
    [100, 290, 3, 3],
    [50, 290, 1, 2],
    [1_000, 200, 20, 20],
    [1_001, 200, 20, 21],
    [999, 0, 0, 0],
    [999, 10_000, 999, 999],
    [-5, 1_000, 0, 0],
    [-15, 1_000, -1, -1],
  ])('of %i cents at %i basis points is %i rounded half up and %i rounded up', (...example) => {
    const [amount, rate, halfUp, up] = example
    expect(shareRoundedHalfUp(amount, rate)).toBe(halfUp)
    expect(shareRoundedUp(amount, rate) + 0).toBe(up)
  })

  it('is within half a cent of the exact share when rounded half up, halves upwards', () => {
    fc.assert(
      fc.property(anyCents, anyRate, (amount, rate) => {
        const error = BigInt(shareRoundedHalfUp(amount, rate)) * 10_000n - exactShare(amount, rate)
        expect(error > -5_000n && error <= 5_000n).toBe(true)
      }),
    )
  })

  it('is less than a cent above the exact share when rounded up', () => {
    fc.assert(
      fc.property(anyCents, anyRate, (amount, rate) => {
        const error = BigInt(shareRoundedUp(amount, rate)) * 10_000n - exactShare(amount, rate)
        expect(error >= 0n && error < 10_000n).toBe(true)
      }),
    )
  })

  it('refuses a fraction of a cent instead of rounding it away', () => {
    expect(() => shareRoundedHalfUp(0.5, 100)).toThrow(RangeError)
    expect(() => shareRoundedUp(0.5, 100)).toThrow(RangeError)
    expect(() => netBeforeSurcharge(0.5, 100)).toThrow(RangeError)
  })
})

describe('the net before a surcharge', () => {
  it('is the largest that fits: one cent more would not', () => {
    fc.assert(
      fc.property(anyCents, anyRate, (gross, rate) => {
        const net = BigInt(netBeforeSurcharge(gross, rate))
        const whole = BigInt(BASIS_POINTS_IN_WHOLE + rate)
        const available = BigInt(gross) * BigInt(BASIS_POINTS_IN_WHOLE)
        expect(net * whole <= available).toBe(true)
        expect((net + 1n) * whole > available).toBe(true)
      }),
    )
  })

  it('never falls as the gross rises, and never rises as the rate rises', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: CENTS_MAX - 1 }), anyRate, (gross, rate) => {
        const net = netBeforeSurcharge(gross, rate)
        expect(netBeforeSurcharge(gross + 1, rate)).toBeGreaterThanOrEqual(net)
        expect(netBeforeSurcharge(gross, rate + 1)).toBeLessThanOrEqual(net)
      }),
    )
  })
})

const exactShare = (amount: number, rate: number): bigint => BigInt(amount) * BigInt(rate)
