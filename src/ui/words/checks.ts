/** The consistency checks in plain words: what each is called and which books it compares. */
import type { CheckKind, CheckName, CheckResult, CheckSeverity } from '../../../workers/contract'
import { byHarmInRun, isInvariant, nameOfInvariant } from '../../../workers/contract'
import { dayEndingAt } from '../../core/moment-words'
import { formatCount, formatDay, formatInstant, formatMoney } from '../format'
import { m } from '../paraglide/messages.js'

const CHECKS: Record<CheckName, { title: () => string; compares: () => string }> = {
  transfers_sum_to_zero: {
    title: m.check_transfers_sum_to_zero,
    compares: m.check_transfers_sum_to_zero_compares,
  },
  accounts_match_entries: {
    title: m.check_accounts_match_entries,
    compares: m.check_accounts_match_entries_compares,
  },
  balances_paid_once: {
    title: m.check_balances_paid_once,
    compares: m.check_balances_paid_once_compares,
  },
  processors_pay_balances_once: {
    title: m.check_processors_pay_balances_once,
    compares: m.check_processors_pay_balances_once_compares,
  },
  payouts_add_up: {
    title: m.check_payouts_add_up,
    compares: m.check_payouts_add_up_compares,
  },
  payouts_were_allowed: {
    title: m.check_payouts_were_allowed,
    compares: m.check_payouts_were_allowed_compares,
  },
  payout_fees_follow_policy: {
    title: m.check_payout_fees_follow_policy,
    compares: m.check_payout_fees_follow_policy_compares,
  },
  processor_agrees: {
    title: m.check_processor_agrees,
    compares: m.check_processor_agrees_compares,
  },
  fees_collected_are_booked: {
    title: m.check_fees_collected_are_booked,
    compares: m.check_fees_collected_are_booked_compares,
  },
  costs_follow_prices: {
    title: m.check_costs_follow_prices,
    compares: m.check_costs_follow_prices_compares,
  },
  money_is_conserved: {
    title: m.check_money_is_conserved,
    compares: m.check_money_is_conserved_compares,
  },
  closed_days_add_up: {
    title: m.check_closed_days_add_up,
    compares: m.check_closed_days_add_up_compares,
  },
  sales_land_once: {
    title: m.check_sales_land_once,
    compares: m.check_sales_land_once_compares,
  },
  creators_are_owed_what_they_earned: {
    title: m.check_creators_are_owed_what_they_earned,
    compares: m.check_creators_are_owed_what_they_earned_compares,
  },
  processor_accounts_agree: {
    title: m.check_processor_accounts_agree,
    compares: m.check_processor_accounts_agree_compares,
  },
  reversed_sales_are_not_paid: {
    title: m.check_reversed_sales_are_not_paid,
    compares: m.check_reversed_sales_are_not_paid_compares,
  },
  refunds_are_made_once: {
    title: m.check_refunds_are_made_once,
    compares: m.check_refunds_are_made_once_compares,
  },
  refunds_were_allowed: {
    title: m.check_refunds_were_allowed,
    compares: m.check_refunds_were_allowed_compares,
  },
  pauses_have_a_cause: {
    title: m.check_pauses_have_a_cause,
    compares: m.check_pauses_have_a_cause_compares,
  },
  reasons_are_true: {
    title: m.check_reasons_are_true,
    compares: m.check_reasons_are_true_compares,
  },
  notes_tell_what_happened: {
    title: m.check_notes_tell_what_happened,
    compares: m.check_notes_tell_what_happened_compares,
  },
  histories_are_legal: {
    title: m.check_histories_are_legal,
    compares: m.check_histories_are_legal_compares,
  },
  money_arrives_in_time: {
    title: m.check_money_arrives_in_time,
    compares: m.check_money_arrives_in_time_compares,
  },
  payouts_follow_processor: {
    title: m.check_payouts_follow_processor,
    compares: m.check_payouts_follow_processor_compares,
  },
  payouts_are_sent: {
    title: m.check_payouts_are_sent,
    compares: m.check_payouts_are_sent_compares,
  },
  outcomes_become_known: {
    title: m.check_outcomes_become_known,
    compares: m.check_outcomes_become_known_compares,
  },
  costs_charged_are_booked: {
    title: m.check_costs_charged_are_booked,
    compares: m.check_costs_charged_are_booked_compares,
  },
  due_creators_are_paid_or_told: {
    title: m.check_due_creators_are_paid_or_told,
    compares: m.check_due_creators_are_paid_or_told_compares,
  },
  failures_are_tried_again: {
    title: m.check_failures_are_tried_again,
    compares: m.check_failures_are_tried_again_compares,
  },
  old_money_has_a_reason: {
    title: m.check_old_money_has_a_reason,
    compares: m.check_old_money_has_a_reason_compares,
  },
}

