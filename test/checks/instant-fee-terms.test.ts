import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectedInstantFee, shareOfNetAlone } from '../../src/checks/instant-fee-terms'
import { NO_INSTANT_FEE, type InstantFeeFigures } from '../../src/core/fees/fee-figures'
import { feeStructureOf, instantFee, percentOfNetAlone } from '../../src/core/fees/fee-structure'
import { POLICIES, type PayoutPolicy } from '../../src/core/policy'
import { RAILS } from '../../src/core/vocabulary'
import { anyFeeFigures } from '../support/any-fee'

const policyWith = (figures: Partial<InstantFeeFigures>): PayoutPolicy => ({
  ...POLICIES['payout-lab'],
  ...NO_INSTANT_FEE,
  ...figures,
})
const NOTHING_BEFORE = { payoutsOfMonth: 0, centsOfMonth: 0, daysSinceFirst: null, soldCents: 0 }

describe('the smallest fee that meets the terms', () => {
  it.each<
    [terms: string, figures: Partial<InstantFeeFigures>, grossCents: number, feeCents: number]
  >([
    ['3% of the net', { instantFeeBasisPoints: 300 }, 100_00, 2_92],
    ['3% of the gross', { instantFeeBasisPoints: 300, instantFeeOf: 'gross' }, 50, 2],
    ['$1.99', { instantFeeFlatCents: 1_99 }, 100_00, 1_99],
    ['$1.99 of $1', { instantFeeFlatCents: 1_99 }, 1_00, 1_00],
    [
      '3% of the net and $1',
      { instantFeeBasisPoints: 300, instantFeeFlatCents: 1_00 },
      100_00,
      3_89,
    ],
    [
      'marginal tiers',
      {
        instantFeeOf: 'gross',
        instantFeeBasisPoints: 300,
        instantFeeTiers: [{ fromCents: 100_00, basisPoints: 200, flatCents: 0 }],
      },
      200_00,
      5_00,
    ],
  ])('of %s', (_, figures, grossCents, feeCents) => {
    expect(expectedInstantFee(grossCents, policyWith(figures), 'us_bank', NOTHING_BEFORE)).toBe(
      feeCents,
    )
  })

  it('is the fee that the service takes, by any structure', () => {
    fc.assert(
      fc.property(
        anyFeeFigures,
        fc.constantFrom(...RAILS),
        fc.integer({ min: 1, max: 9_999_00 }),
        fc.record({
          monthPayouts: fc.integer({ min: 0, max: 5 }),
          monthGrossCents: fc.integer({ min: 0, max: 2_000_00 }),
          daysSinceFirst: fc.integer({ min: 0, max: 40 }),
          soldCents: fc.integer({ min: -1, max: 2_000_00 }),
        }),
        (figures, rail, grossCents, facts) => {
          const policy = policyWith(figures)
          const { feeCents } = instantFee(grossCents, feeStructureOf(policy, rail), facts)
          const earlier = {
            payoutsOfMonth: facts.monthPayouts,
            centsOfMonth: facts.monthGrossCents,
            daysSinceFirst: facts.daysSinceFirst,
            soldCents: facts.soldCents,
          }
          expect(expectedInstantFee(grossCents, policy, rail, earlier)).toBe(feeCents)
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

it('what the processor may work out by itself is a share of the net and nothing beside it', () => {
  fc.assert(
    fc.property(anyFeeFigures, fc.constantFrom(...RAILS), (figures, rail) => {
      const policy = policyWith(figures)
      const rate = percentOfNetAlone(feeStructureOf(policy, rail))
      expect(shareOfNetAlone(policy, rail)).toBe(rate)
    }),
  )
})
