/** The checks that run at the end of each simulated day and of the run: their names, kinds and severities, and what they return. */
import type { ShownPart, Subject } from '../core/sentence'

/**
 * `never`: what may not happen at any moment. `eventually`: what must have happened once nobody is at work on it any
 * more; until then it is open, which is no violation.
 */
export const CHECK_KINDS = ['never', 'eventually'] as const
export type CheckKind = (typeof CHECK_KINDS)[number]

/**
 * What a violation means to people. `money`: money is paid twice, wrongly or not at all. `late`: it is the right money,
 * too late or stuck. `books`: the records disagree. A result of a check that finds money late is of money where some of it
 * has arrived and is owed again.
 */
export type CheckSeverity = 'money' | 'late' | 'books'

interface CheckTerms {
  kind: CheckKind
  severity: CheckSeverity
}

const CHECKS = {
  transfers_sum_to_zero: { kind: 'never', severity: 'books' },
  accounts_match_entries: { kind: 'never', severity: 'books' },
  balances_paid_once: { kind: 'never', severity: 'money' },
  processors_pay_balances_once: { kind: 'never', severity: 'money' },
  payouts_add_up: { kind: 'never', severity: 'money' },
  payouts_were_allowed: { kind: 'never', severity: 'money' },
  payout_fees_follow_policy: { kind: 'never', severity: 'money' },
  processor_agrees: { kind: 'never', severity: 'money' },
  fees_collected_are_booked: { kind: 'never', severity: 'books' },
  costs_follow_prices: { kind: 'never', severity: 'books' },
  money_is_conserved: { kind: 'never', severity: 'money' },
  closed_days_add_up: { kind: 'never', severity: 'money' },
  sales_land_once: { kind: 'never', severity: 'money' },
  creators_are_owed_what_they_earned: { kind: 'never', severity: 'money' },
  processor_accounts_agree: { kind: 'never', severity: 'money' },
  reversed_sales_are_not_paid: { kind: 'never', severity: 'money' },
  refunds_are_made_once: { kind: 'never', severity: 'money' },
  refunds_were_allowed: { kind: 'never', severity: 'money' },
  pauses_have_a_cause: { kind: 'never', severity: 'late' },
  reasons_are_true: { kind: 'never', severity: 'books' },
  notes_tell_what_happened: { kind: 'never', severity: 'books' },
  histories_are_legal: { kind: 'never', severity: 'books' },
  rows_say_what_happened: { kind: 'never', severity: 'books' },
  money_arrives_in_time: { kind: 'never', severity: 'late' },
  payouts_follow_processor: { kind: 'eventually', severity: 'late' },
  payouts_are_sent: { kind: 'eventually', severity: 'late' },
  outcomes_become_known: { kind: 'eventually', severity: 'late' },
  costs_charged_are_booked: { kind: 'eventually', severity: 'books' },
  due_creators_are_paid_or_told: { kind: 'eventually', severity: 'late' },
  failures_are_tried_again: { kind: 'eventually', severity: 'late' },
  old_money_has_a_reason: { kind: 'eventually', severity: 'late' },
} as const satisfies Record<string, CheckTerms>

/** How much is looked at: what a step of a day has changed, what a day has, or everything. */
export type Extent = 'step' | 'day' | 'run'

export type CheckName = keyof typeof CHECKS
export const CHECK_NAMES = Object.keys(CHECKS) as readonly CheckName[]

const INVARIANT = 'invariant: '
/** A check that the scenario brings along. */
export type InvariantName = `${typeof INVARIANT}${string}`
export const invariantName = (name: string): InvariantName => `${INVARIANT}${name}`
/** What the scenario calls it. */
export const nameOfInvariant = (name: InvariantName): string => name.slice(INVARIANT.length)
export const isInvariant = (name: CheckName | InvariantName): name is InvariantName =>
  !(name in CHECKS)

const INVARIANT_TERMS: CheckTerms = { kind: 'never', severity: 'books' }
export const termsOf = (name: CheckName | InvariantName): CheckTerms =>
  isInvariant(name) ? INVARIANT_TERMS : CHECKS[name]

/** How many violations each check has found. */
export type CheckCounts = Record<CheckName, number> & { [name: InvariantName]: number }

/** Whom a violation is about, as far as the check knows. */
export interface CheckSubject extends Subject {
  /** The creator's handle; `null` for one whom the ledger does not know. */
  creator: string | null
}

/** All that the violations of one check are about, as far as the check knows. */
export interface ViolatedBy {
  check: CheckName | InvariantName
  payoutIds: ReadonlySet<number>
  creatorIds: ReadonlySet<number>
}

export interface CheckResult {
  name: CheckName | InvariantName
  kind: CheckKind
  severity: CheckSeverity
  ok: boolean
  /** How many violations were found over the whole run. */
  violations: number
  /** What they are about: paid twice or wrongly, stuck, or the amount by which sums differ. Other checks may count the same cents. */
  centsAtRisk: number
  /** How many of them are about money that the processors’ books have twice: paid again before the first payment had come back. */
  paidTwice: number
  /** How much money that is: what was paid again, net. What came back later is in it. No other check counts the same cents. */
  centsPaidTwice: number
  /**
   * When the first violation became true, ISO 8601 UTC: the instant of the event that made it so, or, where no row tells,
   * of the check that found it; `null` when there is none.
   */
  firstAt: string | null
  /** When a check found that first one; the days of a run count violations by when they were found. */
  foundAt: string | null
  /** The first violation, in words, with the ids and amounts in question; `null` when there is none. */
  witness: string | null
  /** The same in parts, in which creators have their handles: what people are shown. */
  witnessParts: ShownPart[]
  /** Whom the first few violations are about, in order of time. */
  subjects: CheckSubject[]
  /** What an `eventually` check still waits for, or cannot know, in words; `null` when there is nothing. */
  open: string | null
  /** The same in parts. */
  openParts: ShownPart[]
}
