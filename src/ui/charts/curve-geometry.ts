/**
 * The geometry of a curve over numbers: scales and ticks from left to right, the line, the band around it, and the marks
 * above the plot that name places on the axis.
 */
import {
  area as areaShape,
  ascending,
  bisectCenter,
  line as lineShape,
  scaleLinear,
  scaleLog,
  scaleSymlog,
  ticks,
  type ScaleContinuousNumeric,
} from 'd3'
import { textWidth, type Domain, type PlotArea, type ValueScale } from './plot-area'
import type { CurveMark, CurvePoint, CurveScale, CurveSeries } from './types'

type NumberScale = ScaleContinuousNumeric<number, number>

export const MARK_HEIGHT = 18
const MARK_GAP = 8
const TICK_GAP = 14
const TICK_WIDTH = 64
/** Ticks of a logarithmic axis in each ten-fold, from many to few. */
const LOG_STEPS: readonly (readonly number[])[] = [[1, 2, 5], [1, 3], [1]]

export const numberScale = (kind: CurveScale, domain: Domain, area: PlotArea): NumberScale =>
  (kind === 'log' ? scaleLog() : scaleLinear()).domain(domain).range([area.left, area.right])

/** The finest round numbers that there is room for. */
export function numberTicks(
  kind: CurveScale,
  scale: NumberScale,
  format: (value: number) => string,
): number[] {
  const [first = 0, last = 1] = scale.domain()
  const [left = 0, right = 0] = scale.range()
  if (kind === 'linear') {
    return ticks(first, last, Math.max(2, Math.floor((right - left) / TICK_WIDTH)))
  }
  const choices = LOG_STEPS.map((steps) => logValues(first, last, steps))
  return choices.find((values) => hasRoom(values, scale, format)) ?? choices.at(-1)!
}

function logValues(first: number, last: number, steps: readonly number[]): number[] {
  const powers = ticks(Math.floor(Math.log10(first)), Math.ceil(Math.log10(last)), 20)
  return powers
    .filter(Number.isInteger)
    .flatMap((power) => steps.map((step) => step * 10 ** power))
    .filter((value) => value >= first && value <= last)
}

const hasRoom = (
  values: readonly number[],
  scale: NumberScale,
  format: (value: number) => string,
): boolean =>
  values.every((value, index) => {
    const before = values[index - 1]
    if (before === undefined) return true
    const between = (textWidth(format(before)) + textWidth(format(value))) / 2 + TICK_GAP
    return scale(value) - scale(before) >= between
  })

/** Up to so many units from zero the axis is nearly linear; beyond, each ten-fold is as high as the next. */
const SYMLOG_CONSTANT = 10

/** Values of very different size on both sides of zero. */
export const symlogScale = (domain: Domain, area: PlotArea): ValueScale =>
  scaleSymlog().constant(SYMLOG_CONSTANT).domain(domain).range([area.bottom, area.top])

/** Zero and the powers of ten on both sides, as far as the values reach. */
export function symlogTicks([low, high]: Domain): number[] {
  const reach = Math.max(Math.abs(low), Math.abs(high))
  const powers = logValues(SYMLOG_CONSTANT, Math.max(SYMLOG_CONSTANT, reach), [1])
  const mirrored = powers.map((value) => -value).toReversed()
  return [...mirrored, 0, ...powers].filter((value) => value >= low && value <= high)
}

/** Every place on the axis that some series has a point at, ascending. */
export const curveColumns = (series: readonly CurveSeries[]): number[] =>
  [...new Set(series.flatMap(({ points }) => points.map(({ x }) => x)))].toSorted(ascending)

export const pointAt = ({ points }: CurveSeries, x: number): CurvePoint | undefined =>
  points.find((point) => point.x === x)

/** The column nearest to a place in pixels. */
export const nearestColumn = (columns: readonly number[], x: NumberScale, pixels: number): number =>
  bisectCenter(
    columns.map((value) => x(value)),
    pixels,
  )

export function curvePath(points: readonly CurvePoint[], x: NumberScale, y: ValueScale): string {
  const shape = lineShape<CurvePoint>()
    .x((point) => x(point.x))
    .y((point) => y(point.y))
    .digits(2)
  return shape([...points]) ?? ''
}

/** `''` where no point says how far its value may lie. */
export function bandPath(points: readonly CurvePoint[], x: NumberScale, y: ValueScale): string {
  const shape = areaShape<CurvePoint>()
    .defined(({ low, high }) => typeof low === 'number' && typeof high === 'number')
    .x((point) => x(point.x))
    .y0((point) => y(point.low ?? 0))
    .y1((point) => y(point.high ?? 0))
    .digits(2)
  return shape([...points]) ?? ''
}

/** What the value axis has to hold, bands included. */
export const curveValues = (series: readonly CurveSeries[]): number[] =>
  series.flatMap(({ points }) =>
    points.flatMap(({ y, low, high }) => [y, low, high].filter((one) => typeof one === 'number')),
  )

export interface PlacedMark {
  mark: CurveMark
  x: number
  /** Where it may lie, in pixels, as far as the axis reaches; `null` where that is not known. */
  span: readonly [number, number] | null
  /** Of the row of its name. */
  y: number
  textX: number
  anchor: 'start' | 'end'
}

/**
 * Each mark has a row of its own, its name on the side that has room; marks that are off the axis are left out. Rows are in
 * the order in which no line, which goes down from its row, meets the names on its side.
 */
export function placedMarks(
  marks: readonly CurveMark[],
  x: NumberScale,
  area: Pick<PlotArea, 'left' | 'right'>,
  top: number,
): PlacedMark[] {
  const within = (pixels: number): number => Math.max(area.left, Math.min(area.right, pixels))
  const [first = 0, last = 0] = x.domain()
  return marks
    .filter((mark) => mark.x >= first && mark.x <= last)
    .map((mark) => {
      const position = x(mark.x)
      const span =
        typeof mark.low === 'number' && typeof mark.high === 'number'
          ? ([within(x(mark.low)), within(x(mark.high))] as const)
          : null
      const right = Math.max(position, span?.[1] ?? position) + MARK_GAP
      const left = Math.min(position, span?.[0] ?? position) - MARK_GAP
      const isRight = right + textWidth(mark.label) <= area.right
      return {
        mark,
        x: position,
        span,
        textX: isRight ? right : left,
        anchor: isRight ? ('start' as const) : ('end' as const),
      }
    })
    .toSorted(byRow)
    .map((placed, row) => ({ ...placed, y: top + row * MARK_HEIGHT }))
}

type Named = Pick<PlacedMark, 'x' | 'anchor'>

/** Names on the left first, from the right inwards; then names on the right, from the left inwards. */
function byRow(one: Named, other: Named): number {
  if (one.anchor !== other.anchor) return one.anchor === 'end' ? -1 : 1
  return one.anchor === 'end' ? other.x - one.x : one.x - other.x
}
