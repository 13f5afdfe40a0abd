/** What holds of every fee, whatever its structure. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_INSTANT_FEE } from '../../../src/core/fees/fee-figures'
import {
  feeStructureOf,
  instantFee,
  NOTHING_BEFORE,
  smallestGross,
} from '../../../src/core/fees/fee-structure'
import { netBeforeSurcharge } from '../../../src/core/money'
import { anyFeeFigures } from '../../support/any-fee'

describe('any fee', () => {
  const anyFacts = fc.record({
    monthPayouts: fc.integer({ min: 0, max: 5 }),
    monthGrossCents: fc.integer({ min: 0, max: 2_000_00 }),
    daysSinceFirst: fc.integer({ min: 0, max: 40 }),
    soldCents: fc.integer({ min: 0, max: 2_000_00 }),
  })
  const anyGross = fc.oneof(
    fc.integer({ min: 1, max: 50_00 }),
    fc.integer({ min: 1, max: 9_999_00 }),
  )
  const anyStructure = anyFeeFigures.map((figures) => feeStructureOf(figures, 'us_bank'))

  it('is at least nothing and at most the payout, and with the net makes the gross', () => {
    fc.assert(
      fc.property(anyStructure, anyGross, anyFacts, (structure, gross, facts) => {
        const { feeCents, netCents } = instantFee(gross, structure, facts)
        expect(Number.isInteger(feeCents)).toBe(true)
        expect(feeCents).toBeGreaterThanOrEqual(0)
        expect(feeCents).toBeLessThanOrEqual(gross)
        expect(feeCents + netCents).toBe(gross)
      }),
    )
  })

  it('leaves no less of a larger payout', () => {
    fc.assert(
      fc.property(anyStructure, anyGross, anyGross, anyFacts, (structure, one, more, facts) => {
        const left = (gross: number) => instantFee(gross, structure, facts).netCents
        expect(left(one + more)).toBeGreaterThanOrEqual(left(one))
      }),
      { numRuns: 500 },
    )
  })

  it('leaves a cent of the smallest amount, and nothing of a cent less', () => {
    fc.assert(
      fc.property(anyStructure, anyFacts, (structure, facts) => {
        const smallest = smallestGross(structure, facts)
        expect(instantFee(smallest, structure, facts).netCents).toBeGreaterThan(0)
        expect(instantFee(smallest - 1, structure, facts).netCents).toBe(0)
      }),
    )
  })

  it('of marginal tiers takes at a boundary at most a cent more than a cent below it', () => {
    fc.assert(
      fc.property(anyFeeFigures, (figures) => {
        const marginal = feeStructureOf(
          { ...figures, instantFeeTiersApply: 'marginal', instantFeeTierBasis: 'payout' },
          'us_bank',
        )
        const facts = {
          ...{ monthPayouts: 99, monthGrossCents: 9_999_00, daysSinceFirst: 999, soldCents: 0 },
        }
        for (const { fromCents } of marginal.tiers.slice(1)) {
          const fees = [-1, 0, 1].map(
            (cents) => instantFee(fromCents + cents, marginal, facts).feeCents,
          )
          expect(Math.abs(fees[1]! - fees[0]!)).toBeLessThanOrEqual(1)
          expect(Math.abs(fees[2]! - fees[1]!)).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  it('by sales is the fee that would hold for everybody at the rate that the creator has reached', () => {
    fc.assert(
      fc.property(anyFeeFigures, anyGross, anyFacts, (figures, gross, facts) => {
        const bySales = feeStructureOf({ ...figures, instantFeeTierBasis: 'sales' }, 'us_bank')
        const reached = bySales.tiers.findLast(({ fromCents }) => fromCents <= facts.soldCents)!
        const alone = { ...bySales, tiers: [{ ...reached, fromCents: 0 }] }
        expect(instantFee(gross, bySales, facts)).toEqual(instantFee(gross, alone, facts))
      }),
    )
  })

  it('by sales is never more for a creator who sells more, where each rate is lower than the one before', () => {
    const lowering = fc
      .array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 4 })
      .map((rates) => rates.toSorted((one, other) => other - one))
    fc.assert(
      fc.property(anyFeeFigures, lowering, anyGross, anyFacts, fc.nat(2_000_00), (...drawn) => {
        const [figures, [first = 0, ...rates], gross, facts, more] = drawn
        const structure = feeStructureOf(
          {
            ...figures,
            instantFeeBasisPoints: first,
            instantFeeTierBasis: 'sales',
            instantFeeTiers: rates.map((basisPoints, index) => ({
              fromCents: (index + 1) * 500_00,
              basisPoints,
              flatCents: figures.instantFeeFlatCents,
            })),
          },
          'us_bank',
        )
        const larger = { ...facts, soldCents: facts.soldCents + more }
        expect(instantFee(gross, structure, larger).feeCents).toBeLessThanOrEqual(
          instantFee(gross, structure, facts).feeCents,
        )
      }),
    )
  })

  it('of a percentage of the net alone is what netBeforeSurcharge leaves', () => {
    fc.assert(
      fc.property(anyGross, fc.integer({ min: 0, max: 10_000 }), (gross, basisPoints) => {
        const structure = feeStructureOf(
          { ...NO_INSTANT_FEE, instantFeeBasisPoints: basisPoints },
          'us_bank',
        )
        expect(instantFee(gross, structure, NOTHING_BEFORE).netCents).toBe(
          netBeforeSurcharge(gross, basisPoints),
        )
      }),
    )
  })
})
