import { describe, expect, it } from 'vitest'
import {
  isAboveChargebackRate,
  releasedUnderReserve,
  reservedCents,
} from '../../src/core/chargeback-hold'
import type { DayBalance } from '../../src/core/instant-payouts'

describe('the rate of chargebacks', () => {
  it.each([
    ['nothing sold', 0, 0, 150, false],
    ['nothing charged back', 0, 10_000_00, 150, false],
    ['exactly at the threshold', 150_00, 10_000_00, 150, false],
    ['a cent above it', 150_01, 10_000_00, 150, true],
    ['a cent below it', 149_99, 10_000_00, 150, false],
    ['all refunded but what was charged back', 10_00, 0, 150, true],
    ['above 1% but not above 3%', 200_00, 10_000_00, 300, false],
  ])('with %s', (_what, chargedBackCents, unrefundedCents, threshold, above) => {
    expect(isAboveChargebackRate({ chargedBackCents, unrefundedCents }, threshold)).toBe(above)
  })
})

describe('the reserve', () => {
  it.each([
    ['a quarter of what is unpaid', 1_000_00, 0, 250_00],
    ['rounded up to the cent', 1_01, 0, 26],
    ['of what was paid since, too', 1_000_00, 3_000_00, 1_000_00],
    ['and at most what is unpaid', 100_00, 3_000_00, 100_00],
    ['nothing of a debt', -50_00, 0, 0],
  ])('is %s', (_what, unpaidCents, paidSinceHoldCents, expected) => {
    expect(reservedCents({ unpaidCents, paidSinceHoldCents }, 2_500)).toBe(expected)
  })

  const balances = (...amountsCents: number[]): DayBalance[] =>
    amountsCents.map((amountCents, index) => ({
      balanceId: index + 1,
      day: 20_000 + index,
      amountCents,
      holder: 'processor',
    }))

  it.each([
    ['whole balances, oldest first', [100_00, 200_00, 100_00], 0, [1, 2]],
    ['up to exactly the reserve', [300_00, 100_00], 0, [1]],
    [
      'stopping at the first that reaches into it, though the next would fit',
      [100_00, 250_00, 50_00],
      0,
      [1],
    ],
    ['nothing where the oldest is too large', [301_00, 99_00], 0, []],
    ['less when much was paid since the hold began', [100_00, 200_00, 100_00], 400_00, [1]],
    ['no debt, though that makes less of the rest', [100_00, -40_00, 100_00], 0, [1]],
    ['what is younger than a debt', [-40_00, 100_00, 200_00], 0, [2]],
    ['nothing where a debt leaves too little for the oldest', [-40_00, 100_00], 0, []],
    ['nothing of a debt alone', [-40_00], 0, []],
  ])('releases %s', (_what, amountsCents, paidSinceHoldCents, released) => {
    const rows = balances(...amountsCents)
    const unpaidCents = amountsCents.reduce((sum, cents) => sum + cents, 0)
    const out = releasedUnderReserve(rows, { unpaidCents, paidSinceHoldCents }, 2_500)
    expect(out.map(({ balanceId }) => balanceId)).toEqual(released)
  })
})
