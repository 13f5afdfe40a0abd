/**
 * Points that no other beats: what the platform earns, what creators pay for it, and how much sooner their money arrives.
 * A point is off the front where another is at least as good in all three and better in one.
 */
import { mean, sum } from 'd3'
import { marginInterval, perMonth } from './margin'
import type { PointResult, SeedEconomics } from './results'

export interface ParetoPoint {
  id: string
  name: string
  /** Cents a month, as are the fees. */
  marginCents: number
  feeCents: number
  /** Cents that arrive earlier × days by which they do, a month. */
  centDaysGained: number
  isOnFront: boolean
}

export function paretoFront(points: readonly PointResult[]): ParetoPoint[] {
  const placed = points.map((result) => ({
    id: result.point.id,
    name: result.point.name,
    marginCents: marginInterval(result).value,
    feeCents: ofTakers(result.seeds, ({ feeCents }) => feeCents),
    centDaysGained: ofTakers(result.seeds, (group) => group.centDaysGained),
  }))
  return placed.map((point) => ({
    ...point,
    isOnFront: !placed.some((other) => isBetter(other, point)),
  }))
}

type Placed = Omit<ParetoPoint, 'isOnFront'>

function isBetter(one: Placed, other: Placed): boolean {
  const gains = [
    one.marginCents - other.marginCents,
    other.feeCents - one.feeCents,
    one.centDaysGained - other.centDaysGained,
  ]
  return gains.every((gain) => gain >= 0) && gains.some((gain) => gain > 0)
}

/** Every creator is in one group of each kind. */
function ofTakers(
  seeds: readonly SeedEconomics[],
  of: (group: SeedEconomics['groups'][number]) => number,
): number {
  return mean(seeds, (one) => {
    const groups = one.groups.filter(({ grouping }) => grouping === 'rail')
    return perMonth(sum(groups, of), one)
  })!
}
