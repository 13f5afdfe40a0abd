/** The checks that run at the end of each simulated day and of the run, by name, and what they answer. */

export const CHECK_NAMES = [
  'transfers_sum_to_zero',
  'accounts_match_entries',
  'balances_paid_once',
  'payouts_add_up',
  'payout_fees_follow_policy',
  'processor_agrees',
  'money_is_conserved',
  'creators_are_owed_what_they_earned',
  'histories_are_legal',
] as const
export type CheckName = (typeof CHECK_NAMES)[number]

export interface CheckResult {
  name: CheckName
  ok: boolean
  /** How many violations were found over the whole run. */
  violations: number
  /** The first violation found, in words, with the ids and amounts in question; `null` when there is none. */
  witness: string | null
}
