/** The checks that run at the end of each simulated day and of the run: their names, their kinds, and what they return. */

/**
 * `never`: what may not happen at any moment. `eventually`: what must have happened once nobody is at work on it any
 * more; until then it is open, which is no violation.
 */
export const CHECK_KINDS = ['never', 'eventually'] as const
export type CheckKind = (typeof CHECK_KINDS)[number]

const KIND_OF_CHECK = {
  transfers_sum_to_zero: 'never',
  accounts_match_entries: 'never',
  balances_paid_once: 'never',
  processors_pay_balances_once: 'never',
  payouts_add_up: 'never',
  payouts_were_allowed: 'never',
  payout_fees_follow_policy: 'never',
  processor_agrees: 'never',
  fees_collected_are_booked: 'never',
  costs_follow_prices: 'never',
  money_is_conserved: 'never',
  sales_land_once: 'never',
  creators_are_owed_what_they_earned: 'never',
  processor_accounts_agree: 'never',
  reversed_sales_are_not_paid: 'never',
  refunds_were_allowed: 'never',
  pauses_have_a_cause: 'never',
  reasons_are_true: 'never',
  histories_are_legal: 'never',
  payouts_follow_processor: 'eventually',
  costs_charged_are_booked: 'eventually',
  due_creators_are_paid_or_told: 'eventually',
  failures_are_tried_again: 'eventually',
  old_money_has_a_reason: 'eventually',
} as const satisfies Record<string, CheckKind>

export type CheckName = keyof typeof KIND_OF_CHECK
export const CHECK_NAMES = Object.keys(KIND_OF_CHECK) as readonly CheckName[]
export const kindOf = (name: CheckName): CheckKind => KIND_OF_CHECK[name]

export interface CheckResult {
  name: CheckName
  kind: CheckKind
  ok: boolean
  /** How many violations were found over the whole run. */
  violations: number
  /** The first violation found, in words, with the ids and amounts in question; `null` when there is none. */
  witness: string | null
  /** What an `eventually` check still waits for, or cannot know, in words; `null` when there is nothing. */
  open: string | null
}