/** A check of the scenario is called what the scenario calls it. */
export const checkTitle = (name: CheckResult['name']): string =>
  isInvariant(name) ? m.check_invariant({ name: nameOfInvariant(name) }) : CHECKS[name].title()
export const checkCompares = (name: CheckResult['name']): string =>
  isInvariant(name) ? m.check_invariant_compares() : CHECKS[name].compares()

const KINDS: Record<CheckKind, () => string> = {
  never: m.check_kind_never,
  eventually: m.check_kind_eventually,
}
export const checkKind = (kind: CheckKind): string => KINDS[kind]()

const SEVERITIES: Record<CheckSeverity, () => string> = {
  money: m.check_severity_money,
  late: m.check_severity_late,
  books: m.check_severity_books,
}
export const checkSeverity = (severity: CheckSeverity): string => SEVERITIES[severity]()

/** A run that an earlier version kept does not say when a violation was found. */
type Harm = Omit<CheckResult, 'foundAt'> & Partial<Pick<CheckResult, 'foundAt'>>

/** What the violations of a check come to: what they mean, the amount, since when the first is true and when it was found. */
export const checkHarm = (check: Harm): string =>
  m.check_harm({
    severity: checkSeverity(check.severity),
    amount: formatMoney(check.centsAtRisk),
    when: whenText(check),
  })

function whenText({ firstAt, foundAt }: Harm): string {
  if (!firstAt) return ''
  if (!foundAt) return m.check_first_since({ since: momentText(firstAt) })
  const found = momentText(foundAt)
  return firstAt === foundAt
    ? m.check_first_found({ found })
    : m.check_first_since_and_found({ since: momentText(firstAt), found })
}

/** The day that it is the end of, as charts and tables count it. */
function momentText(iso: string): string {
  const day = dayEndingAt(iso)
  return day === null ? formatInstant(iso) : m.check_end_of_day({ day: formatDay(day) })
}

export const checkState = (check: CheckResult): string =>
  check.ok ? m.check_holds() : m.check_violations({ count: check.violations })

/** All checks of a run in one sentence: how many hold, or which of them do not. */
export function checksSentence(checks: readonly CheckResult[]): string {
  const failed = checks.filter(({ ok }) => !ok)
  return failed.length === 0
    ? m.summary_checks_hold({ count: checks.length })
    : violationsSentence(failed)
}

/** Of checks that do not hold, of one run or several: how many violations, and how many of them are of the gravest check. */
export function violationsSentence(failed: readonly CheckResult[]): string {
  const [{ name }] = failed.toSorted(byHarmInRun) as [CheckResult]
  const count = violationsOf(failed)
  const ofCheck = violationsOf(failed.filter((one) => one.name === name))
  const words = { count, countText: formatCount(count), check: checkTitle(name) }
  return ofCheck === count
    ? m.finding_violations(words)
    : m.finding_violations_of_several({ ...words, ofCheck, ofCheckText: formatCount(ofCheck) })
}

const violationsOf = (failed: readonly CheckResult[]): number =>
  failed.reduce((sum, { violations }) => sum + violations, 0)
