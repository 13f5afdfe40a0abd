/**
 * Whether a creator may be paid now, and if not, why not: the first refusal in the service's order
 * (compliance, pause, minimum, instant support, then the processor's own checks; domain facts A4).
 */
import type { Day } from './calendar'
import type { Cents } from './money'
import type { PayoutPolicy } from './policy'
import { isBoundToInstantCountries } from './rails'
import type { ComplianceState, Rail } from './vocabulary'

export interface CreatorStanding {
  compliance: ComplianceState
  paused: boolean
  country: string
  rail: Rail
  instantCapable: boolean
  accountOpenedDay: Day
  completedPayouts: number
}

export type InstantObstacle =
  | { code: 'country'; country: string }
  | { code: 'completed_payouts'; completed: number; required: number }
  | { code: 'account_age'; ageDays: number; requiredDays: number }
  | { code: 'bank' }
  /** The processor could not be asked; a Stripe outage makes creators look ineligible for the day (domain facts B). */
  | { code: 'processor_unreachable' }

export type SkipReason =
  | { code: 'not_reviewed' }
  | { code: 'suspended' }
  | { code: 'paused' }
  | { code: 'below_minimum'; amountCents: Cents; minimumCents: Cents }
  | { code: 'instant_not_supported'; obstacle: InstantObstacle }
  | { code: 'funds_settling'; payableCents: Cents; amountCents: Cents; minimumCents: Cents }
  | { code: 'payout_in_progress'; payoutId: number }
  | { code: 'above_instant_maximum'; amountCents: Cents; maximumCents: Cents }

export type SkipCode = SkipReason['code']

/** Why a creator can take no instant payout at all, or `null` if they can. */
export function instantObstacle(
  standing: CreatorStanding,
  today: Day,
  policy: PayoutPolicy,
): InstantObstacle | null {
  const ageDays = today - standing.accountOpenedDay
  if (
    isBoundToInstantCountries(standing.rail) &&
    !policy.instantCountries.includes(standing.country)
  ) {
    return { code: 'country', country: standing.country }
  }
  if (standing.completedPayouts < policy.instantCompletedPayoutsMinimum) {
    return {
      code: 'completed_payouts',
      completed: standing.completedPayouts,
      required: policy.instantCompletedPayoutsMinimum,
    }
  }
  if (ageDays < policy.instantAccountAgeDaysMinimum) {
    return { code: 'account_age', ageDays, requiredDays: policy.instantAccountAgeDaysMinimum }
  }
  return standing.instantCapable ? null : { code: 'bank' }
}

/** Why this creator is paid nothing at all at the moment, or `null`. */
export function standingRefusal(
  standing: CreatorStanding,
  policy: PayoutPolicy,
): SkipReason | null {
  if (standing.compliance === 'suspended') return { code: 'suspended' }
  if (policy.compliantOnly && standing.compliance !== 'compliant') return { code: 'not_reviewed' }
  return standing.paused ? { code: 'paused' } : null
}

export interface StandardPayoutFacts {
  standing: CreatorStanding
  /** Unpaid up to the period end, and payouts of that same period end in progress or completed (quirk G11). */
  amountCents: Cents
  minimumCents: Cents
  /** A payout that blocks this one, if there is any. */
  payoutInProgress: number | null
}

export function standardRefusal(
  facts: StandardPayoutFacts,
  policy: PayoutPolicy,
): SkipReason | null {
  const refusal = standingRefusal(facts.standing, policy)
  if (refusal) return refusal
  if (facts.amountCents < facts.minimumCents) {
    return {
      code: 'below_minimum',
      amountCents: facts.amountCents,
      minimumCents: facts.minimumCents,
    }
  }
  return inProgress(facts.payoutInProgress)
}

export interface InstantPayoutFacts {
  standing: CreatorStanding
  today: Day
  /** Unpaid up to the period end. */
  amountCents: Cents
  /** The part of it that the processor can pay at once. */
  payableCents: Cents
  payoutInProgress: number | null
}

/** A policy may set no minimum, but a payout of nothing is none. */
const smallestInstantPayout = (policy: PayoutPolicy): Cents =>
  Math.max(1, policy.instantMinimumCents)

/** The refusals of an instant payout that need no look at what the processor has available. */
export function instantRefusalBeforeAvailability(
  facts: Omit<InstantPayoutFacts, 'payableCents' | 'payoutInProgress'>,
  policy: PayoutPolicy,
): SkipReason | null {
  const refusal = standingRefusal(facts.standing, policy)
  if (refusal) return refusal
  const minimumCents = smallestInstantPayout(policy)
  if (facts.amountCents < minimumCents) {
    return { code: 'below_minimum', amountCents: facts.amountCents, minimumCents }
  }
  const obstacle = instantObstacle(facts.standing, facts.today, policy)
  return obstacle ? { code: 'instant_not_supported', obstacle } : null
}

export function instantRefusal(facts: InstantPayoutFacts, policy: PayoutPolicy): SkipReason | null {
  const refusal = instantRefusalBeforeAvailability(facts, policy)
  if (refusal) return refusal
  const minimumCents = smallestInstantPayout(policy)
  if (facts.payableCents < minimumCents) {
    return {
      code: 'funds_settling',
      payableCents: facts.payableCents,
      amountCents: facts.amountCents,
      minimumCents,
    }
  }
  const blocked = inProgress(facts.payoutInProgress)
  if (blocked) return blocked
  if (facts.payableCents > policy.instantMaximumCents) {
    return {
      code: 'above_instant_maximum',
      amountCents: facts.payableCents,
      maximumCents: policy.instantMaximumCents,
    }
  }
  return null
}

const inProgress = (payoutId: number | null): SkipReason | null =>
  payoutId === null ? null : { code: 'payout_in_progress', payoutId }
