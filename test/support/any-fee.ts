/** Random fees of instant payouts, of every structure, as a scenario may have them. */
import fc from 'fast-check'
import {
  FEE_BASES,
  FEE_COMBINATIONS,
  FEE_TIER_BASES,
  FEE_TIER_WAYS,
  NO_INSTANT_FEE,
  type FeeRate,
  type FeeTier,
  type InstantFeeFigures,
} from '../../src/core/fee-figures'
import { feeStructureOf, tierThatLeavesLess } from '../../src/core/fee-structure'
import { RAILS, type Rail } from '../../src/core/vocabulary'

const WHOLE = 10_000

const upTo = (max: number, min = 0): fc.Arbitrary<number> => fc.integer({ min, max })
/** Nothing two times in three. */
const seldom = <Value>(none: Value, some: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(none) }, { weight: 1, arbitrary: some })

const basisPoints = fc.oneof(upTo(1_000), upTo(WHOLE - 1))
const rate: fc.Arbitrary<FeeRate> = fc.record({
  basisPoints,
  flatCents: seldom(0, upTo(5_00)),
})
const tiers: fc.Arbitrary<FeeTier[]> = fc
  .uniqueArray(fc.tuple(upTo(1_000_00, 1), rate), { maxLength: 3, selector: ([from]) => from })
  .map((drawn) =>
    drawn
      .toSorted(([one], [other]) => one - other)
      .map(([fromCents, ofTier]) => ({ fromCents, ...ofTier })),
  )

const drawn: fc.Arbitrary<InstantFeeFigures> = fc.record({
  instantFeeBasisPoints: basisPoints,
  instantFeeOf: fc.constantFrom(...FEE_BASES),
  instantFeeFlatCents: seldom(0, upTo(5_00)),
  instantFeeCombination: fc.constantFrom(...FEE_COMBINATIONS),
  instantFeeMinimumCents: seldom(0, upTo(5_00)),
  instantFeeMaximumCents: seldom(null, upTo(30_00, 5_00) as fc.Arbitrary<number | null>),
  instantFeeTiers: seldom([], tiers),
  instantFeeTierBasis: fc.constantFrom(...FEE_TIER_BASES),
  instantFeeTiersApply: fc.constantFrom(...FEE_TIER_WAYS),
  instantFreePayoutsPerMonth: seldom(0, upTo(4)),
  instantFreeCentsPerMonth: seldom(0, upTo(500_00)),
  instantFreeDays: seldom(0, upTo(20)),
  instantSubscriptionMonthlyCents: seldom(0, upTo(10_00)),
  instantFeeByRail: seldom(
    {},
    fc.dictionary(fc.constantFrom(...RAILS), rate) as fc.Arbitrary<Partial<Record<Rail, FeeRate>>>,
  ),
})

/** Whole tiers of which a larger payout would leave less are made marginal: a scenario may not have them. */
export const anyFeeFigures: fc.Arbitrary<InstantFeeFigures> = drawn.map((figures) => {
  const own = feeStructureOf({ ...figures, instantFeeByRail: {} }, 'us_bank')
  return tierThatLeavesLess(own) ? { ...figures, instantFeeTiersApply: 'marginal' } : figures
})

/** What of a fee is not as in a policy that takes nothing. */
export const whatIsSet = (figures: InstantFeeFigures): Partial<InstantFeeFigures> =>
  Object.fromEntries(
    Object.entries(figures).filter(
      ([name, value]) =>
        JSON.stringify(value) !== JSON.stringify(NO_INSTANT_FEE[name as keyof InstantFeeFigures]),
    ),
  )
