/** Everything that the tab has run of the scenario on the form, each point once: the scenario itself comes first. */
import { group } from 'd3'
import type { PointResult, SeedEconomics, SweepPlan } from '../../../../workers/sweep-contract'
import type { SettingChanges } from '../../../scenario/setting-changes'
import type { ShownSweep } from '../fee-lab.svelte'
import { mostSeedsOf } from './most-seeds'
import { keyIn } from './scenario-keys'
import { isSameScenario } from './same-scenario'

/** `plan`: any of the scenario on the form. */
export function knownPoints(
  sweeps: readonly (ShownSweep | null)[],
  plan: SweepPlan | null,
): PointResult[] {
  const results = sweeps.flatMap((shown) =>
    shown && plan && isSameScenario(shown.plan, plan) ? shown.points : [],
  )
  const byName = new Map<string, PointResult>()
  for (const result of results) {
    const name = JSON.stringify([result.point.name, result.point.changes])
    const known = byName.get(name)
    if (!known || known.seeds.length < result.seeds.length) byName.set(name, result)
  }
  return withAllSeeds([...byName.values()], plan).toSorted(
    (one, other) => Number(isScenario(other)) - Number(isScenario(one)),
  )
}

/** Points of one scenario, whatever they are called, have one result: that with the most seeds. */
function withAllSeeds(points: readonly PointResult[], plan: SweepPlan | null): PointResult[] {
  if (!plan) return []
  const keyed = points.map((result) => ({ result, key: keyIn(plan, result.point.changes) }))
  const byKey = group(keyed, ({ key }) => key)
  return keyed.map(({ result: { point }, key }) => {
    const most = mostSeedsOf(byKey.get(key)!.map(({ result }) => result))!
    return { point, seeds: most.seeds }
  })
}

/** Of points that are one scenario by several names, the first: to count and rank, each is one. */
export function onePerScenario(
  points: readonly PointResult[],
  plan: SweepPlan | null,
): PointResult[] {
  if (!plan) return []
  const seen = new Set<string>()
  return points.filter(({ point }) => {
    const key = keyIn(plan, point.changes)
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}

/** Each simulation once, however many sweeps and names it has: points that are one scenario have one result of a seed. */
export function distinctResults(sweeps: readonly ShownSweep[]): SeedEconomics[] {
  const byRun = new Map<string, SeedEconomics>()
  for (const { plan, points } of sweeps) {
    for (const { point, seeds } of points) {
      for (const one of seeds)
        byRun.set(JSON.stringify([keyIn(plan, point.changes), one.seed]), one)
    }
  }
  return [...byRun.values()]
}

/** The result of the scenario with these changes, whatever sweep has brought it; of several that with the most seeds. */
export function knownResult(
  sweeps: readonly ShownSweep[],
  plan: SweepPlan,
  changes: SettingChanges,
): PointResult | null {
  const key = keyIn(plan, changes)
  const same = sweeps
    .filter((shown) => shown.plan.seeds[0] === plan.seeds[0])
    .flatMap((shown) =>
      shown.points.filter(({ point }) => keyIn(shown.plan, point.changes) === key),
    )
  return mostSeedsOf(same)
}

/** Of the points of a plan all that is known, whatever sweep has brought it: the plan's own may not be that far yet. */
export const knownOf = (sweeps: readonly ShownSweep[], plan: SweepPlan): PointResult[] =>
  plan.points.flatMap((point) => {
    const known = knownResult(sweeps, plan, point.changes)?.seeds ?? []
    const seeds = known.filter(({ seed }) => plan.seeds.includes(seed))
    return seeds.length === 0 ? [] : [{ point, seeds }]
  })

const isScenario = ({ point }: PointResult): boolean => point.kind === 'scenario'
