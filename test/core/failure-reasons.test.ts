import { describe, expect, it } from 'vitest'
import {
  FAILURE_REASONS,
  FAILURE_RULES,
  failureMeaning,
  failureReasonOf,
  failureRuleOf,
  PUSH_RAIL_CODES,
  STRIPE_FAILURE_CODES,
  STRIPE_REQUEST_ERRORS,
  type FailureReason,
} from '../../src/core/failure-reasons'

const reasonsWith = (trait: 'transient' | 'pausesUntilReconciled'): FailureReason[] =>
  FAILURE_REASONS.filter((reason) => FAILURE_RULES[reason][trait])

/** Reasons that say nothing of the destination: nothing was sent there. */
const NOTHING_WAS_SENT: readonly string[] = [
  'instant_limit_reached',
  'never_sent',
  'destination_ledger_negative',
]

describe('our reasons', () => {
  it('that may be asked for again are the processor’s own, and the platform’s', () => {
    expect(reasonsWith('transient')).toEqual([
      'processor_rate_limited',
      'processor_unavailable',
      'platform_insufficient_funds',
    ])
  })

  it('that leave money unaccounted for pause the creator', () => {
    expect(reasonsWith('pausesUntilReconciled')).toEqual([
      'unreversed_internal_transfer',
      'payout_outcome_unknown',
    ])
  })

  it.each(FAILURE_REASONS)('%s counts toward the pause only where it is lasting', (reason) => {
    const rule = FAILURE_RULES[reason]
    const ours = rule.transient || rule.pausesUntilReconciled || NOTHING_WAS_SENT.includes(reason)
    expect(rule.countsTowardPause).toBe(!ours)
  })
})

describe('the processors’ codes', () => {
  it.each([
    ['account_closed', 'cannot_pay'],
    ['no_account', 'bank_account_not_found_at_stripe'],
    ['invalid_account_number', 'bank_account_not_found_at_stripe'],
    ['invalid_currency', 'destination_currency_mismatch'],
    ['insufficient_funds', 'insufficient_funds'],
    ['balance_insufficient', 'insufficient_funds'],
    ['instant_payouts_currency_disabled', 'currency_mismatch'],
    ['instant_payouts_config_disabled', 'stripe_intervention_required'],
    ['instant_payouts_limit_exceeded', 'instant_limit_reached'],
    ['receiver_timeout', 'processor_unavailable'],
    ['debit_card_limit', 'debit_card_limit'],
    ['8330', 'cannot_pay'],
  ] as const)('%s comes down to %s', (codeOrReason, reason) => {
    expect(failureReasonOf(codeOrReason)).toBe(reason)
    expect(failureRuleOf(codeOrReason)).toBe(FAILURE_RULES[reason])
  })

  it('have words, each its own within its table', () => {
    for (const table of [STRIPE_REQUEST_ERRORS, STRIPE_FAILURE_CODES, PUSH_RAIL_CODES]) {
      const meanings = Object.keys(table).map(failureMeaning)
      expect(meanings).not.toContain(null)
      expect(new Set(meanings).size).toBe(meanings.length)
    }
  })

  it('that nobody has words for mean nothing', () => {
    expect(failureMeaning('99999')).toBeNull()
    expect(failureMeaning('toString')).toBeNull()
    expect(failureReasonOf('toString')).toBe('cannot_pay')
  })
})
