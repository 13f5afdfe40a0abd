import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withShare } from '../../../src/ui/form/shares'

const sum = (shares: Readonly<Record<string, number>>): number =>
  Object.values(shares).reduce((total, share) => total + share, 0)

describe('linked shares', () => {
  it('keep the proportions of the others', () => {
    const moved = withShare({ daily: 3_000, weekly: 6_000, monthly: 1_000 }, 'daily', 6_500)
    expect(moved).toEqual({ daily: 6_500, weekly: 3_000, monthly: 500 })
  })

  it('go to the usual ones where all others are at nothing', () => {
    const usual = { daily: 3_000, weekly: 6_000, monthly: 3_000, threshold: 0 }
    const moved = withShare(
      { daily: 10_000, weekly: 0, monthly: 0, threshold: 0 },
      'daily',
      4_000,
      usual,
    )
    expect(moved).toEqual({ daily: 4_000, weekly: 4_000, monthly: 2_000, threshold: 0 })
  })

  it('leave the only one there is at the whole', () => {
    expect(withShare({ US: 10_000 }, 'US', 2_500)).toEqual({ US: 10_000 })
  })

  it('always make the whole again, whatever they were', () => {
    const share = fc.nat(10_000)
    fc.assert(
      fc.property(fc.tuple(share, share, share, share), fc.double(), ([a, b, c, d], moved) => {
        const shares = withShare({ a, b, c, d }, 'b', Number.isNaN(moved) ? 0 : moved)
        expect(sum(shares)).toBe(10_000)
        expect(Object.values(shares).every((one) => Number.isInteger(one) && one >= 0)).toBe(true)
      }),
    )
  })
})
