/**
 * Which of several checks that found something is the gravest. It leads wherever they are listed, and a sentence that names
 * one check names it.
 */
import type { CheckName, CheckSeverity, InvariantName } from './check'

export interface Harm {
  name: CheckName | InvariantName
  severity: CheckSeverity
  centsAtRisk: number
  /** How many of its violations are of money that was paid twice. */
  paidTwice: number
  /** How often it was found: seeds that fail the check, or violations in one run. */
  times: number
}

/** All that these find is money paid twice, or claimed so that it would be. */
const PAID_TWICE: readonly Harm['name'][] = ['processors_pay_balances_once', 'balances_paid_once']

/** The plainest harm comes first, however small: that somebody was paid twice is what is asked first. */
function placeOf({ name, paidTwice }: Harm): number {
  if (PAID_TWICE.includes(name)) return PAID_TWICE.indexOf(name)
  return PAID_TWICE.length + Number(paidTwice === 0)
}

const SEVERITIES: readonly CheckSeverity[] = ['money', 'late', 'books']

/** The gravest first: after who was paid twice, what puts most money at risk, then what was found most often. */
export const byHarm = (one: Harm, other: Harm): number =>
  placeOf(one) - placeOf(other) ||
  other.centsAtRisk - one.centsAtRisk ||
  other.times - one.times ||
  SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity)

/** The same of what the checks of one run found. */
export const byHarmInRun = (one: RunHarm, other: RunHarm): number =>
  byHarm({ ...one, times: one.violations }, { ...other, times: other.violations })

type RunHarm = Omit<Harm, 'times'> & { violations: number }
