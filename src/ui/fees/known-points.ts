/** Everything that the room has run of the scenario on the form, each point once: the scenario itself comes first. */
import type { PointResult, SweepPlan } from '../../../workers/sweep-contract'
import type { ShownSweep } from './fee-lab.svelte'
import { isSameScenario } from './same-scenario'

/** `plan`: any of the scenario on the form. */
export function knownPoints(
  sweeps: readonly (ShownSweep | null)[],
  plan: SweepPlan | null,
): PointResult[] {
  const results = sweeps.flatMap((shown) =>
    shown && plan && isSameScenario(shown.plan, plan) ? shown.points : [],
  )
  const byChanges = new Map<string, PointResult>()
  for (const result of results) {
    const key = JSON.stringify([result.point.name, result.point.changes])
    const known = byChanges.get(key)
    if (!known || known.seeds.length < result.seeds.length) byChanges.set(key, result)
  }
  return [...byChanges.values()].toSorted(
    (one, other) => Number(isScenario(other)) - Number(isScenario(one)),
  )
}

const isScenario = ({ point }: PointResult): boolean => point.kind === 'scenario'
