/** Reads the stress test that the command line asks for. */
import {
  PROTECTIONS,
  protectionOfKebab,
  kebabOfProtection,
  type ProtectionName,
} from '../core/protections'
import {
  readPrices,
  type PricesPlan,
  type PricesRequest,
  type ReadPrices,
} from '../experiments/stress/bug-prices'
import type { MatrixRequest } from '../experiments/stress/matrix'
import { readStress, type StressFaults, type StressPlan } from '../experiments/stress/stress-plan'
import { SWARM_SCENARIO } from '../experiments/stress/swarm-scenario'
import { FAULT_PRESETS, isFaultPreset } from '../experiments/stress/swarm'
import { isDocument } from '../scenario/document-paths'
import { oneOfKnown } from '../scenario/nearest'
import { refusal, type Problem, type Refused } from '../scenario/problems'
import type { GivenArguments } from './arguments'
import { OWN_FAULTS, STRESS_SEEDS_DEFAULT } from './options'
import { scenarioGiven } from './given-scenario'
import { documentOfFile, type ScenarioDocument } from './json-file'

export interface StressInputs {
  plan: StressPlan
  /** What prices are asked of; `null` where they are not. */
  prices: PricesPlan | null
  request: MatrixRequest
}

type ReadStressInputs = ({ ok: true } & StressInputs) | Refused

export function readStressInputs(given: GivenArguments): ReadStressInputs {
  const scenario = scenarioOf(given)
  const faults = faultsOf(given.faults ?? 'all')
  const without = protectionsOf(given.without)
  const refused = [scenario, faults, without].filter((read) => !read.ok)
  if (refused.length > 0)
    return { ok: false, problems: refused.flatMap(({ problems }) => problems) }
  if (!scenario.ok || !faults.ok || !without.ok) throw new Error('Refused without a problem')
  const request = {
    scenario: scenario.document,
    seed: given.seed,
    seedCount: given.seedCount ?? STRESS_SEEDS_DEFAULT,
    without: without.protections,
    ...(given.memoryLimitBytes !== undefined && { memoryLimitBytes: given.memoryLimitBytes }),
  }
  const read = readStress({ ...request, faults: faults.faults })
  if (!read.ok) return read
  const prices = pricesOf(given, request)
  if (prices && !prices.ok) return prices
  return { ok: true, plan: read.plan, prices: prices && prices.plan, request }
}

const pricesOf = (
  { prices }: GivenArguments,
  request: Omit<PricesRequest, 'faultBasisPoints'>,
): ReadPrices | null =>
  prices === null
    ? null
    : readPrices({ ...request, faultBasisPoints: prices === OWN_FAULTS ? null : Number(prices) })

function scenarioOf({ scenarios: [name] }: GivenArguments): ScenarioDocument {
  if (name === undefined) return { ok: true, document: SWARM_SCENARIO }
  const given = scenarioGiven(name)
  if (!given.ok || !given.wanted) return given
  const expected = 'a link to a run without a sales file: a stress test is on generated sales'
  return refusal('scenario', given.wanted.name, expected)
}

type ReadFaults = { ok: true; faults: StressFaults } | Refused

/** Presets, or a file; where one of several names is a preset, all must be. */
function faultsOf(name: string): ReadFaults {
  const presets = namesIn(name)
  if (presets.every(isFaultPreset)) return { ok: true, faults: { kind: 'drawn', presets } }
  if (presets.some(isFaultPreset)) {
    const unknown = presets.filter((preset) => !isFaultPreset(preset))
    const problems = unknown.map((preset) => unknownName('--faults', preset, FAULT_PRESETS))
    return { ok: false, problems }
  }
  const file = documentOfFile(name, '--faults', FAULT_PRESETS)
  if (!file.ok) return file
  if (isDocument(file.document) && 'version' in file.document) {
    const expected =
      'the faults of a scenario; this is a whole scenario, which has them under "faults"'
    return refusal('--faults', file.document, expected)
  }
  if (isDocument(file.document))
    return { ok: true, faults: { kind: 'given', faults: file.document } }
  return refusal('--faults', file.document, 'an object like the faults of a scenario')
}

type ReadProtections = { ok: true; protections: ProtectionName[] } | Refused

function protectionsOf(text: string | null): ReadProtections {
  const names = text === null ? [] : namesIn(text)
  const known = PROTECTIONS.map(kebabOfProtection)
  const problems = names
    .filter((name) => protectionOfKebab(name) === null)
    .map((name) => unknownName('--without', name, known))
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, protections: names.map((name) => protectionOfKebab(name)!) }
}

/** With commas between. */
const namesIn = (text: string): string[] => [...new Set(text.split(',').map((name) => name.trim()))]

const unknownName = (path: string, name: string, known: readonly string[]): Problem => ({
  path,
  value: name,
  expected: oneOfKnown(name, known),
})
