/**
 * Where the margin is largest: the top of the parabola through the best value and its two neighbours. The best at either
 * end is that end: the true optimum may lie beyond it.
 */
import { maxIndex } from 'd3'
import { meanCurve, seedCurves, type SeedCurve } from './curve'
import { bootstrapInterval, meanInterval, type Interval } from './interval'
import type { PointResult } from './results'

export interface Optimum {
  x: Interval
  /** Of the mean curve there, cents a month. */
  marginCents: number
  isAtEdge: boolean
}

export function optimumOf(points: readonly PointResult[], path: string): Optimum | null {
  const curves = seedCurves(points, path)
  // A margin that is the same everywhere is largest nowhere: nobody is on daily, say.
  const isFlat = curves.every(({ margins }) => margins.every((margin) => margin === margins[0]))
  if (isFlat) return null
  const { margin, isAtEdge } = topOf(meanCurve(curves))
  const x = bootstrapInterval(curves, (picked) => topOf(meanCurve(picked)).x)!
  return { x, marginCents: margin, isAtEdge }
}

/** How the best fee, or the best value of another setting, compares with another value; all paired seed by seed. */
export interface BestAgainst {
  /** Of the best, cents a month. */
  margin: Interval
  /** Of the best less the margin at the other value, cents a month. */
  difference: Interval
  /** Every value that was run beside the other one surely has a smaller margin. */
  isOtherBest: boolean
}

/** `null` where the other value was not run. */
export function bestAgainst(
  points: readonly PointResult[],
  path: string,
  other: number,
): BestAgainst | null {
  const curves = seedCurves(points, path)
  const [first] = curves
  const index = first?.xs.indexOf(other) ?? -1
  if (!first || index < 0) return null
  const mean = meanCurve(curves)
  const best = maxIndex(mean.margins)
  const { x } = topOf(mean)
  const beyondOther = (marginOf: (curve: SeedCurve) => number): Interval =>
    meanInterval(curves.map((curve) => marginOf(curve) - curve.margins[index]!))!
  return {
    margin: meanInterval(curves.map((curve) => marginNear(curve, best, x)))!,
    difference: beyondOther((curve) => marginNear(curve, best, x)),
    isOtherBest: first.xs.every(
      (_, at) => at === index || isBelowZero(beyondOther(({ margins }) => margins[at]!)),
    ),
  }
}

const isBelowZero = ({ high }: Interval): boolean => high !== null && high < 0

/** Of one seed, on the parabola through the same three values as that of the mean. */
const marginNear = ({ xs, margins }: SeedCurve, best: number, x: number): number =>
  best === 0 || best === xs.length - 1 ? margins[best]! : parabolaThrough(xs, margins, best).at(x)

interface Top {
  x: number
  margin: number
  isAtEdge: boolean
}

export function topOf({ xs, margins }: SeedCurve): Top {
  const best = maxIndex(margins)
  const isAtEdge = best === 0 || best === xs.length - 1
  if (isAtEdge) return { x: xs[best]!, margin: margins[best]!, isAtEdge }
  const { top, at } = parabolaThrough(xs, margins, best)
  return { x: top, margin: at(top), isAtEdge }
}

/** Through a value and its two neighbours. The top of a straight line is taken to be the value itself. */
function parabolaThrough(xs: readonly number[], ys: readonly number[], middle: number) {
  const [x0, x1, x2] = [xs[middle - 1]!, xs[middle]!, xs[middle + 1]!]
  const [y0, y1, y2] = [ys[middle - 1]!, ys[middle]!, ys[middle + 1]!]
  const [left, right] = [(y1 - y0) / (x1 - x0), (y2 - y1) / (x2 - x1)]
  const curvature = (right - left) / (x2 - x0)
  return {
    top: curvature === 0 ? x1 : (x0 + x1) / 2 - left / (2 * curvature),
    at: (x: number): number => y0 + left * (x - x0) + curvature * (x - x0) * (x - x1),
  }
}
