/** Whose figures a chart of a sweep shows, for its foot. */
import type { PointResult, SweepPlan } from '../../../../workers/sweep-contract'
import { m } from '../../paraglide/messages.js'

/** As many seeds as have been run, at whichever point most have been. */
export function sweepSource(
  { scenario, seeds }: SweepPlan,
  points: readonly Pick<PointResult, 'seeds'>[],
): string {
  const { name } = scenario
  return m.fees_source({
    name: typeof name === 'string' ? name : '',
    seed: seeds[0] ?? '',
    count: Math.max(0, ...points.map((one) => one.seeds.length)),
  })
}
