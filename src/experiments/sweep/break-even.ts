/**
 * The value of a setting from which daily payouts pay for themselves: where the margin first rises
 * to zero.
 */
import { meanCurve, sameSeedsAlong, seedCurves, type SeedCurve } from './curve'
import { BOOTSTRAP_SEEDS_MIN, bootstrapInterval, type Interval } from './interval'
import { marginInterval } from './margin'
import type { PointResult } from './results'

export type BreakEven =
  | {
      kind: 'at'
      /** With enough seeds for an interval an end is `null` where it lies beyond what was run. */
      x: Interval
      /** Seeds whose own margin never rises to zero. */
      seedsWithout: number
    }
  /** The mean never changes from below zero to above. */
  | { kind: 'never'; margin: 'above' | 'below' | 'falling' }

export function breakEvenOf(points: readonly PointResult[], path: string): BreakEven | null {
  const along = sameSeedsAlong(points, path)
  const curves = seedCurves(along, path)
  if (curves.length === 0) return null
  const mean = meanCurve(curves)
  if (firstRiseToZero(mean) === null) return { kind: 'never', margin: sideOf(mean) }
  const seedsWithout = curves.filter((curve) => firstRiseToZero(curve) === null).length
  if (along[0]!.seeds[0]!.standing)
    return { kind: 'at', x: whereZeroIsWithin(along, mean), seedsWithout }
  const x = bootstrapInterval(curves, (picked) => riseWithin(meanCurve(picked)))
  return { kind: 'at', x: withoutEnds(x, mean.xs), seedsWithout }
}

/**
 * Of the sellers of a file who stand for others, of whom seeds say nothing: from where the upper end of the margin rises to
 * zero up to where the lower end does.
 */
function whereZeroIsWithin(along: readonly PointResult[], mean: SeedCurve): Interval {
  const margins = along.map(marginInterval)
  const { n } = margins[0]!
  const riseOf = (end: 'low' | 'high'): number | null =>
    n < BOOTSTRAP_SEEDS_MIN
      ? null
      : firstRiseToZero({ xs: mean.xs, margins: margins.map((margin) => margin[end]!) })
  return {
    value: firstRiseToZero(mean)!,
    low: riseOf('high'),
    high: riseOf('low'),
    n,
    method: 'sellers',
  }
}

/** Picks that rise to zero beyond what was run count as its end: left out, they would make the interval narrower. */
function riseWithin(curve: SeedCurve): number {
  const { xs, margins } = curve
  return firstRiseToZero(curve) ?? (margins[0]! >= 0 ? xs[0]! : xs.at(-1)!)
}

const withoutEnds = (x: Interval, xs: readonly number[]): Interval => ({
  ...x,
  low: x.low !== null && x.low > xs[0]! ? x.low : null,
  high: x.high !== null && x.high < xs.at(-1)! ? x.high : null,
})

/** On the straight line between two neighbouring values. */
function firstRiseToZero({ xs, margins }: SeedCurve): number | null {
  const after = margins.findIndex(
    (margin, index) => index > 0 && margin >= 0 && margins[index - 1]! < 0,
  )
  if (after === -1) return null
  const [x0, x1] = [xs[after - 1]!, xs[after]!]
  const [y0, y1] = [margins[after - 1]!, margins[after]!]
  return x0 + ((x1 - x0) * -y0) / (y1 - y0)
}

function sideOf({ margins }: SeedCurve): 'above' | 'below' | 'falling' {
  if (margins.every((margin) => margin >= 0)) return 'above'
  return margins.every((margin) => margin < 0) ? 'below' : 'falling'
}
