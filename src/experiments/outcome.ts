/**
 * What is kept of a run when it is one of several: no ledger, but all that a comparison needs.
 * Plain data, so that it can cross to the page and be stored.
 */
import { isoFromInstant } from '../core/calendar'
import type { CreatorOutcome } from '../metrics/creator-outcomes'
import type { DayFigures, RunReport } from '../metrics/figures'
import type { CreatorsNotPaid } from '../metrics/stuck'
import type { Simulation } from '../simulation/simulation'

export interface RunOutcome {
  /** The simulated instant at which the run ended or was cancelled, ISO 8601 UTC. */
  endedAt: string
  report: RunReport
  days: DayFigures[]
  creators: CreatorOutcome[]
  /** Which creators are behind each row of the report's `notPaid`. Runs that an earlier version kept have none. */
  creatorsNotPaid?: CreatorsNotPaid[]
}

export const outcomeOf = (simulation: Simulation, report: RunReport): RunOutcome => ({
  endedAt: isoFromInstant(simulation.now),
  report,
  days: [...simulation.counter.days],
  creators: simulation.questions.creatorOutcomes(),
  creatorsNotPaid: simulation.questions.creatorsNotPaid(),
})
