/**
 * The rule by which the fee of a payout was computed: the one in force for its creator when it was
 * created.
 */
import { instantFromIso } from '../../core/calendar'
import { feeStructureOf, type FeeStructure } from '../../core/fees/fee-structure'
import type { BasisPoints } from '../../core/money'
import type { PolicyTimeline } from '../../core/policy-timeline'
import type { Rail } from '../../core/vocabulary'
import type { PayoutRow } from './row-lists'

export type PayoutFeeRule =
  | { of: 'instant'; structure: FeeStructure }
  | { of: 'paypal'; basisPoints: BasisPoints; freeFor: 'creator' | 'country' | null }
  /** A standard payout to a bank or a card, which costs its creator nothing. */
  | { of: 'standard' }

/** Where the creator was paid when the payout was made, and what they are granted with PayPal. */
export interface PaidTo {
  rail: Rail
  country: string
  paypalFeeWaived: boolean
}

export function payoutFeeRule(
  { payoutType, processor, createdAt }: PayoutRow,
  { rail, country, paypalFeeWaived }: PaidTo,
  policies: PolicyTimeline,
): PayoutFeeRule {
  const policy = policies.at(instantFromIso(createdAt)!)
  if (payoutType === 'instant') return { of: 'instant', structure: feeStructureOf(policy, rail) }
  if (processor !== 'paypal') return { of: 'standard' }
  const isExempt = policy.paypalFeeExemptCountries.includes(country)
  const freeFor = paypalFeeWaived ? 'creator' : isExempt ? 'country' : null
  return { of: 'paypal', basisPoints: policy.paypalFeeBasisPoints, freeFor }
}
