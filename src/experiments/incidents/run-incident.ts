/**
 * Runs both scenarios of an incident to their ends, and reports whether each shows the damage that it should. Of a payout
 * service of the user's own it reports whether it holds: as fixed it does no more damage than the lab's, and breaks no other
 * check.
 */
import type { SqlJsStatic } from 'sql.js'
import type { CheckResult } from '../../checks/check'
import type { Incident } from '../../scenario/incidents/incident'
import type { ScenarioInput } from '../../scenario/schema'
import type { OwnService } from '../../simulation/own-service'
import { ALL_CODE } from '../../simulation/all-code'
import { concludeRun } from '../../simulation/conclude'
import { prepareRun } from '../../simulation/setup'
import { Simulation } from '../../simulation/simulation'
import { damageOf } from './measures'

interface IncidentRun {
  /** In the unit of the measure; `null`: it is what a check finds that a service of the user's own leaves out. */
  damage: number | null
  digest: string
  /** The checks that found something. */
  broken: CheckResult['name'][]
}

export interface IncidentOutcome {
  id: string
  asItWas: IncidentRun
  asFixed: IncidentRun
  /** Of a service of the user's own, how it compares with the lab's. */
  besideLab: BesideLab | null
  /** Both runs show the damage that the library names, and the second less of it; or the user's own service holds. */
  ok: boolean
}

interface BesideLab {
  /** Checks that fail as fixed, and hold where the lab's service pays. */
  broken: CheckResult['name'][]
  /** As it was, it does less damage than the lab's. */
  isLessAsItWas: boolean
}

/** `service`: pays in both in place of the lab's. Throws what it throws. */
export function runIncident(
  engine: SqlJsStatic,
  incident: Incident,
  service: OwnService | null = null,
): IncidentOutcome {
  const { id, expect } = incident
  const asItWas = runScenario(engine, incident, incident.asItWas, service)
  const asFixed = runScenario(engine, incident, incident.asFixed, service)
  const runs = { id, asItWas, asFixed }
  if (service) {
    const lab = runScenario(engine, incident, incident.asFixed, null)
    const broken = asFixed.broken.filter((name) => !lab.broken.includes(name))
    const isLessAsItWas = asItWas.damage !== null && asItWas.damage < expect.asItWas
    const ok = broken.length === 0 && (asFixed.damage ?? 0) <= expect.asFixed
    return { ...runs, besideLab: { broken, isLessAsItWas }, ok }
  }
  const isAsExpected = asItWas.damage === expect.asItWas && asFixed.damage === expect.asFixed
  return { ...runs, besideLab: null, ok: isAsExpected && expect.asFixed < expect.asItWas }
}

function runScenario(
  engine: SqlJsStatic,
  { id, expect }: Incident,
  scenario: ScenarioInput,
  ownService: OwnService | null,
): IncidentRun {
  const prepared = prepareRun(scenario, null)
  if (!prepared.ok) throw new Error(`${id}: ${JSON.stringify(prepared.problems)}`)
  const simulation = new Simulation(engine, prepared.setup, { ...ALL_CODE, ownService })
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
