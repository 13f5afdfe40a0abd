/**
 * What an instant payout costs its creator: a percentage, a flat fee or both, with limits, tiers, free payouts and a
 * monthly subscription. A fee depends on the amount and on the creator's instant payouts and sales before it, and on
 * nothing else.
 * It never exceeds the payout; gross = fee + net, to the cent.
 */
import type { FeeRate, FeeTier, InstantFeeFigures } from './fee-figures'
import { netBeforeSurcharge, shareRoundedHalfUp, type BasisPoints, type Cents } from '../money'
import type { Rail } from '../vocabulary'

/** The fee on one rail, from the figures of a policy (`InstantFeeFigures`, where each is explained). */
export interface FeeStructure {
  percentOf: InstantFeeFigures['instantFeeOf']
  combination: InstantFeeFigures['instantFeeCombination']
  /** At least one, in order of amount, the first from 0 on. */
  tiers: readonly FeeTier[]
  tierBasis: InstantFeeFigures['instantFeeTierBasis']
  tiersApply: InstantFeeFigures['instantFeeTiersApply']
  minimumCents: Cents
  maximumCents: Cents | null
  freePayoutsPerMonth: number
  freeCentsPerMonth: Cents
  freeDays: number
  subscriptionMonthlyCents: Cents
}

/** A creator's instant payouts before this one; those that failed or came back do not count. */
export interface PayoutsBefore {
  /** Instant payouts of this calendar month. */
  monthPayouts: number
  monthGrossCents: Cents
  /** Since the day of the first of all; 0 where there is none. */
  daysSinceFirst: number
}

export interface FeeFacts extends PayoutsBefore {
  /** Gross of their sales of the `FEE_SALES_DAYS` before, less what of it was refunded or charged back by now. */
  soldCents: Cents
}

/** All that decides the fee of the next payout. */
export interface FeeTerms {
  structure: FeeStructure
  facts: FeeFacts
}

export interface PayoutFee {
  feeCents: Cents
  netCents: Cents
}

/** Nothing has been paid instantly before, and nothing sold. */
export const NOTHING_BEFORE: FeeFacts = {
  monthPayouts: 0,
  monthGrossCents: 0,
  daysSinceFirst: 0,
  soldCents: 0,
}

/** Made once for the figures of a policy, since it is asked for with every payout. */
const structures = new WeakMap<InstantFeeFigures, Map<Rail, FeeStructure>>()

export function feeStructureOf(figures: InstantFeeFigures, rail: Rail): FeeStructure {
  const ofFigures = structures.get(figures) ?? new Map<Rail, FeeStructure>()
  const structure = ofFigures.get(rail) ?? structureFrom(figures, figures.instantFeeByRail[rail])
  structures.set(figures, ofFigures.set(rail, structure))
  return structure
}

function structureFrom(figures: InstantFeeFigures, ofRail: FeeRate | undefined): FeeStructure {
  const { instantFeeBasisPoints: basisPoints, instantFeeFlatCents: flatCents } = figures
  return {
    percentOf: figures.instantFeeOf,
    combination: figures.instantFeeCombination,
    tiers: ofRail
      ? [{ fromCents: 0, ...ofRail }]
      : [{ fromCents: 0, basisPoints, flatCents }, ...figures.instantFeeTiers],
    tierBasis: figures.instantFeeTierBasis,
    // What somebody sold is no part of the payout: all of it has one rate.
    tiersApply: figures.instantFeeTierBasis === 'sales' ? 'whole' : figures.instantFeeTiersApply,
    minimumCents: figures.instantFeeMinimumCents,
    maximumCents: figures.instantFeeMaximumCents,
    freePayoutsPerMonth: figures.instantFreePayoutsPerMonth,
    freeCentsPerMonth: figures.instantFreeCentsPerMonth,
    freeDays: figures.instantFreeDays,
    subscriptionMonthlyCents: figures.instantSubscriptionMonthlyCents,
  }
}

export function instantFee(grossCents: Cents, structure: FeeStructure, facts: FeeFacts): PayoutFee {
  const dueCents =
    facts.daysSinceFirst < structure.freeDays
      ? 0
      : payoutFeeCents(grossCents, structure, facts) + subscriptionDueCents(structure, facts)
  const feeCents = Math.min(grossCents, dueCents)
  return { feeCents, netCents: grossCents - feeCents }
}

const subscriptionDueCents = (structure: FeeStructure, { monthPayouts }: FeeFacts): Cents =>
  monthPayouts === 0 ? structure.subscriptionMonthlyCents : 0

/** The fee of the payout itself, on what the month's free money leaves of it. */
function payoutFeeCents(grossCents: Cents, structure: FeeStructure, facts: FeeFacts): Cents {
  if (facts.monthPayouts < structure.freePayoutsPerMonth) return 0
  const freeLeftCents = Math.max(0, structure.freeCentsPerMonth - facts.monthGrossCents)
  const chargedCents = grossCents - freeLeftCents
  const monthGrossCents = facts.monthGrossCents + freeLeftCents
  return chargedCents > 0
    ? feeWithinLimits(chargedCents, structure, { monthGrossCents, soldCents: facts.soldCents })
    : 0
}

const feeWithinLimits = (cents: Cents, structure: FeeStructure, before: ReachBefore): Cents =>
  Math.min(
    cents,
    structure.maximumCents ?? Infinity,
    Math.max(structure.minimumCents, tieredFeeCents(cents, structure, before)),
  )

/** How far a creator had come before the charged part of a payout. */
type ReachBefore = Pick<FeeFacts, 'monthGrossCents' | 'soldCents'>

