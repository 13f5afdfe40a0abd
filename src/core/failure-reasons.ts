/**
 * Why payouts fail: our own reasons with what follows from each, and the processors' codes with the
 * reason behind each code. A payout keeps the code that the processor gave; `failureRuleOf` accepts
 * codes and reasons.
 */
import { isTerminalPaypalCode, PAYPAL_CODES } from './paypal-codes'

/**
 * Our reasons. The last three are the lab's own: the real service has no word for a used-up daily limit, for a payout
 * whose worker was lost before it asked the processor, and for money that the platform itself lacks.
 */
export const FAILURE_REASONS = [
  'cannot_pay',
  'debit_card_limit',
  'insufficient_funds',
  'bank_account_not_found_at_stripe',
  'currency_mismatch',
  'destination_currency_mismatch',
  'below_stripe_payout_minimum',
  'stripe_intervention_required',
  'processor_rate_limited',
  'processor_unavailable',
  'unreversed_internal_transfer',
  'payout_outcome_unknown',
  'destination_ledger_negative',
  'instant_limit_reached',
  'never_sent',
  'platform_insufficient_funds',
] as const
export type FailureReason = (typeof FAILURE_REASONS)[number]

/** Stripe has deleted the bank account: it takes nothing until the creator has added another (pull request 4953). */
export const GONE_BANK_ACCOUNT: FailureReason = 'bank_account_not_found_at_stripe'

interface FailureRule {
  /** Completes "the payout failed: …". */
  meaning: string
  /** Over by itself soon: the payout may be put into the queue again within its period. */
  transient: boolean
  /** Money may be where it should not: the creator is paused until somebody has reconciled it. */
  pausesUntilReconciled: boolean
  /** One of the three failures in a row to one destination that pause a creator. */
  countsTowardPause: boolean
}

const ofTheCreator = (meaning: string): FailureRule => ({
  meaning,
  transient: false,
  pausesUntilReconciled: false,
  countsTowardPause: true,
})
const transient = (meaning: string): FailureRule => ({
  meaning,
  transient: true,
  pausesUntilReconciled: false,
  countsTowardPause: false,
})
const unreconciled = (meaning: string): FailureRule => ({
  meaning,
  transient: false,
  pausesUntilReconciled: true,
  countsTowardPause: false,
})

export const FAILURE_RULES: Readonly<Record<FailureReason, FailureRule>> = {
  cannot_pay: ofTheCreator('the destination cannot be paid'),
  debit_card_limit: ofTheCreator('it is more than a debit card takes in one standard payout'),
  insufficient_funds: ofTheCreator('the account that pays does not hold enough'),
  bank_account_not_found_at_stripe: ofTheCreator('Stripe does not know the bank account'),
  currency_mismatch: ofTheCreator('the money is not in the currency of the account'),
  destination_currency_mismatch: ofTheCreator('the destination does not take the currency'),
  below_stripe_payout_minimum: ofTheCreator('it is less than Stripe pays out'),
  stripe_intervention_required: ofTheCreator('Stripe waits for something from the creator'),
  processor_rate_limited: transient('the processor was asked too often'),
  processor_unavailable: transient('the processor could not be reached'),
  unreversed_internal_transfer: unreconciled('the money that was moved for it has not come back'),
  payout_outcome_unknown: unreconciled('it is not known whether it went out'),
  destination_ledger_negative: {
    meaning: 'the account that it goes to is in debt',
    transient: false,
    pausesUntilReconciled: false,
    countsTowardPause: false,
  },
  instant_limit_reached: {
    meaning: 'the platform has used up its instant payouts of the day',
    transient: false,
    pausesUntilReconciled: false,
    countsTowardPause: false,
  },
  never_sent: {
    meaning: 'it was never sent',
    transient: false,
    pausesUntilReconciled: false,
    countsTowardPause: false,
  },
  platform_insufficient_funds: transient('the platform’s own account did not hold enough'),
}

/** A call that the processor did not even look at: it did nothing, but an earlier try of the same request may have. */
export const isCallTrouble = (code: string): boolean =>
  code === 'processor_rate_limited' || code === 'processor_unavailable'

export interface FailureCode {
  reason: FailureReason
  meaning: string
}

const code = (reason: FailureReason, meaning: string): FailureCode => ({ reason, meaning })

/** Errors with which Stripe turns a payout down when it is asked for. */
export const STRIPE_REQUEST_ERRORS = {
  instant_payouts_limit_exceeded: code(
    'instant_limit_reached',
    'the platform has used up its instant payouts of the day',
  ),
  instant_payouts_unsupported: code('cannot_pay', 'the destination takes no instant payouts'),
  instant_payouts_config_disabled: code(
    'stripe_intervention_required',
    'instant payouts are switched off for the account',
  ),
  instant_payouts_currency_disabled: code(
    'currency_mismatch',
    'instant payouts are not offered in the currency',
  ),
  balance_insufficient: code('insufficient_funds', 'the account that pays does not hold enough'),
} as const satisfies Record<string, FailureCode>

