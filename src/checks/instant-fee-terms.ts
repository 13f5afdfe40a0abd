/**
 * The checks' own reading of what an instant payout may cost. A fee is not computed as the service computes it: it is the
 * smallest whole number of cents that meets the terms, and the terms are inequalities between whole numbers.
 */
import type { FeeRate } from '../core/fees/fee-figures'
import type { Cents } from '../core/money'
import type { PayoutPolicy } from '../core/policy'
import type { Rail } from '../core/vocabulary'

/** What the creator was paid instantly before, and sold, by the checks' own memory. */
export interface EarlierInstant {
  payoutsOfMonth: number
  centsOfMonth: Cents
  /** Days since the first of all; `null`: there is none. */
  daysSinceFirst: number | null
  /** In the days before that count, without what was taken back; asked for only where a fee depends on it. */
  soldCents: Cents
}

const PARTS = 10_000

export function expectedInstantFee(
  grossCents: Cents,
  policy: PayoutPolicy,
  rail: Rail,
  earlier: EarlierInstant,
): Cents {
  if (policy.instantFreeDays > (earlier.daysSinceFirst ?? 0)) return 0
  const subscription = earlier.payoutsOfMonth > 0 ? 0 : policy.instantSubscriptionMonthlyCents
  return Math.min(grossCents, subscription + feeWithout(grossCents, policy, rail, earlier))
}

/**
 * No instant payout of so much can cost more, whatever was paid before it: nothing is free, the subscription is due, and
 * the rate of each tier takes its own.
 */
export function mostInstantFee(grossCents: Cents, policy: PayoutPolicy, rail: Rail): Cents {
  const ownRate = policy.instantFeeByRail[rail]
  const { instantFeeBasisPoints: basisPoints, instantFeeFlatCents: flatCents } = policy
  const rates = ownRate ? [ownRate] : [{ basisPoints, flatCents }, ...policy.instantFeeTiers]
  const ofRates = rates.reduce((sum, rate) => sum + smallestFee(grossCents, rate, policy), 0)
  return Math.max(ofRates, policy.instantFeeMinimumCents) + policy.instantSubscriptionMonthlyCents
}

/** The same without the subscription. */
function feeWithout(
  grossCents: Cents,
  policy: PayoutPolicy,
  rail: Rail,
  { payoutsOfMonth, centsOfMonth, soldCents }: EarlierInstant,
): Cents {
  if (payoutsOfMonth < policy.instantFreePayoutsPerMonth) return 0
  // The month's cents in a row: free ones first, then those that are charged.
  const chargedFrom = Math.max(centsOfMonth, policy.instantFreeCentsPerMonth)
  const until = centsOfMonth + grossCents
  if (chargedFrom >= until) return 0
  const charged = until - chargedFrom
  let fee = 0
  for (const { cents, rate } of partsOf({ charged, chargedFrom, soldCents }, policy, rail)) {
    fee += smallestFee(cents, rate, policy)
  }
  const floored = fee < policy.instantFeeMinimumCents ? policy.instantFeeMinimumCents : fee
  const ceiling = policy.instantFeeMaximumCents ?? charged
  return Math.min(floored, ceiling, charged)
}

interface Part {
  cents: Cents
  rate: FeeRate
}

/** `chargedFrom`: where in the month's cents the charged ones begin. */
interface Charged {
  charged: Cents
  chargedFrom: Cents
  soldCents: Cents
}

function partsOf(
  { charged, chargedFrom, soldCents }: Charged,
  policy: PayoutPolicy,
  rail: Rail,
): Part[] {
  const ownRate = policy.instantFeeByRail[rail]
  if (ownRate) return [{ cents: charged, rate: ownRate }]
  const { instantFeeBasisPoints: basisPoints, instantFeeFlatCents: flatCents } = policy
  const basis = policy.instantFeeTierBasis
  const start = basis === 'month' ? chargedFrom : 0
  if (basis === 'sales' || policy.instantFeeTiersApply === 'whole') {
    const reached = basis === 'sales' ? soldCents : basis === 'month' ? start : charged
    let rate: FeeRate = { basisPoints, flatCents }
    for (const tier of policy.instantFeeTiers) if (tier.fromCents <= reached) rate = tier
    return [{ cents: charged, rate }]
  }
  // From the last tier down: each takes what is above its beginning.
  const parts: Part[] = []
  let end = start + charged
  for (const tier of [...policy.instantFeeTiers].reverse()) {
    const begin = Math.max(start, tier.fromCents)
    if (end <= begin) continue
    parts.push({ cents: end - begin, rate: tier })
    end = begin
  }
  if (end > start) parts.push({ cents: end - start, rate: { basisPoints, flatCents } })
  return parts
}

/** All of the amount where no smaller fee meets the terms. */
function smallestFee(cents: Cents, rate: FeeRate, policy: PayoutPolicy): Cents {
  let tooSmall = -1
  let enough = cents
  while (enough - tooSmall > 1) {
    const fee = Math.floor((tooSmall + enough) / 2)
    if (meetsTerms(fee, cents, rate, policy)) enough = fee
    else tooSmall = fee
  }
  return enough
}

function meetsTerms(
  fee: Cents,
  cents: Cents,
  { basisPoints, flatCents }: FeeRate,
  policy: PayoutPolicy,
): boolean {
  const shareOfFee = policy.instantFeeCombination === 'sum' ? fee - flatCents : fee
  return fee >= flatCents && coversShare(shareOfFee, fee, cents, basisPoints, policy)
}

/** Whether so much is the share of what the whole fee leaves, or of the amount to the nearest cent, halves up. */
const coversShare = (
  share: Cents,
  fee: Cents,
  cents: Cents,
  basisPoints: number,
  { instantFeeOf }: PayoutPolicy,
): boolean =>
  instantFeeOf === 'net'
    ? share * PARTS >= basisPoints * (cents - fee)
    : 2 * share * PARTS + PARTS > 2 * basisPoints * cents

/** The share of the net that is all of the fee, which the processor can work out by itself; `null` where it is not all. */
export function shareOfNetAlone(policy: PayoutPolicy, rail: Rail): number | null {
  const ownRate = policy.instantFeeByRail[rail]
  const nothingBeside = [
    ownRate ? ownRate.flatCents : policy.instantFeeFlatCents,
    policy.instantFeeMinimumCents,
    policy.instantFreePayoutsPerMonth,
    policy.instantFreeCentsPerMonth,
    policy.instantFreeDays,
    policy.instantSubscriptionMonthlyCents,
  ].every((amount) => amount === 0)
  const isAlone =
    policy.instantFeeOf === 'net' &&
    nothingBeside &&
    policy.instantFeeMaximumCents === null &&
    (ownRate !== undefined || policy.instantFeeTiers.length === 0)
  return isAlone ? (ownRate?.basisPoints ?? policy.instantFeeBasisPoints) : null
}

/** Whether a fee is no less than a share of the net to the nearest cent. */
export const coversShareOfNet = (fee: Cents, netCents: Cents, basisPoints: number): boolean =>
  2 * fee * PARTS + PARTS > 2 * basisPoints * netCents

/**
 * Whether a fee is more than the share of its net by rounding alone: less than a cent of the net was cut off, with its
 * share, and less than half a cent of the share.
 */
export const isRoundingOfShare = (differenceCents: Cents, basisPoints: number): boolean =>
  2 * PARTS * differenceCents < 3 * PARTS + 2 * basisPoints
