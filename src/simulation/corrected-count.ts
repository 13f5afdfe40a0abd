/**
 * Figures are counted while a run goes on, from what its service tells of each step. A service without all its protections
 * can write something else than it tells: a worker that is killed without transactions tells nothing, and two payouts of
 * the same balances are told as if each had its own. Then the figures are those that the ledger has at the end.
 */
import { daysOfLedger } from '../metrics/days-of-ledger'
import type { Figure } from '../metrics/headline-figure'
import { figuresOf } from '../metrics/report'
import { figuresOfLedger } from '../metrics/report-of-ledger'
import { faultStretches } from '../scenario/faults-in-force'
import type { Simulation } from './simulation'

/** As far as the checks know that have been made. */
export const isCountTrusted = ({ scenario, checkResults }: Simulation): boolean =>
  checkResults.every(({ ok }) => ok) &&
  faultStretches(scenario).every(({ inForce }) => Object.values(inForce.protections).every(Boolean))

/** Of days that are closed the ledger has no rows, so the days of such a run stay as they were counted. */
export function correctDays(simulation: Simulation): void {
  const { counter, ledger, closedDays } = simulation
  if (closedDays?.any || isCountTrusted(simulation)) return
  counter.correct(daysOfLedger(ledger.database, counter.days))
}

/** The headline figures of a run that has ended and is not reported. */
export function figuresAtEnd(simulation: Simulation): Figure[] {
  const figures = figuresOf(simulation.questions.facts())
  return isCountTrusted(simulation) ? figures : figuresOfLedger(figures, simulation.ledger.database)
}
