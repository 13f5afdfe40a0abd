/**
 * The smallest payout that a creator can have: the largest of the platform's own minimum, the
 * country's, and the creator's threshold. The policy says which of these apply to an instant
 * payout.
 */
import { smallestGross, type FeeTerms } from './fee-structure'
import type { Cents } from '../money'
import type { PayoutPolicy } from '../policy'

interface MinimumFacts {
  country: string
  /** The creator's own threshold. */
  ownMinimumCents: Cents
}

const countryMinimum = (country: string, policy: PayoutPolicy): Cents =>
  policy.countryMinimumCents[country] ?? 0

export function standardMinimum(facts: MinimumFacts, policy: PayoutPolicy): Cents {
  return Math.max(policy.minimumCents, facts.ownMinimumCents, countryMinimum(facts.country, policy))
}

/**
 * The smallest single instant payout. A policy may set no minimum, but something must be left of it after the fee: a
 * payout of nothing is none.
 */
export function smallestInstantPayout(
  policy: Pick<PayoutPolicy, 'instantMinimumCents'>,
  { structure, facts }: FeeTerms,
): Cents {
  return Math.max(smallestGross(structure, facts), policy.instantMinimumCents)
}

/**
 * What a creator must have to be paid instantly: at launch and since 2026-08-30 the platform's instant minimum alone; in
 * between the largest of the three (quirk G9).
 */
export function instantMinimum(
  facts: MinimumFacts,
  policy: PayoutPolicy,
  feeTerms: FeeTerms,
): Cents {
  const platformCents = smallestInstantPayout(policy, feeTerms)
  return policy.instantHonoursOwnThreshold
    ? Math.max(platformCents, facts.ownMinimumCents, countryMinimum(facts.country, policy))
    : platformCents
}
