/**
 * Reads a request for a stress test into what can be run: a scenario, the faults of its seeds, and
 * the protections that are switched off. Mistakes are returned as problems.
 */
import { PROTECTIONS, type ProtectionName } from '../../core/protections'
import { isDocument, withValueAt, type Document } from '../../scenario/document-paths'
import type { Problem, Refused } from '../../scenario/problems'
import { readScenario } from '../../scenario/read-scenario'
import type { Scenario } from '../../scenario/schema'
import { estimateSize, refuseIfTooLarge } from '../../scenario/size-estimate'
import { seedsFrom } from '../../core/seeds'
import { swarmOf, type FaultPreset } from './swarm'

/** Faults that each seed draws, or the same settings for all seeds. */
export type StressFaults =
  { kind: 'drawn'; presets: readonly FaultPreset[] } | { kind: 'given'; faults: Document }

interface StressRequest {
  /** A scenario as a user writes it. */
  scenario: unknown
  /** The first seed; by default the scenario's own. */
  seed: string | null
  seedCount: number
  faults: StressFaults
  /** The protections that are off, as the scenario names them. */
  without: readonly ProtectionName[]
  memoryLimitBytes?: number
}

export interface StressPlan {
  /** Protections are switched off in it; faults are not in it, unless it has some of its own. */
  written: Document
  scenario: Scenario
  seeds: readonly string[]
  faults: StressFaults
  /** Those that are off: by the request, or in the scenario itself. */
  without: readonly ProtectionName[]
  memoryBytes: number
}

export type ReadStress = { ok: true; plan: StressPlan } | Refused

export function readStress(request: StressRequest): ReadStress {
  const { seed, seedCount, faults, without, memoryLimitBytes } = request
  const written = withoutProtections(request.scenario, without)
  const read = readScenario(written)
  if (!read.ok) return read
  const { scenario } = read
  const tooLarge = refuseIfTooLarge(scenario, null, memoryLimitBytes)
  if (tooLarge) return { ok: false, problems: [tooLarge] }
  const plan: StressPlan = {
    written: written as Document,
    scenario,
    seeds: seedsFrom(seed ?? scenario.seed, seedCount),
    faults,
    without: PROTECTIONS.filter((name) => !scenario.protections[name]),
    memoryBytes: estimateSize(scenario, null).memoryBytes,
  }
  const problems = problemsOfSeed(plan)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, plan }
}

/** The scenario that a seed runs. */
export function scenarioOfSeed({ written, scenario, faults }: StressPlan, seed: string): Document {
  return faults.kind === 'drawn'
    ? swarmOf(written, scenario, seed, faults.presets)
    : withValueAt(withValueAt(written, 'faults', faults.faults), 'seed', seed)
}

/** Given faults are wrong for all seeds or for none. */
function problemsOfSeed(plan: StressPlan): Problem[] {
  const read = readScenario(scenarioOfSeed(plan, plan.seeds[0]!))
  return read.ok ? [] : read.problems
}

/** What is no scenario at all is left to validation. */
function withoutProtections(scenario: unknown, without: readonly ProtectionName[]): unknown {
  if (!isDocument(scenario)) return scenario
  return without.reduce<Document>(
    (document, protection) => withValueAt(document, `protections.${protection}`, false),
    scenario,
  )
}
