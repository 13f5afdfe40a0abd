/**
 * Points that no other point beats in what the platform earns, what creators pay for it, and how
 * much sooner their money arrives. A point is beaten if another is at least as good in all that is
 * asked for and better in one. Upper limits are no choices and are left out. Points are compared on
 * the mean of the seeds, so one may be better by chance.
 */
import { mean, sum } from 'd3'
import { marginInterval, perPeriod } from './margin'
import type { PointResult, SeedEconomics } from './results'
import { isUpperLimit } from './upper-limit'

/** What creators get, beside what the platform earns: money sooner, and lower fees. */
export const FRONT_SIDES = ['days', 'fees'] as const
export type FrontSide = (typeof FRONT_SIDES)[number]

export interface ParetoPoint {
  id: string
  name: string
  /** Cents a period, as are the fees. */
  marginCents: number
  feeCents: number
  /** Cents that arrive earlier × days by which they do, a period. */
  centDaysGained: number
  isOnFront: boolean
}

export function paretoFront(
  points: readonly PointResult[],
  sides: readonly FrontSide[] = FRONT_SIDES,
): ParetoPoint[] {
  const choices = points.filter(({ point }) => !isUpperLimit(point.changes))
  const placed = choices.map((result) => ({
    id: result.point.id,
    name: result.point.name,
    marginCents: marginInterval(result).value,
    feeCents: ofTakers(result.seeds, ({ feeCents }) => feeCents),
    centDaysGained: ofTakers(result.seeds, (group) => group.centDaysGained),
  }))
  return placed.map((point) => ({
    ...point,
    isOnFront: !placed.some((other) => isBetter(other, point, sides)),
  }))
}

type Placed = Omit<ParetoPoint, 'isOnFront'>

const GAINS: Readonly<Record<FrontSide, (one: Placed, other: Placed) => number>> = {
  days: (one, other) => one.centDaysGained - other.centDaysGained,
  fees: (one, other) => other.feeCents - one.feeCents,
}

function isBetter(one: Placed, other: Placed, sides: readonly FrontSide[]): boolean {
  const gains = [
    one.marginCents - other.marginCents,
    ...sides.map((side) => GAINS[side](one, other)),
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
    return perPeriod(sum(groups, of), one)
  })!
}
