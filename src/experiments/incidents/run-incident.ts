/**
 * Runs both scenarios of an incident to their ends, and reports whether each shows the damage that
 * it should.
 */
import type { SqlJsStatic } from 'sql.js'
import type { Incident } from '../../scenario/incidents/incident'
import type { ScenarioInput } from '../../scenario/schema'
import { ALL_CODE } from '../../simulation/all-code'
import { concludeRun } from '../../simulation/conclude'
import { prepareRun } from '../../simulation/setup'
import { Simulation } from '../../simulation/simulation'
import { damageOf } from './measures'

interface IncidentRun {
  /** In the unit of the measure. */
  damage: number
  digest: string
  /** Names of the checks that found something. */
  broken: string[]
}

export interface IncidentOutcome {
  id: string
  asItWas: IncidentRun
  asFixed: IncidentRun
  /** Both runs show the damage that the library names, and the second less of it. */
  ok: boolean
}

export function runIncident(engine: SqlJsStatic, incident: Incident): IncidentOutcome {
  const { id, expect } = incident
  const asItWas = runScenario(engine, incident, incident.asItWas)
  const asFixed = runScenario(engine, incident, incident.asFixed)
  const isAsExpected = asItWas.damage === expect.asItWas && asFixed.damage === expect.asFixed
  return { id, asItWas, asFixed, ok: isAsExpected && asFixed.damage < asItWas.damage }
}

function runScenario(
  engine: SqlJsStatic,
  { id, expect }: Incident,
  scenario: ScenarioInput,
): IncidentRun {
  const prepared = prepareRun(scenario, null)
  if (!prepared.ok) throw new Error(`${id}: ${JSON.stringify(prepared.problems)}`)
  const simulation = new Simulation(engine, prepared.setup, ALL_CODE)
  try {
    while (simulation.step());
    const { checks, digest } = concludeRun(simulation, 'finished', {
      wallSeconds: 0,
      payoutsPerSecond: 0,
    })
    return {
      damage: damageOf({ simulation, checks }, expect),
      digest,
      broken: checks.filter(({ ok }) => !ok).map(({ name }) => name),
    }
  } finally {
    simulation.ledger.database.close()
  }
}
