/** Any moment of a run again: its scenario is simulated up to there. No state is kept for it, since a run is a function of its scenario. */
import type { SqlJsStatic } from 'sql.js'
import type { Instant } from '../../src/core/calendar'
import * as actions from '../../src/simulation/actions-code'
import type { RunSetup } from '../../src/simulation/run-setup'
import { Simulation, type SimulationOptions } from '../../src/simulation/simulation'

/** The run as it is when everything before an instant has happened, and nothing of it but the turn of the day. */
export function replayTo(
  engine: SqlJsStatic,
  setup: RunSetup,
  at: Instant,
  options: SimulationOptions = {},
): Simulation {
  const run = new Simulation(engine, setup, { actions, ...options })
  const mark = run.markBefore(at)
  while (!mark.isReached && run.step()) continue
  run.ledger.commit()
  return run
}
