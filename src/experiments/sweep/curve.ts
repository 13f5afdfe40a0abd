/** The margin along one setting: its mean with a band, the parts that it is made of, and who is on daily. */
import { mean } from 'd3'
import type { Interval } from './interval'
import {
  MARGIN_PARTS,
  marginInterval,
  marginPartsOf,
  periodMargin,
  perPeriod,
  type MarginParts,
} from './margin'
import type { PointResult, SeedEconomics } from './results'
import { onSameSeeds } from './same-seeds'

export interface CurvePoint {
  id: string
  /** The value of the setting. */
  x: number
  /** Cents a period. */
  margin: Interval
  parts: MarginParts
  /** Takers among those who may choose daily, from 0 to 1; `null` where nobody may. */
  takeUp: number | null
  /** Completed instant payouts a period whose fee is below what they cost. */
  payoutsBelowCost: number
}

/** The points that set nothing else than this one number, in the order of its values. */
const pointsAlong = (points: readonly PointResult[], path: string): PointResult[] =>
  points
    .filter(({ point: { kind, changes } }) => {
      const [only, ...others] = Object.keys(changes)
      return kind === 'axis' && only === path && others.length === 0
    })
    .filter((result) => typeof xOf(result, path) === 'number')
    .toSorted((one, other) => xOf(one, path) - xOf(other, path))

const xOf = ({ point }: PointResult, path: string): number => point.changes[path] as number

export function curveOf(points: readonly PointResult[], path: string): CurvePoint[] {
  return pointsAlong(points, path).map((result) => ({
    id: result.point.id,
    x: xOf(result, path),
    margin: marginInterval(result),
    parts: meanParts(result.seeds),
    takeUp: takeUpOf(result.seeds),
    payoutsBelowCost: mean(result.seeds, (one) => perPeriod(one.economics.payoutsBelowCost, one))!,
  }))
}

/** Cents a period, on average over the seeds. */
export function meanParts(seeds: readonly SeedEconomics[]): MarginParts {
  const parts = seeds.map((one) => ({ one, parts: marginPartsOf(one) }))
  return Object.fromEntries(
    MARGIN_PARTS.map((part) => [
      part,
      mean(parts, ({ one, parts: ofSeed }) => perPeriod(ofSeed[part], one))!,
    ]),
  ) as MarginParts
}

export function takeUpOf(seeds: readonly SeedEconomics[]): number | null {
  const eligible = mean(seeds, ({ economics }) => economics.eligible)!
  return eligible === 0 ? null : mean(seeds, ({ economics }) => economics.takers)! / eligible
}

/** One margin for each value of the setting. */
export interface SeedCurve {
  xs: readonly number[]
  /** Cents a period. */
  margins: readonly number[]
}

/** The same points under the seeds that all of them have. */
export const sameSeedsAlong = (points: readonly PointResult[], path: string): PointResult[] =>
  onSameSeeds(pointsAlong(points, path))

/** The curve of each seed that all points have. */
export function seedCurves(points: readonly PointResult[], path: string): SeedCurve[] {
  const along = pointsAlong(points, path)
  const xs = along.map((result) => xOf(result, path))
  const bySeed = along.map(
    ({ seeds }) => new Map(seeds.map((one) => [one.seed, periodMargin(one)])),
  )
  const complete = [...(bySeed[0]?.keys() ?? [])].filter((seed) =>
    bySeed.every((known) => known.has(seed)),
  )
  return complete.map((seed) => ({ xs, margins: bySeed.map((known) => known.get(seed)!) }))
}

/** The mean of at least one curve. */
export function meanCurve(curves: readonly SeedCurve[]): SeedCurve {
  const { xs } = curves[0]!
  return { xs, margins: xs.map((_, index) => mean(curves, ({ margins }) => margins[index])!) }
}
