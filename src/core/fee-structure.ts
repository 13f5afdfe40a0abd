/**
 * What an instant payout costs its creator: a percentage, a flat fee or both, with limits, tiers, free payouts and a
 * monthly subscription. A fee depends on the amount and on the creator's instant payouts before it, and on nothing else.
 * It never exceeds the payout; gross = fee + net, to the cent.
 */
import type { FeeRate, FeeTier, InstantFeeFigures } from './fee-figures'
import { netBeforeSurcharge, shareRoundedHalfUp, type BasisPoints, type Cents } from './money'
import type { Rail } from './vocabulary'

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
export interface FeeFacts {
  /** Instant payouts of this calendar month. */
  monthPayouts: number
  monthGrossCents: Cents
  /** Since the day of the first of all; 0 where there is none. */
  daysSinceFirst: number
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

/** Nothing has been paid instantly before. */
export const NO_PAYOUTS_BEFORE: FeeFacts = {
  monthPayouts: 0,
  monthGrossCents: 0,
  daysSinceFirst: 0,
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
    tiersApply: figures.instantFeeTiersApply,
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
  return chargedCents > 0
    ? feeWithinLimits(chargedCents, structure, facts.monthGrossCents + freeLeftCents)
    : 0
}

const feeWithinLimits = (cents: Cents, structure: FeeStructure, monthCents: Cents): Cents =>
  Math.min(
    cents,
    structure.maximumCents ?? Infinity,
    Math.max(structure.minimumCents, tieredFeeCents(cents, structure, monthCents)),
  )

/** `monthCents`: what has been paid instantly in the month before the charged part. */
function tieredFeeCents(cents: Cents, structure: FeeStructure, monthCents: Cents): Cents {
  const isByMonth = structure.tierBasis === 'month'
  switch (structure.tiersApply) {
    case 'marginal': {
      const fromCents = isByMonth ? monthCents : 0
      return feeByParts(fromCents, fromCents + cents, structure)
    }
    case 'whole':
      return feeAtRate(cents, tierReached(isByMonth ? monthCents : cents, structure), structure)
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

const tierReached = (cents: Cents, { tiers }: FeeStructure): FeeTier =>
  tiers.findLast(({ fromCents }) => fromCents <= cents)!

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

/**
 * The smallest amount that leaves a cent: the fee takes everything below it. A fee of 100% of the
 * gross leaves nothing of any amount, and may not be asked about.
 */
export function smallestGross(structure: FeeStructure, facts: FeeFacts): Cents {
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
  // What has been paid before does not change with the amount.
  if (structure.tierBasis === 'month') return null
  const leftOf = (cents: Cents): Cents => cents - feeWithinLimits(cents, structure, 0)
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