/** Codes with which a payout fails in transit, or is returned. */
export const STRIPE_FAILURE_CODES = {
  account_closed: code('cannot_pay', 'the bank account is closed'),
  account_frozen: code('cannot_pay', 'the bank account is frozen'),
  bank_account_restricted: code('cannot_pay', 'the bank account does not take such payments'),
  bank_ownership_changed: code('cannot_pay', 'the bank account has another owner now'),
  could_not_process: code('cannot_pay', 'the bank could not process it'),
  debit_not_authorized: code('cannot_pay', 'the bank account does not allow debits'),
  declined: code('cannot_pay', 'the bank declined it'),
  insufficient_funds: code('insufficient_funds', 'the account that pays does not hold enough'),
  invalid_account_number: code(
    'bank_account_not_found_at_stripe',
    'the account number does not exist',
  ),
  incorrect_account_holder_name: code('cannot_pay', 'the name is not that of the account holder'),
  incorrect_account_holder_address: code(
    'cannot_pay',
    'the address is not that of the account holder',
  ),
  incorrect_account_holder_tax_id: code(
    'cannot_pay',
    'the tax number is not that of the account holder',
  ),
  invalid_currency: code('destination_currency_mismatch', 'the bank does not take the currency'),
  no_account: code('bank_account_not_found_at_stripe', 'the bank account could not be found'),
  unsupported_card: code('cannot_pay', 'the card takes no payouts'),
} as const satisfies Record<string, FailureCode>

/** Codes of the rails that the platform pays on itself: see `src/processors`. */
export const PUSH_RAIL_CODES = {
  payment_limit_exceeded: code('cannot_pay', 'it is more than one payment of this kind can carry'),
  '57': code('cannot_pay', 'the bank does not permit pushes to the card (57)'),
  '62': code('cannot_pay', 'the card is restricted (62)'),
  '65': code('cannot_pay', 'the card has had its number of pushes (65)'),
  AC03: code('cannot_pay', 'the account number does not exist (AC03)'),
  AC04: code('cannot_pay', 'the bank account is closed (AC04)'),
  AC06: code('cannot_pay', 'the bank account is blocked (AC06)'),
  receiver_timeout: code('processor_unavailable', 'the receiving bank did not answer in time'),
  R02: code('cannot_pay', 'the bank account is closed (R02)'),
  R03: code('cannot_pay', 'the bank account could not be found (R03)'),
  R04: code('cannot_pay', 'the account number is not valid (R04)'),
  wrong_address: code('cannot_pay', 'it went to an address that is not the creator’s'),
  address_screened: code('cannot_pay', 'the wallet failed the screening'),
} as const satisfies Record<string, FailureCode>

const CODES: ReadonlyMap<string, FailureCode> = new Map<string, FailureCode>([
  ...Object.entries(STRIPE_REQUEST_ERRORS),
  ...Object.entries(STRIPE_FAILURE_CODES),
  ...Object.entries(PUSH_RAIL_CODES),
  ['batch_refused', code('processor_unavailable', 'PayPal turned the whole mass payment down')],
  ['cancelled_by_stripe', code('cannot_pay', 'Stripe cancelled it on its way')],
  ['cancelled_by_platform', code('cannot_pay', 'the platform cancelled it')],
  ...Object.entries(PAYPAL_CODES),
])

const isFailureReason = (text: string): text is FailureReason => Object.hasOwn(FAILURE_RULES, text)

/** Our reason behind a processor's code; a reason is its own. A code without an entry is one that cannot be paid. */
export function failureReasonOf(codeOrReason: string): FailureReason {
  if (isFailureReason(codeOrReason)) return codeOrReason
  return CODES.get(codeOrReason)?.reason ?? 'cannot_pay'
}

/** What a code or reason entails. A terminal code of PayPal's is dealt with by itself, and counts toward no pause. */
export function failureRuleOf(codeOrReason: string): FailureRule {
  const rule = FAILURE_RULES[failureReasonOf(codeOrReason)]
  return isTerminalPaypalCode(codeOrReason) ? { ...rule, countsTowardPause: false } : rule
}

/** What a code or reason means, or `null` where it is a number without words here. */
export function failureMeaning(codeOrReason: string): string | null {
  const known = CODES.get(codeOrReason)
  if (known) return known.meaning
  return isFailureReason(codeOrReason) ? FAILURE_RULES[codeOrReason].meaning : null
}
