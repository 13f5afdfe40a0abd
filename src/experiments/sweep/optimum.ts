/**
 * Where the margin is largest: the top of the parabola through the best value and its two neighbours. The best at either
 * end is that end: the true optimum may lie beyond it.
 */
import { maxIndex } from 'd3'
import { meanCurve, seedCurves, type SeedCurve } from './curve'
import { bootstrapInterval, type Interval } from './interval'
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

interface Top {
  x: number
  margin: number
  isAtEdge: boolean
}

export function topOf({ xs, margins }: SeedCurve): Top {
  const best = maxIndex(margins)
  const isAtEdge = best === 0 || best === xs.length - 1
  if (isAtEdge) return { x: xs[best]!, margin: margins[best]!, isAtEdge }
  const [x0, x1, x2] = [xs[best - 1]!, xs[best]!, xs[best + 1]!]
  const [y0, y1, y2] = [margins[best - 1]!, margins[best]!, margins[best + 1]!]
  const [left, right] = [(y1 - y0) / (x1 - x0), (y2 - y1) / (x2 - x1)]
  const curvature = (right - left) / (x2 - x0)
  if (curvature === 0) return { x: x1, margin: y1, isAtEdge }
  const x = (x0 + x1) / 2 - left / (2 * curvature)
  return { x, margin: y0 + left * (x - x0) + curvature * (x - x0) * (x - x1), isAtEdge }
}
