/** The fee of an instant payout, as figures of a policy. How they make a fee is in `src/core/fees/fee-structure.ts`. */
import {
  FEE_BASES,
  FEE_COMBINATIONS,
  FEE_TIER_BASES,
  FEE_TIER_WAYS,
} from '../../core/fees/fee-figures'
import { INSTANT_RAILS } from '../../core/rails'
import type { Rail } from '../../core/vocabulary'
import { z } from '../zod'
import { basisPoints, cents, days, payouts } from './parts'

const rate = {
  basisPoints: basisPoints().default(0).meta({ words: 'feeRate.basisPoints' }),
  flatCents: cents().default(0).meta({ words: 'feeRate.flatCents' }),
}

/** More than anybody reads. */
const TIERS_MAX = 20

const rateOfRail = (rail: Rail) =>
  z
    .strictObject(rate)
    .optional()
    .meta({ words: `rail.${rail}` })

export const instantFeeFigures = {
  instantFeeBasisPoints: basisPoints(),
  instantFeeOf: z.enum(FEE_BASES),
  instantFeeFlatCents: cents(),
  instantFeeCombination: z.enum(FEE_COMBINATIONS),
  instantFeeMinimumCents: cents(),
  instantFeeMaximumCents: cents().nullable(),
  instantFeeTiers: z.array(z.strictObject({ fromCents: cents(1), ...rate })).max(TIERS_MAX),
  instantFeeTierBasis: z.enum(FEE_TIER_BASES),
  instantFeeTiersApply: z.enum(FEE_TIER_WAYS),
  instantFreePayoutsPerMonth: payouts(0, 1_000),
  instantFreeCentsPerMonth: cents(),
  instantFreeDays: days(0, 3_660),
  instantSubscriptionMonthlyCents: cents(),
  instantFeeByRail: z.strictObject(
    Object.fromEntries(INSTANT_RAILS.map((rail) => [rail, rateOfRail(rail)])) as Record<
      Rail,
      ReturnType<typeof rateOfRail>
    >,
  ),
}
