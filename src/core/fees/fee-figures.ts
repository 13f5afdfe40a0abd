/**
 * The figures of a payout policy that decide the fee of an instant payout. `fee-structure.ts`
 * computes the fee from them.
 */
import type { BasisPoints, Cents } from '../money'
import type { Rail } from '../vocabulary'

/** What the percentage is of: what arrives, or what leaves the balance. */
export const FEE_BASES = ['net', 'gross'] as const
/** What a payout pays that has a percentage and a flat fee: both, or the larger of the two. */
export const FEE_COMBINATIONS = ['sum', 'larger'] as const
/**
 * What decides the tier: the amount of this payout, what the creator has been paid instantly in this calendar month, or
 * what they sold in the days before.
 */
export const FEE_TIER_BASES = ['payout', 'month', 'sales'] as const
/** So many whole days before that of a payout: nearly a month, and each with as many hours as the next. */
export const FEE_SALES_DAYS = 30
/** `marginal`: each part of the amount at the rate of its own tier; `whole`: all of it at the rate of the tier reached, as by sales always. */
export const FEE_TIER_WAYS = ['marginal', 'whole'] as const

export interface FeeRate {
  basisPoints: BasisPoints
  flatCents: Cents
}

/** A rate that holds from an amount on. */
export interface FeeTier extends FeeRate {
  fromCents: Cents
}

export interface InstantFeeFigures {
  /** 300 of the net takes 3% of what the creator receives, 2.9126% of the gross. */
  instantFeeBasisPoints: BasisPoints
  instantFeeOf: (typeof FEE_BASES)[number]
  instantFeeFlatCents: Cents
  instantFeeCombination: (typeof FEE_COMBINATIONS)[number]
  /** Limits of the fee of one payout, a subscription not counted; null: no limit. */
  instantFeeMinimumCents: Cents
  instantFeeMaximumCents: Cents | null
  /** In order of amount; below the first, the rate is that of the figures above. */
  instantFeeTiers: readonly FeeTier[]
  instantFeeTierBasis: (typeof FEE_TIER_BASES)[number]
  instantFeeTiersApply: (typeof FEE_TIER_WAYS)[number]
  /** So many payouts, and so much money, are free in each calendar month. */
  instantFreePayoutsPerMonth: number
  instantFreeCentsPerMonth: Cents
  /** A promotion: nothing is taken on so many days, counted from that of the creator's first instant payout. */
  instantFreeDays: number
  /** Taken from the first instant payout of each calendar month, on top of its fee. */
  instantSubscriptionMonthlyCents: Cents
  /** Rails with a rate of their own, which holds for every amount: tiers do not apply to them. */
  instantFeeByRail: Readonly<Partial<Record<Rail, FeeRate>>>
}

/** Figures that take nothing: each fee is these, and what it sets itself. */
export const NO_INSTANT_FEE: InstantFeeFigures = {
  instantFeeBasisPoints: 0,
  instantFeeOf: 'net',
  instantFeeFlatCents: 0,
  instantFeeCombination: 'sum',
  instantFeeMinimumCents: 0,
  instantFeeMaximumCents: null,
  instantFeeTiers: [],
  instantFeeTierBasis: 'payout',
  instantFeeTiersApply: 'marginal',
  instantFreePayoutsPerMonth: 0,
  instantFreeCentsPerMonth: 0,
  instantFreeDays: 0,
  instantSubscriptionMonthlyCents: 0,
  instantFeeByRail: {},
}

export type InstantFeeFigure = keyof InstantFeeFigures
/** In the order in which they are shown. */
export const INSTANT_FEE_FIGURES = Object.keys(NO_INSTANT_FEE) as readonly InstantFeeFigure[]
