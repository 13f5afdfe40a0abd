/** Where the lines of a line chart run, and where their names go beside their ends without covering each other. */
import { line as lineShape, area as areaShape } from 'd3'
import { dayCentre, type DayScale, type ValueScale } from './plot-area'
import type { LineSeries } from './types'

export const END_LABEL_HEIGHT = 16

type Value = number | null

function pointOf(days: readonly string[], x: DayScale): (value: Value, index: number) => number {
  return (_value, index) => dayCentre(x, days[index] ?? '')
}

export function linePath(
  values: readonly Value[],
  days: readonly string[],
  x: DayScale,
  y: ValueScale,
): string {
  const shape = lineShape<Value>()
    .defined((value) => value !== null)
    .x(pointOf(days, x))
    .y((value) => y(value ?? 0))
    .digits(2)
  return shape(values.slice(0, days.length)) ?? ''
}

/** The surface between a line and zero. */
export function areaPath(
  values: readonly Value[],
  days: readonly string[],
  x: DayScale,
  y: ValueScale,
): string {
  const shape = areaShape<Value>()
    .defined((value) => value !== null)
    .x(pointOf(days, x))
    .y0(y(0))
    .y1((value) => y(value ?? 0))
    .digits(2)
  return shape(values.slice(0, days.length)) ?? ''
}

export interface EndLabel {
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
export const endTogether = (series: readonly LineSeries[], days: readonly string[]): boolean =>
  new Set(series.map(({ values }) => lastIndex(values, days.length)).filter((index) => index >= 0))
    .size <= 1

/** Names from top to bottom, each at least a line's height below the one before and none outside `top` to `bottom`. */
export function endLabels(
  series: readonly LineSeries[],
  days: readonly string[],
  x: DayScale,
  y: ValueScale,
): EndLabel[] {
  const labels: EndLabel[] = []
  for (const one of series) {
    const index = lastIndex(one.values, days.length)
    const value = one.values[index]
    const day = days[index]
    if (day === undefined || value === undefined || value === null) continue
    labels.push({ series: one, x: dayCentre(x, day), y: y(value), labelY: y(value) })
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
