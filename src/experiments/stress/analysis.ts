/** What a stress test found, over all its seeds. */
import type { CheckKind, CheckSeverity } from '../../checks/check'
import type { ShownPart } from '../../core/sentence'
import type { SeedOutcome, StressResult } from './run-stress'
import type { StressViolation, ViolatedCheck } from './stress-outcome'

/** One check over all seeds that fail it. */
export interface CheckFinding {
  check: ViolatedCheck
  kind: CheckKind
  severity: CheckSeverity
  seeds: number
  violations: number
  centsAtRisk: number
  firstSeed: string
  /** Of the first seed. */
  witness: string | null
  witnessParts: ShownPart[]
}

export interface StressAnalysis {
  seeds: number
  /** How many struck in all seeds. */
  faults: number
  failing: readonly SeedOutcome[]
  /** The worst first. */
  findings: CheckFinding[]
  violations: number
  centsAtRisk: number
  daysStuck: number
}

/** Of what is about money, the plainest harm comes first. */
const PAID_TWICE: readonly ViolatedCheck[] = ['processors_pay_balances_once', 'balances_paid_once']
/** Whether it says that somebody was paid twice. */
export const isPaidTwice = (check: ViolatedCheck): boolean => PAID_TWICE.includes(check)

const placeOf = (check: ViolatedCheck): number =>
  isPaidTwice(check) ? PAID_TWICE.indexOf(check) : PAID_TWICE.length

const SEVERITIES: readonly CheckSeverity[] = ['money', 'books', 'late']

export function analyseStress({ seeds }: Pick<StressResult, 'seeds'>): StressAnalysis {
  const failing = seeds.filter(({ violations }) => violations.length > 0)
  const findings = findingsOf(failing)
  const sumOf = (valueOf: (one: SeedOutcome) => number): number =>
    seeds.reduce((sum, one) => sum + valueOf(one), 0)
  return {
    seeds: seeds.length,
    faults: sumOf(({ faults }) => faults),
    failing,
    findings,
    violations: findings.reduce((sum, { violations }) => sum + violations, 0),
    centsAtRisk: sumOf(({ centsAtRisk }) => centsAtRisk),
    daysStuck: sumOf(({ daysStuck }) => daysStuck),
  }
}

function findingsOf(failing: readonly SeedOutcome[]): CheckFinding[] {
  const byCheck = new Map<ViolatedCheck, CheckFinding>()
  for (const { seed, violations } of failing) {
    for (const violation of violations) {
      const { name, kind, severity } = violation
      const known = byCheck.get(name)
      byCheck.set(name, {
        ...{ check: name, kind, severity },
        seeds: (known?.seeds ?? 0) + 1,
        violations: (known?.violations ?? 0) + violation.violations,
        centsAtRisk: (known?.centsAtRisk ?? 0) + violation.centsAtRisk,
        firstSeed: known?.firstSeed ?? seed,
        witness: (known ?? violation).witness,
        witnessParts: (known ?? violation).witnessParts,
      })
    }
  }
  return [...byCheck.values()].toSorted(
    (one, other) =>
      SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity) ||
      placeOf(one.check) - placeOf(other.check) ||
      other.seeds - one.seeds ||
      other.centsAtRisk - one.centsAtRisk,
  )
}

/** What a failing seed is told by: the gravest kind of violation, and of that kind the first to become true. */
export function gravest(violations: readonly StressViolation[]): StressViolation | null {
  const [first] = violations.toSorted(
    (one, other) =>
      SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity) ||
      placeOf(one.name) - placeOf(other.name) ||
      inOrder(one.firstAt ?? '', other.firstAt ?? '') ||
      other.centsAtRisk - one.centsAtRisk,
  )
  return first ?? null
}

const inOrder = (one: string, other: string): number => (one < other ? -1 : Number(one > other))
