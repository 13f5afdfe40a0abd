/**
 * Which of several checks that found something is the gravest. It leads wherever they are listed, and a sentence that names
 * one check names it.
 */
import type { CheckName, CheckSeverity, InvariantName } from './check'

export interface Harm {
  name: CheckName | InvariantName
  severity: CheckSeverity
  centsAtRisk: number
  /** How often it was found: seeds that fail the check, or violations in one run. */
  times: number
}

/** The plainest harm comes first, however small: that somebody was paid twice is what is asked first. */
const PAID_TWICE: readonly Harm['name'][] = ['processors_pay_balances_once', 'balances_paid_once']
/** Among what it finds are payouts that a processor paid more than once. */
const MAY_BE_TWICE: readonly Harm['name'][] = ['processor_agrees']
const LEADING = [...PAID_TWICE, ...MAY_BE_TWICE]

/** Whether it leaves open that somebody was paid twice. */
export const isMaybeTwice = (name: Harm['name']): boolean => MAY_BE_TWICE.includes(name)

/** Whether it says that somebody was, or may have been, paid twice. */
export const mayBePaidTwice = (name: Harm['name']): boolean => LEADING.includes(name)

const placeOf = (name: Harm['name']): number =>
  mayBePaidTwice(name) ? LEADING.indexOf(name) : LEADING.length

const SEVERITIES: readonly CheckSeverity[] = ['money', 'late', 'books']

/** The gravest first: after who was paid twice, what puts most money at risk, then what was found most often. */
export const byHarm = (one: Harm, other: Harm): number =>
  placeOf(one.name) - placeOf(other.name) ||
  other.centsAtRisk - one.centsAtRisk ||
  other.times - one.times ||
  SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity)

/** The same of what the checks of one run found. */
export const byHarmInRun = (one: RunHarm, other: RunHarm): number =>
  byHarm({ ...one, times: one.violations }, { ...other, times: other.violations })

type RunHarm = Omit<Harm, 'times'> & { violations: number }
