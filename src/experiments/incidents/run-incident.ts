/**
 * Runs both scenarios of an incident to their ends, and reports whether each shows the damage that it should. Of a payout
 * service of the user's own it reports whether it holds: as fixed it does no more damage than the lab's, pays everybody whom
 * the lab's pays, and breaks no other check. Without the second, one that pays nobody would hold in most incidents.
 */
import type { SqlJsStatic } from 'sql.js'
import type { CheckResult } from '../../checks/check'
import type { Incident } from '../../scenario/incidents/incident'
import type { ScenarioInput } from '../../scenario/schema'
import type { OwnService } from '../../simulation/own-service'
import { ALL_CODE } from '../../simulation/all-code'
import { concludeRun } from '../../simulation/conclude'
import { placedError } from '../../simulation/placed-error'
import { prepareRun } from '../../simulation/setup'
import { Simulation } from '../../simulation/simulation'
import { creatorsPaid, damageOf } from './measures'

interface IncidentRun {
  /**
   * In the unit of the measure; `null`: it is what a check finds that a service of the user's own leaves out, or the run
   * did not end.
   */
  damage: number | null
  /** `null`: the run did not end. */
  digest: string | null
  /** The checks that found something. */
  broken: CheckResult['name'][]
  /** What a service of the user's own threw, which ended the run; `null`: it threw nothing. */
  error: string | null
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
  /** Creators whom the lab's service pays as fixed, and this one does not. */
  creatorsNotPaid: number
  /** As fixed, its ledger is the lab's, row for row. */
  isSameLedger: boolean
  /** It holds without the fix, too: as it was, it already does no more damage than the lab's as fixed, and so on. */
  holdsAsItWas: boolean
}

interface Ran {
  run: IncidentRun
  paid: ReadonlySet<number>
}

/** `service`: pays in both in place of the lab's. What it throws is in the outcome. */
export function runIncident(
  engine: SqlJsStatic,
  incident: Incident,
  service: OwnService | null = null,
): IncidentOutcome {
  const { id, expect } = incident
  const was = ran(engine, incident, incident.asItWas, service)
  const fixed = ran(engine, incident, incident.asFixed, service)
  const runs = { id, asItWas: was.run, asFixed: fixed.run }
  if (service) {
    const lab = ran(engine, incident, incident.asFixed, null)
    const { holds, ...asFixed } = compared(fixed, lab)
    const holdsAsItWas = was.run.damage !== null && compared(was, lab).holds
    const isSameLedger = fixed.run.digest === lab.run.digest
    const besideLab = { ...asFixed, isSameLedger, holdsAsItWas }
    return { ...runs, besideLab, ok: holds && was.run.error === null }
  }
  const isAsExpected = was.run.damage === expect.asItWas && fixed.run.damage === expect.asFixed
  return { ...runs, besideLab: null, ok: isAsExpected && expect.asFixed < expect.asItWas }
}

/** A run that a service of the user's own pays, beside the one as fixed that the lab's pays. */
function compared({ run, paid }: Ran, lab: Ran) {
  const broken = run.broken.filter((name) => !lab.run.broken.includes(name))
  const creatorsNotPaid =
    run.error === null ? [...lab.paid].filter((creator) => !paid.has(creator)).length : 0
  const isLess = (run.damage ?? 0) <= lab.run.damage!
  const holds = run.error === null && isLess && creatorsNotPaid === 0 && broken.length === 0
  return { broken, creatorsNotPaid, holds }
}

function ran(
  engine: SqlJsStatic,
  incident: Incident,
  scenario: ScenarioInput,
  service: OwnService | null,
): Ran {
  try {
    return runScenario(engine, incident, scenario, service)
  } catch (thrown) {
    if (!service) throw thrown
    const error = placedError(thrown, service.name).message
    return { run: { damage: null, digest: null, broken: [], error }, paid: new Set() }
  }
}

function runScenario(
  engine: SqlJsStatic,
  { id, expect }: Incident,
  scenario: ScenarioInput,
  ownService: OwnService | null,
): Ran {
  const prepared = prepareRun(scenario, null)
  if (!prepared.ok) throw new Error(`${id}: ${JSON.stringify(prepared.problems)}`)
  const simulation = new Simulation(engine, prepared.setup, { ...ALL_CODE, ownService })
  try {
    while (simulation.step());
    const { checks, digest } = concludeRun(simulation, 'finished', {
      wallSeconds: 0,
      payoutsPerSecond: 0,
    })
    const damage = damageOf({ simulation, checks }, expect)
    const broken = checks.filter(({ ok }) => !ok).map(({ name }) => name)
    return { run: { damage, digest, broken, error: null }, paid: creatorsPaid(simulation) }
  } finally {
    simulation.ledger.database.close()
  }
}
