/** One of two futures of a run: what it comes to, and each step of its payouts, so that the two can be told apart. */
import type { DayFigures } from '../metrics/figures'
import {
  allPayoutChanges,
  momentIn,
  type PayoutChange,
  type PayoutsInState,
} from '../metrics/moment'
import type { Simulation } from '../simulation/simulation'
import { stressOutcomeOf, type StressViolation } from './stress/stress-outcome'

export interface FutureOutcome {
  violations: StressViolation[]
  centsAtRisk: number
  payouts: PayoutsInState[]
  feeRevenueCents: number
  days: DayFigures[]
  /** In order of time. */
  changes: PayoutChange[]
}

/** After all checks have been made. */
export function futureOf(simulation: Simulation): FutureOutcome {
  const { database } = simulation.ledger
  const { violations, centsAtRisk } = stressOutcomeOf(simulation)
  const days = [...simulation.counter.days]
  return {
    violations,
    centsAtRisk,
    payouts: momentIn(database).payouts,
    feeRevenueCents: days
      .flatMap(({ payouts }) => Object.values(payouts))
      .reduce((sum, { feeRevenueCents }) => sum + feeRevenueCents, 0),
    days,
    changes: allPayoutChanges(database),
  }
}

/** The first step of a payout that only one of two futures has, or that they have differently. */
export interface FirstDifference {
  /** `null`: nothing more happens to payouts in this one. */
  asItIs: PayoutChange | null
  changed: PayoutChange | null
}

/** `null` where all payouts go the same way. */
export function firstDifference(
  asItIs: readonly PayoutChange[],
  changed: readonly PayoutChange[],
): FirstDifference | null {
  const longest = Math.max(asItIs.length, changed.length)
  for (let index = 0; index < longest; index += 1) {
    const [one, other] = [asItIs[index] ?? null, changed[index] ?? null]
    if (JSON.stringify(one) !== JSON.stringify(other)) return { asItIs: one, changed: other }
  }
  return null
}
