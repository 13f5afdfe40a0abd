/**
 * The moment at which a check first fails: a run is simulated up to the day whose end shows the violation, and once more
 * with checks at every step of that day.
 */
import type { SqlJsStatic } from 'sql.js'
import type { CheckName, CheckResult } from '../../src/checks/check'
import { startOfDay, type Day, type Instant } from '../../src/core/calendar'
import * as actions from '../../src/simulation/actions-code'
import type { RunSetup } from '../../src/simulation/run-setup'
import { Simulation, type SimulationOptions } from '../../src/simulation/simulation'

export interface Moment {
  at: Instant
  /** How many steps of the run lead up to it, the last of which has made it so. */
  stepsDone: number
  /** What the check says then. */
  result: CheckResult
}

/**
 * `null` where the check holds to the end of the run. What must happen in the end fails at the end of a day, and what only
 * the closing checks of a run see, with the run. The run that comes to the moment is made with `options`.
 */
export function momentOf(
  engine: SqlJsStatic,
  setup: RunSetup,
  name: CheckName,
  options: SimulationOptions = {},
): Moment | null {
  const survey = new Simulation(engine, setup, { actions })
  const day = dayOfViolation(survey, name)
  const inTheEnd = day === null ? violationOf(survey.checkEverything(), name) : null
  const end = { at: survey.now, stepsDone: survey.stepsDone }
  survey.ledger.database.close()
  if (day === null) return inTheEnd && { ...end, result: inTheEnd }

  const replay = new Simulation(engine, setup, {
    actions,
    ...options,
    checksAtEveryStep: (one) => one === day,
  })
  try {
    return firstMoment(replay, name, startOfDay(day))
  } finally {
    replay.ledger.database.close()
  }
}

/** The day at whose end the check has found something; the run is then at its end. */
function dayOfViolation(run: Simulation, name: CheckName): Day | null {
  for (;;) {
    const { daysDone } = run
    const goesOn = run.step()
    if (run.daysDone > daysDone && run.counter.days.at(-1)!.violations[name] > 0) {
      return run.setup.startDay + daysDone
    }
    if (!goesOn) return null
  }
}

function firstMoment(run: Simulation, name: CheckName, dayBegins: Instant): Moment {
  while (run.step()) {
    if (run.now < dayBegins) continue
    const result = violationOf(run.checkResults, name)
    if (result) return { at: run.now, stepsDone: run.stepsDone, result }
  }
  return { at: run.now, stepsDone: run.stepsDone, result: violationOf(run.checkResults, name)! }
}

const violationOf = (results: readonly CheckResult[], name: CheckName): CheckResult | null =>
  results.find((result) => result.name === name && !result.ok) ?? null
