import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { POLICIES } from '../../../src/core/policy'
import { saleFee } from '../../../src/core/fees/payout-fee'
import { shareOfSale } from '../../../src/core/fees/refund-share'

const sale = saleFee(200_00, POLICIES['payout-lab'])

describe('the share of a sale of $200.00, whose fees are $20.50 and $6.10', () => {
  it.each([
    [0, 50_00, { platformFeeCents: 5_12, processingFeeCents: 1_52, netCents: 43_36 }],
    [50_00, 50_00, { platformFeeCents: 5_13, processingFeeCents: 1_53, netCents: 43_34 }],
    [100_00, 100_00, { platformFeeCents: 10_25, processingFeeCents: 3_05, netCents: 86_70 }],
    [0, 1, { platformFeeCents: 0, processingFeeCents: 0, netCents: 1 }],
    [0, 200_00, { platformFeeCents: 20_50, processingFeeCents: 6_10, netCents: 173_40 }],
  ])('after %i cents, of %i cents more', (before, grossCents, share) => {
    expect(shareOfSale(sale, before, grossCents)).toMatchObject({ grossCents, ...share })
  })
})

const anySale = fc
  .tuple(fc.nat(10_000), fc.nat(10_000), fc.nat(10_000))
  .map(([platformFeeCents, processingFeeCents, netCents]) => ({
    grossCents: platformFeeCents + processingFeeCents + netCents,
    platformFeeCents,
    processingFeeCents,
    feeCents: platformFeeCents + processingFeeCents,
    netCents,
  }))

it('parts of any sale are never below zero and add up to the sale', () => {
  fc.assert(
    fc.property(anySale, fc.array(fc.nat(10_000), { maxLength: 8 }), (whole, cuts) => {
      const ends = cuts.map((cut) => Math.min(cut, whole.grossCents)).sort((one, two) => one - two)
      const marks = [0, ...ends, whole.grossCents]
      const parts = marks
        .slice(1)
        .map((end, at) => shareOfSale(whole, marks[at]!, end - marks[at]!))
      for (const part of parts) {
        expect(Math.min(...(Object.values(part) as number[]))).toBeGreaterThanOrEqual(0)
        expect(part.netCents + part.feeCents).toBe(part.grossCents)
      }
      for (const name of ['grossCents', 'platformFeeCents', 'processingFeeCents'] as const) {
        expect(parts.reduce((sum, part) => sum + part[name], 0)).toBe(whole[name])
      }
    }),
  )
})
