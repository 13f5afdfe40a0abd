/** What the words for a failed payout say of it, listed a second time: not the service's list. */

import { SECONDS_IN_HOUR } from '../core/calendar'
import type { PayoutPolicy } from '../core/policy'
import type { Rail } from '../core/vocabulary'
import { payerOf } from './auditor/own-words'

/** Of the day, UTC: when what failed for a reason that passes is tried again. */
export const RETRY_SECOND = 14 * SECONDS_IN_HOUR

/** Over by itself soon: to be tried again in the afternoon. */
const PASSING: ReadonlySet<string> = new Set([
  'processor_rate_limited',
  'processor_unavailable',
  'receiver_timeout',
  'platform_insufficient_funds',
  'batch_refused',
])

/** Not the destination's fault either: outcomes that nobody knows, limits of the platform's own, and PayPal's final code. */
const NOT_THE_DESTINATION: ReadonlySet<string> = new Set([
  'unreversed_internal_transfer',
  'payout_outcome_unknown',
  'destination_ledger_negative',
  'instant_limit_reached',
  'instant_payouts_limit_exceeded',
  'never_sent',
  '3148',
])

/** PayPal can never pay such an address, and Stripe has no such bank account. */
export const isFinal = (code: string | null): boolean =>
  code === '3148' || code === 'bank_account_not_found_at_stripe'

/** Whether a code is final for who is paid by a rail, under a policy that heeds it. */
export function isFinalFor(
  code: string | null,
  rail: Rail,
  policy: Pick<PayoutPolicy, 'terminalPaypalCodeStops' | 'goneBankAccountStops'>,
): boolean {
  if (rail === 'paypal') return policy.terminalPaypalCodeStops && code === '3148'
  return (
    payerOf(rail) === 'processor' &&
    policy.goneBankAccountStops &&
    code === 'bank_account_not_found_at_stripe'
  )
}

export const isPassing = (reason: string | null): boolean => reason !== null && PASSING.has(reason)

export const saysNothingOfDestination = (reason: string | null): boolean =>
  reason !== null && (PASSING.has(reason) || NOT_THE_DESTINATION.has(reason))

/** The account that the payout leaves from held too little. */
export const blamesAccount = (reason: string | null): boolean =>
  reason === 'insufficient_funds' || reason === 'balance_insufficient'
