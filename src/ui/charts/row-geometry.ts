/**
 * Rows with a name each, on one axis of values from left to right: bars (differences, ranges) and dots with their
 * intervals. Where names would take too much of the width, each has a line of its own above its row.
 */
import { max, min } from 'd3'
import type { Rough } from '../../core/rough-estimate'
import type { ReadingRow } from './marks'
import type { FillStyle, ChartColor } from './types'
import { textWidth, type Domain, type PlotArea, type ValueScale } from './plot-area'

export interface RowBar {
  from: number
  to: number
  color: ChartColor
  /** Solid by default. */
  fill?: FillStyle
}

/** An estimate, with its interval where there is one. */
interface RowDot extends Rough {
  color: ChartColor
}

export interface ChartRow {
  key: string
  label: string
  bars?: readonly RowBar[]
  dot?: RowDot
  /** Written to the left and to the right of all that is drawn in the row. */
  before?: string
  after?: string
  /** A further figure, at the right edge of the plot. */
  note?: string
  /** Where a line leads on to the next row. */
  carried?: number
  /** A sum of others. */
  isTotal?: boolean
  /** What a reader of the row is told. */
  readings: readonly ReadingRow[]
}

interface RowPlace {
  top: number
  height: number
  /** The lines of its name. */
  name: readonly string[]
}

export interface RowLayout {
  area: PlotArea
  rows: readonly RowPlace[]
  /** Names are above their rows, not beside them. */
  hasNamesAbove: boolean
  height: number
}

const TOP = 6
/** Room for the name of what rows are compared with, and of the notes. */
const NAMED_TOP = 26
const ROW_HEIGHT = 34
/** Of a line of a name above its row, and the room over the first. */
export const NAME_LINE_HEIGHT = 17
const NAME_TOP = 3
/** Ticks, their texts, and what is measured. */
const BOTTOM = 48
const NAME_SHARE_MAX = 0.36
const NAME_GAP = 14
const TEXT_GAP = 8
const BAR_THICKNESS = 16

export function rowLayout(rows: readonly ChartRow[], width: number, hasHeads: boolean): RowLayout {
  const nameWidth = max(rows, ({ label }) => textWidth(label)) ?? 0
  const hasNamesAbove = nameWidth + NAME_GAP > width * NAME_SHARE_MAX
  const top = hasHeads ? NAMED_TOP : TOP
  let bottom = top
  const places = rows.map(({ label }): RowPlace => {
    const name = hasNamesAbove ? linesOf(label, width) : [label]
    const height = ROW_HEIGHT + (hasNamesAbove ? NAME_TOP + name.length * NAME_LINE_HEIGHT : 0)
    const place = { top: bottom, height, name }
    bottom += height
    return place
  })
  if (rows.length === 0) bottom += ROW_HEIGHT
  return {
    hasNamesAbove,
    rows: places,
    height: bottom + BOTTOM,
    area: {
      left: (hasNamesAbove ? 0 : nameWidth + NAME_GAP) + textRoom(rows, 'before'),
      right: width - 1 - textRoom(rows, 'after') - textRoom(rows, 'note'),
      top,
      bottom,
    },
  }
}

function textRoom(rows: readonly ChartRow[], side: 'before' | 'after' | 'note'): number {
  const widest = max(rows, (row) => textWidth(row[side] ?? '')) ?? 0
  return widest === 0 ? 0 : widest + TEXT_GAP
}

/** Every value of a row, its interval included. */
function valuesOf({ bars = [], dot, carried }: ChartRow): number[] {
  const values = bars.flatMap(({ from, to }) => [from, to])
  if (dot) values.push(dot.value, dot.low ?? dot.value, dot.high ?? dot.value)
  if (carried !== undefined) values.push(carried)
  return values
}

/** Everything that is drawn and what it is compared with. Never empty. */
export function rowExtent(
  rows: readonly ChartRow[],
  reference: number,
  whenAllSame: number,
): Domain {
  const values = rows.flatMap(valuesOf)
  const low = Math.min(reference, min(values) ?? reference)
  const high = Math.max(reference, max(values) ?? reference)
  return low === high ? [low, low + whenAllSame] : [low, high]
}

interface PlacedBar extends RowBar {
  d: string
}

interface PlacedRow {
  row: ChartRow
  /** Of the whole row and of what is drawn in it. */
  top: number
  height: number
  middle: number
  name: readonly string[]
  bars: readonly PlacedBar[]
  /** Where the texts end and begin. */
  beforeX: number
  afterX: number
}

export function placeRow(
  row: ChartRow,
  index: number,
  { rows }: RowLayout,
  x: ValueScale,
): PlacedRow {
  const place = rows[index]!
  const middle = place.top + place.height - ROW_HEIGHT / 2
  const values = valuesOf(row)
  return {
    row,
    ...place,
    middle,
    bars: (row.bars ?? []).map((bar) => ({ ...bar, d: barPath(bar, middle, x) })),
    beforeX: x(min(values) ?? x.domain()[0]!) - TEXT_GAP,
    afterX: x(max(values) ?? x.domain()[0]!) + TEXT_GAP,
  }
}

/** A difference of nothing is a hairline, so that it is seen to be there. */
function barPath({ from, to }: RowBar, middle: number, x: ValueScale): string {
  const left = x(Math.min(from, to))
  const right = Math.max(x(Math.max(from, to)), left + 1)
  const half = BAR_THICKNESS / 2
  return `M${left.toFixed(2)},${middle - half}H${right.toFixed(2)}V${middle + half}H${left.toFixed(2)}Z`
}

/** The row at a height of the plot. */
export const rowAt = (y: number, { rows }: RowLayout): number =>
  Math.max(
    0,
    rows.findLastIndex(({ top }) => top <= y),
  )

const ELLIPSIS = '…'

/** As many lines as a name needs; a word that is wider than all the room is cut. */
function linesOf(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const line = lines.at(-1)
    if (line !== undefined && textWidth(`${line} ${word}`) <= width) {
      lines[lines.length - 1] = `${line} ${word}`
    } else {
      lines.push(fittedText(word, width))
    }
  }
  return lines
}

/** A text cut so that it is no wider than there is room for. */
function fittedText(text: string, width: number): string {
  if (textWidth(text) <= width) return text
  let kept = text
  while (kept !== '' && textWidth(kept + ELLIPSIS) > width) kept = kept.slice(0, -1)
  return kept.trimEnd() + ELLIPSIS
}
