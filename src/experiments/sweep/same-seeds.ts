/** Points under the seeds that all of them have: means over different seeds cannot be ranked, as chance differs. */
import type { PointResult } from './results'

export function onSameSeeds(points: readonly PointResult[]): PointResult[] {
  const known = points.map(({ seeds }) => new Set(seeds.map(({ seed }) => seed)))
  const isCommon = (seed: string): boolean => known.every((of) => of.has(seed))
  return points
    .map(({ point, seeds }) => ({ point, seeds: seeds.filter(({ seed }) => isCommon(seed)) }))
    .filter(({ seeds }) => seeds.length > 0)
}
