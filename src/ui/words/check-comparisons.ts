/** Which books each check compares, in plain words: read when the books are opened. */
import type { CheckName, CheckResult } from '../../../workers/contract'
import { isInvariant } from '../../../workers/contract'
import { m } from '../paraglide/messages.js'

const COMPARES: Record<CheckName, () => string> = {
  transfers_sum_to_zero: m.check_transfers_sum_to_zero_compares,
  accounts_match_entries: m.check_accounts_match_entries_compares,
  balances_paid_once: m.check_balances_paid_once_compares,
  processors_pay_balances_once: m.check_processors_pay_balances_once_compares,
  payouts_add_up: m.check_payouts_add_up_compares,
  payouts_were_allowed: m.check_payouts_were_allowed_compares,
  payout_fees_follow_policy: m.check_payout_fees_follow_policy_compares,
  processor_agrees: m.check_processor_agrees_compares,
  fees_collected_are_booked: m.check_fees_collected_are_booked_compares,
  costs_follow_prices: m.check_costs_follow_prices_compares,
  money_is_conserved: m.check_money_is_conserved_compares,
  closed_days_add_up: m.check_closed_days_add_up_compares,
  sales_land_once: m.check_sales_land_once_compares,
  creators_are_owed_what_they_earned: m.check_creators_are_owed_what_they_earned_compares,
  processor_accounts_agree: m.check_processor_accounts_agree_compares,
  reversed_sales_are_not_paid: m.check_reversed_sales_are_not_paid_compares,
  refunds_are_made_once: m.check_refunds_are_made_once_compares,
  refunds_were_allowed: m.check_refunds_were_allowed_compares,
  pauses_have_a_cause: m.check_pauses_have_a_cause_compares,
  reasons_are_true: m.check_reasons_are_true_compares,
  notes_tell_what_happened: m.check_notes_tell_what_happened_compares,
  histories_are_legal: m.check_histories_are_legal_compares,
  rows_say_what_happened: m.check_rows_say_what_happened_compares,
  money_arrives_in_time: m.check_money_arrives_in_time_compares,
  payouts_follow_processor: m.check_payouts_follow_processor_compares,
  payouts_are_sent: m.check_payouts_are_sent_compares,
  outcomes_become_known: m.check_outcomes_become_known_compares,
  costs_charged_are_booked: m.check_costs_charged_are_booked_compares,
  due_creators_are_paid_or_told: m.check_due_creators_are_paid_or_told_compares,
  failures_are_tried_again: m.check_failures_are_tried_again_compares,
  old_money_has_a_reason: m.check_old_money_has_a_reason_compares,
}

/** A check of the scenario has one text for all. */
export const checkCompares = (name: CheckResult['name']): string =>
  isInvariant(name) ? m.check_invariant_compares() : COMPARES[name]()
