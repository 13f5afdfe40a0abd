/** Whose figures a chart of a sweep shows, for its foot. */
import type { SweepPlan } from '../../../workers/sweep-contract'
import { m } from '../paraglide/messages.js'

export function sweepSource({ scenario, seeds }: SweepPlan): string {
  const { name } = scenario
  return m.fees_source({
    name: typeof name === 'string' ? name : '',
    seed: seeds[0] ?? '',
    count: seeds.length,
  })
}