function tieredFeeCents(cents: Cents, structure: FeeStructure, before: ReachBefore): Cents {
  const { tierBasis, tiersApply } = structure
  switch (tiersApply) {
    case 'marginal': {
      const fromCents = tierBasis === 'month' ? before.monthGrossCents : 0
      return feeByParts(fromCents, fromCents + cents, structure)
    }
    case 'whole': {
      const reached = { payout: cents, month: before.monthGrossCents, sales: before.soldCents }
      return feeAtRate(cents, tierReached(reached[tierBasis], structure), structure)
    }
  }
}

/** Each part takes no more than itself, so that a payout that reaches just into a tier does not lose by it. */
function feeByParts(fromCents: Cents, untilCents: Cents, structure: FeeStructure): Cents {
  return structure.tiers.reduce((feeCents, tier, index) => {
    const nextCents = structure.tiers[index + 1]?.fromCents ?? Infinity
    const partCents = Math.min(untilCents, nextCents) - Math.max(fromCents, tier.fromCents)
    return partCents > 0
      ? feeCents + Math.min(partCents, feeAtRate(partCents, tier, structure))
      : feeCents
  }, 0)
}

/** Sales can be less than nothing, where one was refunded twice. */
const tierReached = (cents: Cents, { tiers }: FeeStructure): FeeTier =>
  tiers.findLast(({ fromCents }) => fromCents <= cents) ?? tiers[0]!

/** A percentage of the net is of what the flat fee leaves as well: gross = net + share of the net + flat fee. */
function feeAtRate(
  cents: Cents,
  { basisPoints, flatCents }: FeeRate,
  { percentOf, combination }: FeeStructure,
): Cents {
  switch (combination) {
    case 'larger':
      return Math.max(flatCents, percentageCents(cents, basisPoints, percentOf))
    case 'sum': {
      const baseCents = percentOf === 'net' ? Math.max(0, cents - flatCents) : cents
      return flatCents + percentageCents(baseCents, basisPoints, percentOf)
    }
  }
}

/**
 * A share of the net is what `netBeforeSurcharge` leaves, rounded in the platform's favour. A share
 * of the gross is rounded half up.
 */
const percentageCents = (
  cents: Cents,
  basisPoints: BasisPoints,
  percentOf: FeeStructure['percentOf'],
): Cents =>
  percentOf === 'net'
    ? cents - netBeforeSurcharge(cents, basisPoints)
    : shareRoundedHalfUp(cents, basisPoints)

/** Of structures of which nothing else decides it: a run asks about one of them with every payout. */
const smallestGrosses = new WeakMap<FeeStructure, Cents>()

/**
 * The smallest amount that leaves a cent: the fee takes everything below it. A fee of 100% of the
 * gross leaves nothing of any amount, and may not be asked about.
 */
export function smallestGross(structure: FeeStructure, facts: FeeFacts): Cents {
  if (dependsOnPayoutsBefore(structure) || dependsOnSales(structure)) {
    return searchedSmallestGross(structure, facts)
  }
  const cents = smallestGrosses.get(structure) ?? searchedSmallestGross(structure, NOTHING_BEFORE)
  smallestGrosses.set(structure, cents)
  return cents
}

function searchedSmallestGross(structure: FeeStructure, facts: FeeFacts): Cents {
  const leavesACent = (grossCents: Cents): boolean =>
    instantFee(grossCents, structure, facts).netCents > 0
  let enough = 1
  while (!leavesACent(enough)) enough *= 2
  let tooLittle = Math.floor(enough / 2)
  while (enough - tooLittle > 1) {
    const between = Math.floor((tooLittle + enough) / 2)
    if (leavesACent(between)) enough = between
    else tooLittle = between
  }
  return enough
}

/** The first tier from which on less would be left than just below it, if there is one. */
export function tierThatLeavesLess(structure: FeeStructure): FeeTier | null {
  // What has been paid or sold before does not change with the amount.
  if (structure.tierBasis !== 'payout') return null
  const leftOf = (cents: Cents): Cents => cents - feeWithinLimits(cents, structure, NOTHING_BEFORE)
  return (
    structure.tiers.slice(1).find(({ fromCents }) => leftOf(fromCents) < leftOf(fromCents - 1)) ??
    null
  )
}

/** Whether a fee depends on the creator's payouts before it. */
export const dependsOnPayoutsBefore = (structure: FeeStructure): boolean =>
  structure.freePayoutsPerMonth > 0 ||
  structure.freeCentsPerMonth > 0 ||
  structure.freeDays > 0 ||
  structure.subscriptionMonthlyCents > 0 ||
  (structure.tierBasis === 'month' && structure.tiers.length > 1)

/** Whether a fee depends on what its creator sold before. */
export const dependsOnSales = ({ tierBasis, tiers }: FeeStructure): boolean =>
  tierBasis === 'sales' && tiers.length > 1

/** Creators who have been paid nothing instantly, one for each rate by sales, or one where sales do not matter. */
export const creatorsOfEachSize = (structure: FeeStructure): FeeFacts[] =>
  dependsOnSales(structure)
    ? structure.tiers.map(({ fromCents }) => ({ ...NOTHING_BEFORE, soldCents: fromCents }))
    : [NOTHING_BEFORE]

/** The rate of a fee that is a percentage of the net and nothing else; `null` for any other. */
export function percentOfNetAlone(structure: FeeStructure): BasisPoints | null {
  const [rate, ...tiers] = structure.tiers
  const isAlone =
    structure.percentOf === 'net' &&
    tiers.length === 0 &&
    rate!.flatCents === 0 &&
    structure.minimumCents === 0 &&
    structure.maximumCents === null &&
    !dependsOnPayoutsBefore(structure)
  return isAlone ? rate!.basisPoints : null
}
