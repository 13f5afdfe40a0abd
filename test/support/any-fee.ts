/** Random fees of instant payouts, of every structure, as a scenario may have them. */
import fc from 'fast-check'
import {
  FEE_BASES,
  FEE_COMBINATIONS,
  FEE_TIER_BASES,
  FEE_TIER_WAYS,
  type FeeRate,
  type FeeTier,
  type InstantFeeFigures,
} from '../../src/core/fees/fee-figures'
import { feeStructureOf, tierThatLeavesLess } from '../../src/core/fees/fee-structure'
import { INSTANT_RAILS } from '../../src/core/rails'
import type { Rail } from '../../src/core/vocabulary'

/** Of the gross, more would leave nothing of most payouts. */
const RATE_MAX = 9_000

const upTo = (max: number, min = 0): fc.Arbitrary<number> => fc.integer({ min, max })
/** Nothing two times in three. */
const seldom = <Value>(none: Value, some: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(none) }, { weight: 1, arbitrary: some })

const basisPoints = fc.oneof(upTo(1_000), upTo(RATE_MAX))
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
    fc.dictionary(fc.constantFrom(...INSTANT_RAILS), rate) as fc.Arbitrary<
      Partial<Record<Rail, FeeRate>>
    >,
  ),
})

/** Whole tiers of which a larger payout would leave less are made marginal: a scenario may not have them. */
export const anyFeeFigures: fc.Arbitrary<InstantFeeFigures> = drawn.map((figures) => {
  const own = feeStructureOf({ ...figures, instantFeeByRail: {} }, 'us_bank')
  return tierThatLeavesLess(own) ? { ...figures, instantFeeTiersApply: 'marginal' } : figures
})
