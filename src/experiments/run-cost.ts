/** What a run left the platform, and what its errors cost: from this the price of a bug is worked out. */
import type { CheckResult } from '../checks/check'
import type { Cents } from '../core/money'
import { OWED_AGAIN, PAID_TWICE } from '../metrics/paid-twice'
import type { Simulation } from '../simulation/simulation'
import { economicsOf } from './run-economics'

export interface RunCost {
  /** Those that completed. */
  payouts: number
  /** Fees of completed payouts, less what processors charged and the cost of funds. What creators owe is not taken off. */
  marginCents: Cents
  /** What processors paid twice and has not come back. */
  paidTwiceCents: Cents
  /** What is still owed although it has arrived: it will be paid again. */
  owedAgainCents: Cents
  /** What one check of lateness found at most: several may count the same cents. */
  lateCents: Cents
}

/** After all checks have been made. */
export function costOf(simulation: Simulation, checks: readonly CheckResult[]): RunCost {
  const { resultCents, unrecoveredDebtCents, instantPayouts, standardPayouts } =
    economicsOf(simulation).economics
  const { database } = simulation.ledger
  return {
    payouts: instantPayouts + standardPayouts,
    // A debt of a payout that was paid after it had been given up is among what was paid twice.
    marginCents: resultCents + unrecoveredDebtCents,
    paidTwiceCents: Number(database.valueOf(PAID_TWICE)),
    owedAgainCents: Number(database.valueOf(OWED_AGAIN)),
    lateCents: Math.max(
      0,
      ...checks.filter(({ severity }) => severity === 'late').map(({ centsAtRisk }) => centsAtRisk),
    ),
  }
}
