/** Whose figures a chart of a sweep shows, for its foot. */
import type { SweepPlan } from '../../../workers/sweep-contract'
import { m } from '../paraglide/messages.js'

export const sweepSource = ({ scenario, seeds }: SweepPlan): string =>
  m.fees_source({
    name: String(scenario['name'] ?? ''),
    seed: seeds[0] ?? '',
    count: seeds.length,
  })
