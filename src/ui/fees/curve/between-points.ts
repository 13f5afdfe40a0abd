/** A value between the points of a curve. */
import { bisectRight } from 'd3'

interface Point {
  x: number
  y: number
}

/** On the straight line between two neighbours; `null` outside of the curve. Points are in the order of `x`. */
export function valueAt(points: readonly Point[], x: number): number | null {
  const after = bisectRight(
    points.map((point) => point.x),
    x,
  )
  const [before, next] = [points[after - 1], points[after]]
  if (!before) return null
  if (before.x === x) return before.y
  if (!next) return null
  return before.y + ((next.y - before.y) * (x - before.x)) / (next.x - before.x)
}
