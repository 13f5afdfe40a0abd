/** Of results of one scenario, that which rests on the most seeds. */
import type { PointResult } from '../../../../workers/sweep-contract'

export const mostSeedsOf = (results: readonly PointResult[]): PointResult | null =>
  results.toSorted((one, other) => other.seeds.length - one.seeds.length)[0] ?? null
