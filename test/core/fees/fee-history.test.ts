import { describe, expect, it } from 'vitest'
import { payoutsBefore, NO_HISTORY, withPayout } from '../../../src/core/fees/fee-history'
import { NOTHING_BEFORE } from '../../../src/core/fees/fee-structure'
import { day } from '../../support/days'

describe('what a fee depends on', () => {
  const inAugust = withPayout(NO_HISTORY, day('2026-08-20'), 60_00)
  const twice = withPayout(inAugust, day('2026-08-31'), 40_00)

  it('is nothing before the first payout', () => {
    const { soldCents: _, ...nothing } = NOTHING_BEFORE
    expect(payoutsBefore(NO_HISTORY, day('2026-08-20'))).toEqual(nothing)
  })

  it('is the payouts of the calendar month and the days since the first of all', () => {
    expect(payoutsBefore(twice, day('2026-08-31'))).toEqual({
      monthPayouts: 2,
      monthGrossCents: 100_00,
      daysSinceFirst: 11,
    })
  })

  it('begins again with a month, except for the first day', () => {
    const september = { monthPayouts: 0, monthGrossCents: 0, daysSinceFirst: 12 }
    expect(payoutsBefore(twice, day('2026-09-01'))).toEqual(september)
    expect(payoutsBefore(withPayout(twice, day('2026-09-01'), 5_00), day('2026-09-30'))).toEqual({
      monthPayouts: 1,
      monthGrossCents: 5_00,
      daysSinceFirst: 41,
    })
  })

  it('of the same month a year later is nothing of this one', () => {
    expect(payoutsBefore(inAugust, day('2027-08-20'))).toMatchObject({ monthPayouts: 0 })
  })
})
