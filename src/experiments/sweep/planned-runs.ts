/**
 * The runs that a sweep needs: for each point and seed the run and its baseline, each simulated
 * once however many points need it. The first seed of every point comes first, then the second, so
 * a curve is complete early and becomes more certain.
 */
import { strataBasis, type StrataBasis } from '../../scenario/strata-basis'
import { isStratified } from '../../scenario/sampled'
import { scenarioSchema, type Scenario, type ScenarioInput } from '../../scenario/schema'
import { withChanges, type SettingChanges } from '../../scenario/setting-changes'
import { baselineOf, withNobodyOnDaily, withoutNeedless } from './baseline'
import type { SweepPlan, SweepPoint } from './plan'
import { paidByKey, runKey, scenarioKey } from './run-key'

export interface PlannedRun {
  key: string
  scenario: Scenario
  seed: string
  /** The basis on which a sample is divided; `null` where everyone is simulated. */
  sampledBy: StrataBasis | null
}

/** What one seed of a point takes. */
export interface PlannedPair {
  point: SweepPoint
  seed: string
  run: PlannedRun
  baseline: PlannedRun
}

/** A point with its scenario. */
export interface ReadPoint {
  point: SweepPoint
  scenario: Scenario
}

/**
 * `base`: the scenario that is swept. All samples are divided on its basis, so that a point, its baseline and the other
 * points simulate the same creators. `paidBy`: what a service that pays in place of the lab's is known by. Yields after each point.
 */
export function* planningPairs(
  points: readonly ReadPoint[],
  base: Scenario,
  fileKey: string | null,
  paidBy: string | null,
): Generator<void, PlannedPair[]> {
  const runs = new Map<string, PlannedRun>()
  const runOf = ({ scenario, sampledBy, key: keyOfScenario }: KeyedScenario, seed: string) => {
    const key = runKey(keyOfScenario, seed)
    const run = runs.get(key) ?? { key, scenario, seed, sampledBy }
    runs.set(key, run)
    return run
  }
  const keyed = keyer(base, fileKey, paidBy)
  const both: { point: SweepPoint; run: KeyedScenario; baseline: KeyedScenario }[] = []
  for (const { point, scenario } of points) {
    // What the lab's service makes no use of, another one may.
    const [needed, baseline] =
      paidBy === null
        ? [withoutNeedless(scenario), baselineOf(scenario)]
        : [scenario, withNobodyOnDaily(scenario)]
    both.push({ point, run: keyed(needed, scenario), baseline: keyed(baseline, scenario) })
    yield
  }
  const seedsMax = Math.max(0, ...points.map(({ point: { seeds } }) => seeds.length))
  return Array.from({ length: seedsMax }, (_, position) =>
    both.flatMap(({ point, run, baseline }): PlannedPair[] => {
      const seed = point.seeds[position]
      return seed === undefined
        ? []
        : [{ point, seed, run: runOf(run, seed), baseline: runOf(baseline, seed) }]
    }),
  ).flat()
}

interface KeyedScenario {
  scenario: Scenario
  sampledBy: StrataBasis | null
  key: string
}

/** Most points have the baseline of others: what is written in the same way is read once, and what was read not again. */
function keyer(base: Scenario, fileKey: string | null, paidBy: string | null) {
  const known = new Map<string, KeyedScenario>()
  return (input: ScenarioInput, read: Scenario): KeyedScenario => {
    const text = JSON.stringify(input)
    const before = known.get(text)
    if (before) return before
    const scenario = input === read ? read : scenarioSchema.parse(input)
    const ofLab = keyedBy(scenario, base, fileKey)
    const keyed = paidBy === null ? ofLab : { ...ofLab, key: paidByKey(ofLab.key, paidBy) }
    known.set(text, keyed)
    return keyed
  }
}

function keyedBy(scenario: Scenario, base: Scenario, fileKey: string | null): KeyedScenario {
  const sampledBy = isStratified(scenario, fileKey !== null) ? strataBasis(base) : null
  return { scenario, sampledBy, key: scenarioKey(scenario, sampledBy, fileKey) }
}

/** What the scenario with these changes is known by: two that have one key give the same results under the same seeds. */
export function changedKey(
  { scenario, fileKey }: Pick<SweepPlan, 'scenario' | 'fileKey'>,
  changes: SettingChanges,
): string {
  const changed = scenarioSchema.parse(withChanges(scenario, changes))
  return keyedBy(changed, scenarioSchema.parse(scenario), fileKey).key
}

/** Each once, in the order in which they are first needed. */
export const runsOf = (pairs: readonly PlannedPair[]): PlannedRun[] => [
  ...new Set(pairs.flatMap(({ run, baseline }) => [run, baseline])),
]

/** The keys of the runs behind these points of plans, each once. */
export function runKeysOf(
  swept: readonly { plan: SweepPlan; points: readonly { point: SweepPoint }[] }[],
): string[] {
  const runs = swept.flatMap(({ plan: { pairs }, points }) => {
    const known = new Set(points.map(({ point }) => point))
    return runsOf(pairs.filter(({ point }) => known.has(point)))
  })
  return [...new Set(runs.map(({ key }) => key))]
}
