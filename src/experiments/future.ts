/**
 * One of two futures of a run: its outcome, each step of its payouts, and the rows of its ledger,
 * so that the two can be compared.
 */
import type { Instant } from '../core/calendar'
import { sum } from '../core/sum'
import { arrivalsIn, type Arrival } from '../metrics/arrivals'
import { failuresIn, type Failure } from '../metrics/failures'
import type { DayFigures } from '../metrics/figures'
import { ledgerRowsSince, type LedgerRow } from '../metrics/ledger-rows'
import {
  allPayoutChanges,
  momentIn,
  type PayoutChange,
  type PayoutsInState,
} from '../metrics/moment'
import { correctDays } from '../simulation/corrected-count'
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
  /** By the processors’ books, in order of time. */
  arrivals: Arrival[]
  /** What failed or came back, by what the processors did. */
  failures: Failure[]
  /** From the moment on from which the futures part, in order of time. */
  rows: LedgerRow[]
}

/** After all checks have been made. */
export function futureOf(simulation: Simulation, since: Instant): FutureOutcome {
  const { database } = simulation.ledger
  const { violations, centsAtRisk } = stressOutcomeOf(simulation)
  correctDays(simulation)
  const days = [...simulation.counter.days]
  return {
    violations,
    centsAtRisk,
    payouts: momentIn(database).payouts,
    feeRevenueCents: sum(
      days.flatMap(({ payouts }) => Object.values(payouts)),
      ({ feeRevenueCents }) => feeRevenueCents,
    ),
    days,
    changes: allPayoutChanges(database),
    arrivals: arrivalsIn(database),
    failures: failuresIn(database, simulation.questions.payoutsBack()),
    rows: ledgerRowsSince(database, since),
  }
}
