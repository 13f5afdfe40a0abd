/** The consistency checks in plain words: what each is called, and what became of it. */
import type { CheckKind, CheckName, CheckResult, CheckSeverity } from '../../../workers/contract'
import { byHarmInRun, isInvariant, nameOfInvariant } from '../../../workers/contract'
import { dayEndingAt } from '../../core/moment-words'
import { violationsIn } from '../../core/violations'
import { formatCount, formatDay, formatMoney, formatSecond } from '../format'
import { m } from '../paraglide/messages.js'
import { counted } from './counts'

const TITLES: Record<CheckName, () => string> = {
  transfers_sum_to_zero: m.check_transfers_sum_to_zero,
  accounts_match_entries: m.check_accounts_match_entries,
  balances_paid_once: m.check_balances_paid_once,
  processors_pay_balances_once: m.check_processors_pay_balances_once,
  payouts_add_up: m.check_payouts_add_up,
  payouts_were_allowed: m.check_payouts_were_allowed,
  payout_fees_follow_policy: m.check_payout_fees_follow_policy,
  processor_agrees: m.check_processor_agrees,
  fees_collected_are_booked: m.check_fees_collected_are_booked,
  costs_follow_prices: m.check_costs_follow_prices,
  money_is_conserved: m.check_money_is_conserved,
  closed_days_add_up: m.check_closed_days_add_up,
  sales_land_once: m.check_sales_land_once,
  creators_are_owed_what_they_earned: m.check_creators_are_owed_what_they_earned,
  processor_accounts_agree: m.check_processor_accounts_agree,
  reversed_sales_are_not_paid: m.check_reversed_sales_are_not_paid,
  refunds_are_made_once: m.check_refunds_are_made_once,
  refunds_were_allowed: m.check_refunds_were_allowed,
  pauses_have_a_cause: m.check_pauses_have_a_cause,
  reasons_are_true: m.check_reasons_are_true,
  notes_tell_what_happened: m.check_notes_tell_what_happened,
  histories_are_legal: m.check_histories_are_legal,
  rows_say_what_happened: m.check_rows_say_what_happened,
  money_arrives_in_time: m.check_money_arrives_in_time,
  payouts_follow_processor: m.check_payouts_follow_processor,
  payouts_are_sent: m.check_payouts_are_sent,
  outcomes_become_known: m.check_outcomes_become_known,
  costs_charged_are_booked: m.check_costs_charged_are_booked,
  due_creators_are_paid_or_told: m.check_due_creators_are_paid_or_told,
  failures_are_tried_again: m.check_failures_are_tried_again,
  old_money_has_a_reason: m.check_old_money_has_a_reason,
}

/** A check of the scenario is called what the scenario calls it. */
export const checkTitle = (name: CheckResult['name']): string =>
  isInvariant(name) ? m.check_invariant({ name: nameOfInvariant(name) }) : TITLES[name]()

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

/** A run that an earlier version kept does not say when a violation was found, and whether or how much was paid twice. */
type Newer = 'foundAt' | 'paidTwice' | 'centsPaidTwice'
type Harm = Omit<CheckResult, Newer> & Partial<Pick<CheckResult, Newer>>

/**
 * The violations of a check in sum: what they mean, the amount, since when the first is true and
 * when it was found.
 */
export function checkHarm(check: Harm): string {
  const words = { severity: severityText(check), when: whenText(check) }
  return check.centsAtRisk === 0
    ? m.check_harm_unpriced(words)
    : m.check_harm({ ...words, amount: formatMoney(check.centsAtRisk) })
}

function severityText({ paidTwice = 0, centsPaidTwice, severity }: Harm): string {
  if (paidTwice === 0) return checkSeverity(severity)
  const count = formatCount(paidTwice)
  return centsPaidTwice === undefined
    ? m.check_severity_twice({ count })
    : m.check_severity_twice_of({ count, amount: formatMoney(centsPaidTwice) })
}

function whenText({ firstAt, foundAt }: Harm): string {
  if (!firstAt) return ''
  if (!foundAt) return m.check_first_since({ since: momentText(firstAt) })
  const found = momentText(foundAt)
  return firstAt === foundAt
    ? m.check_first_found({ found })
    : m.check_first_since_and_found({ since: momentText(firstAt), found })
}

/** The day that it is the end of, as charts and tables count it. */
export function momentText(iso: string): string {
  const day = dayEndingAt(iso)
  return day === null ? formatSecond(iso) : m.check_end_of_day({ day: formatDay(day) })
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
  const count = violationsIn(failed)
  const ofCheck = violationsIn(failed.filter((one) => one.name === name))
  const words = { ...counted(count), check: checkTitle(name) }
  return ofCheck === count
    ? m.finding_violations(words)
    : m.finding_violations_of_several({ ...words, ofCheck, ofCheckText: formatCount(ofCheck) })
}
