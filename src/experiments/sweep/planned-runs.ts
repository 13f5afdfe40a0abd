/**
 * The runs that a sweep needs: for each point and seed one of its own and one of its baseline, each simulated once however
 * many points need it. First the first seed of every point, then the second: a curve is whole early, and gets surer.
 */
import type { Document } from '../../scenario/document-paths'
import { scenarioSchema, type Scenario, type ScenarioInput } from '../../scenario/schema'
import { withChanges, type SettingChanges } from '../../scenario/setting-changes'
import { baselineOf, withoutNeedless } from './baseline'
import type { SweepPlan, SweepPoint } from './plan'
import { runKey, scenarioKey } from './run-key'

export interface PlannedRun {
  key: string
  scenario: Scenario
  seed: string
}

/** What one seed of a point takes. */
export interface PlannedPair {
  point: SweepPoint
  seed: string
  run: PlannedRun
  baseline: PlannedRun
}

/** `scenario`: as it was written; what its points make of it has been read before. */
export function plannedPairs(
  points: readonly SweepPoint[],
  scenario: Document,
  fileKey: string | null,
): PlannedPair[] {
  const runs = new Map<string, PlannedRun>()
  const keyed = (input: ScenarioInput): KeyedScenario => {
    const parsed = scenarioSchema.parse(input)
    return { scenario: parsed, key: scenarioKey(parsed, fileKey) }
  }
  const runOf = ({ scenario: simulated, key: keyOfScenario }: KeyedScenario, seed: string) => {
    const key = runKey(keyOfScenario, seed)
    const run = runs.get(key) ?? { key, scenario: simulated, seed }
    runs.set(key, run)
    return run
  }
  const both = points.map((point) => {
    const changed = scenarioSchema.parse(withChanges(scenario, point.changes))
    return { point, run: keyed(withoutNeedless(changed)), baseline: keyed(baselineOf(changed)) }
  })
  const seedsMax = Math.max(0, ...points.map(({ seeds }) => seeds.length))
  return Array.from({ length: seedsMax }, (_, position) =>
    both.flatMap(({ point, run, baseline }): PlannedPair[] => {
      const seed = point.seeds[position]
      return seed === undefined
        ? []
        : [{ point, seed, run: runOf(run, seed), baseline: runOf(baseline, seed) }]
    }),
  ).flat()
}

/** What the scenario with these changes is known by: two that have one key give the same results under the same seeds. */
export function changedKey(
  { scenario, fileKey }: Pick<SweepPlan, 'scenario' | 'fileKey'>,
  changes: SettingChanges,
): string {
  return scenarioKey(scenarioSchema.parse(withChanges(scenario, changes)), fileKey)
}

interface KeyedScenario {
  scenario: Scenario
  key: string
}

/** Each once, in the order in which they are first needed. */
export const runsOf = (pairs: readonly PlannedPair[]): PlannedRun[] => [
  ...new Set(pairs.flatMap(({ run, baseline }) => [run, baseline])),
]

/** The keys of the runs behind these points of plans, each once. */
export function runKeysOf(
  swept: readonly { plan: SweepPlan; points: readonly { point: SweepPoint }[] }[],
): string[] {
  const runs = swept.flatMap(({ plan: { scenario, fileKey }, points }) => {
    const plain = points.map(({ point }) => point)
    return runsOf(plannedPairs(plain, scenario, fileKey))
  })
  return [...new Set(runs.map(({ key }) => key))]
}
