/** What a stress test keeps of one run: what its checks found, what it put at risk, and what happened to it. */
import type { CheckName, CheckResult, InvariantName } from '../../checks/check'
import type { Cents } from '../../core/money'
import type { SingleFault } from '../../core/single-fault'
import { sum } from '../../core/sum'
import type { Database } from '../../ledger/database'
import { stuckDays } from '../../metrics/stuck-payouts'
import type { Simulation } from '../../simulation/simulation'

/** A check of the lab, or an invariant of the scenario. */
export type ViolatedCheck = CheckName | InvariantName

/** What can be found in a run again: what a check says of a creator (by handle), or at all. */
export interface Harm {
  check: ViolatedCheck
  creator: string | null
}

export interface StressViolation extends Omit<
  CheckResult,
  'ok' | 'open' | 'openParts' | 'subjects'
> {
  /** Handles of the creators whom the first violations are about. */
  creators: string[]
  payoutIds: number[]
}

export interface PaidOut {
  payments: number
  cents: Cents
}

export interface StressOutcome {
  /** The violations of the checks that found something, in the order of checks. */
  violations: StressViolation[]
  centsAtRisk: number
  /** What the processors paid, whether or not it came back later, and how often. */
  paid: PaidOut
  /** Days that payouts have been stuck for at the end of the run, added up. */
  daysStuck: number
  /** What struck the run, in order of time: listed in its scenario with all rates at zero, it strikes again. */
  faults: readonly SingleFault[]
  /** How often each named step was reached. */
  steps: ReadonlyMap<string, number>
  /** What was sold, by chance or as listed; of closed days nothing is counted. */
  sales: number
}

const PAID = `
SELECT COUNT(*) + (SELECT COALESCE(SUM(payments_paid), 0) FROM closed_payouts),
  COALESCE(SUM(amount_cents), 0) + (SELECT COALESCE(SUM(paid_cents), 0) FROM closed_payouts)
FROM processor_payouts WHERE arrived_at IS NOT NULL`
const SALES = "SELECT COUNT(*) FROM sales WHERE kind = 'sale'"

/** After all checks have been made. */
export function stressOutcomeOf(simulation: Simulation): StressOutcome {
  const { ledger, now, questions } = simulation
  const violations = simulation.checkResults.filter(({ ok }) => !ok).map(violationOf)
  return {
    violations,
    centsAtRisk: sum(violations, ({ centsAtRisk }) => centsAtRisk),
    paid: paidOut(ledger.database),
    daysStuck: stuckDays(ledger.database, now),
    faults: questions.faultsFired(),
    steps: questions.stepsReached(),
    sales: ledger.database.valueOf(SALES) as number,
  }
}

function paidOut(database: Database): PaidOut {
  const [payments, cents] = database.statement(PAID).row([]) as [number, Cents]
  return { payments, cents }
}

function violationOf(result: CheckResult): StressViolation {
  const { ok: _ok, open: _open, openParts: _openParts, subjects, ...violation } = result
  const handles = subjects.flatMap(({ creator }) => creator ?? [])
  return {
    ...violation,
    creators: [...new Set(handles)],
    payoutIds: subjects.flatMap(({ payoutId }) => payoutId ?? []),
  }
}

/** What a check found in a run; `null` where it found nothing. */
export const foundBy = (
  { violations }: StressOutcome,
  check: ViolatedCheck,
): StressViolation | null => violations.find(({ name }) => name === check) ?? null
