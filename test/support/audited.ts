/**
 * A run cut short on a day with payouts in every state, whose books can be tampered with before they are checked.
 * The scenario is one in which payouts fail and come back, so that every check has something to look at.
 */
import type { CheckName, CheckResult } from '../../src/checks/check'
import type { ScenarioInput } from '../../src/scenario/schema'
import type { Simulation } from '../../src/simulation/simulation'
import { simulationOf } from './runs'
import { stepWhile } from './stepping'

export const eventful: ScenarioInput = {
  version: 1,
  seed: 'eventful',
  days: 32,
  population: {
    size: 25,
    monthlyGross: { mu: 7, sigma: 0.5 },
    priceLevel: { medianCents: 200_00 },
    scheduleShareBasisPoints: { daily: 6_000, weekly: 4_000 },
    railShareBasisPoints: { us_bank: 7_000, paypal: 2_000, own_stripe: 1_000 },
    platformHeldBasisPoints: 2_000,
  },
  processor: {
    failures: {
      refusedBasisPoints: 900,
      instantFailedBasisPoints: 700,
      standardFailedBasisPoints: 900,
      returnedBasisPoints: 1_000,
    },
  },
}

export function eventfulRun(
  days = Infinity,
  changes: ScenarioInput['population'] = {},
): Simulation {
  const population = { ...eventful.population, ...changes }
  const simulation = simulationOf({ ...eventful, population })
  stepWhile(simulation, () => simulation.daysDone < days)
  return simulation
}

/** Changes rows behind the service's back. Constraints are off: what they refuse, the checks must find as well. */
export function tamper(simulation: Simulation, sql: string): void {
  simulation.ledger.database.script(
    `PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; ${sql}`,
  )
}

/** Checks that go through the events of a run once, as they happen: rows that are changed at its end come too late. */
export const FOUND_ONLY_IN_THE_RUN: readonly CheckName[] = [
  'processor_accounts_agree',
  'reversed_sales_are_not_paid',
  'due_creators_are_paid_or_told',
  'old_money_has_a_reason',
  'payouts_were_allowed',
  'costs_follow_prices',
  'sales_land_once',
  'refunds_are_made_once',
  'refunds_were_allowed',
  'pauses_have_a_cause',
  'reasons_are_true',
  'notes_tell_what_happened',
  'money_arrives_in_time',
  'failures_are_tried_again',
  'outcomes_become_known',
  'closed_days_add_up',
]

export const broken = (results: readonly CheckResult[]): CheckResult['name'][] =>
  results.filter(({ ok }) => !ok).map(({ name }) => name)
