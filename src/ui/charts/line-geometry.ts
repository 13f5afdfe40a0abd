/** Where the lines of a line chart run, and where their names go beside their ends without covering each other. */
import { line as lineShape, area as areaShape } from 'd3'
import type { ValueScale } from './plot-area'
import type { LineSeries } from './types'

export const END_LABEL_HEIGHT = 16

type Value = number | null

/** The lowest and the highest value of the days from `from` up to but not including `to`, in the order of their days. */
function extremesIn(values: readonly Value[], from: number, to: number): number[] {
  let low = from
  let high = from
  for (let index = from + 1; index < to; index += 1) {
    if (values[index]! < values[low]!) low = index
    if (values[index]! > values[high]!) high = index
  }
  return low < high ? [low, high] : [high, low]
}

/** Up to where days are less than a pixel from the first one. A gap in the values ends a pixel, too. */
function endOfPixel(values: readonly Value[], centres: readonly number[], from: number): number {
  const last = Math.min(values.length, centres.length)
  let to = from + 1
  if (values[from] === null) return to
  while (to < last && values[to] !== null && centres[to]! - centres[from]! < 1) to += 1
  return to
}

/** No value is a gap in the line. */
interface LinePoint {
  x: number
  value: Value
}

/**
 * What a line needs to look as if it had all of its days: where several share a pixel, the first and the last of them and the
 * lowest and the highest. `centres`: of the days, from left to right.
 */
export function linePoints(values: readonly Value[], centres: readonly number[]): LinePoint[] {
  const drawn: number[] = []
  for (let from = 0, to: number; from < Math.min(values.length, centres.length); from = to) {
    to = endOfPixel(values, centres, from)
    const last = to - 1
    const between = extremesIn(values, from, to).filter((index) => index > from && index < last)
    drawn.push(from, ...between)
    if (last > from) drawn.push(last)
  }
  return drawn.map((index) => ({ x: centres[index]!, value: values[index]! }))
}

export function linePath(points: readonly LinePoint[], y: ValueScale): string {
  const shape = lineShape<LinePoint>()
    .defined(({ value }) => value !== null)
    .x(({ x }) => x)
    .y(({ value }) => y(value ?? 0))
    .digits(2)
  return shape(points) ?? ''
}

/** The surface between a line and zero. */
export function areaPath(points: readonly LinePoint[], y: ValueScale): string {
  const shape = areaShape<LinePoint>()
    .defined(({ value }) => value !== null)
    .x(({ x }) => x)
    .y0(y(0))
    .y1(({ value }) => y(value ?? 0))
    .digits(2)
  return shape(points) ?? ''
}

interface EndLabel {
  series: LineSeries
  x: number
  /** Of the line's end. */
  y: number
  /** Of the name's middle, moved away from its neighbours. */
  labelY: number
}

function lastIndex(values: readonly Value[], length: number): number {
  let index = Math.min(values.length, length) - 1
  while (index >= 0 && values[index] === null) index -= 1
  return index
}

/** Whether all lines that have a value end on the same day. */
export const endTogether = (series: readonly LineSeries[], days: number): boolean =>
  new Set(series.map(({ values }) => lastIndex(values, days)).filter((index) => index >= 0)).size <=
  1

/** Names from top to bottom, each at least a line's height below the one before and none outside `top` to `bottom`. */
export function endLabels(
  series: readonly LineSeries[],
  centres: readonly number[],
  y: ValueScale,
): EndLabel[] {
  const labels: EndLabel[] = []
  for (const one of series) {
    const index = lastIndex(one.values, centres.length)
    const value = one.values[index]
    const x = centres[index]
    if (x === undefined || value === undefined || value === null) continue
    labels.push({ series: one, x, y: y(value), labelY: y(value) })
  }
  labels.sort((a, b) => a.labelY - b.labelY)
  const [bottom = 0, top = 0] = y.range()
  spread(labels, top, bottom)
  return labels
}

function spread(labels: EndLabel[], top: number, bottom: number): void {
  let ceiling = top
  for (const label of labels) {
    label.labelY = Math.max(label.labelY, ceiling)
    ceiling = label.labelY + END_LABEL_HEIGHT
  }
  let floor = bottom
  for (const label of labels.toReversed()) {
    label.labelY = Math.min(label.labelY, floor)
    floor = label.labelY - END_LABEL_HEIGHT
  }
}
