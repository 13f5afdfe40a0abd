/**
 * A table of cells, each with its value written in it and a ground that is the stronger the further the value is from zero.
 * Where the cells cannot be as wide as their texts, the plot is wider than the page and scrolls.
 */
import { max } from 'd3'
import type { ReadingRow } from './marks'
import { textWidth, type PlotArea } from './plot-area'
import type { PlotPosition } from './plot-position'

export interface HeatCell {
  /** `null`: nothing is known of it. */
  value: number | null
  /** What a reader of the cell is told, after the names of its column and row. */
  readings: readonly ReadingRow[]
}

interface HeatTexts {
  columns: readonly string[]
  rows: readonly string[]
  /** As they are in the cells, row by row. */
  cells: readonly (readonly string[])[]
}

interface HeatLayout {
  area: PlotArea
  cellWidth: number
  cellHeight: number
  /** Of the plot; more than the page has where it must scroll. */
  width: number
  height: number
}

/** Names of both settings, one below the other, and of the columns. */
const TOP = 62
const CELL_HEIGHT = 34
const CELL_WIDTH_MAX = 132
const CELL_PADDING = 6
const ROW_NAME_GAP = 10

export function heatLayout({ columns, rows, cells }: HeatTexts, width: number): HeatLayout {
  const widest = (texts: readonly string[]): number => max(texts, (text) => textWidth(text)) ?? 0
  const left = widest(rows) + ROW_NAME_GAP
  const least = Math.max(widest(columns), widest(cells.flat())) + 2 * CELL_PADDING
  const fitting = (width - left) / Math.max(1, columns.length)
  const cellWidth = Math.max(least, Math.min(fitting, CELL_WIDTH_MAX))
  const right = left + columns.length * cellWidth
  const bottom = TOP + rows.length * CELL_HEIGHT
  return {
    area: { left, right, top: TOP, bottom },
    cellWidth,
    cellHeight: CELL_HEIGHT,
    width: Math.max(width, right + 1),
    height: bottom + 1,
  }
}

/** The strongest ground still leaves its text easy to read, in both themes. */
const STRENGTH_MAX = 0.45
const STRENGTH_MIN = 0.05

/** How strong the ground of a value is beside that of the furthest from zero: an opacity. */
export const heatStrength = (value: number, furthest: number): number =>
  value === 0 || furthest === 0
    ? 0
    : STRENGTH_MIN + (STRENGTH_MAX - STRENGTH_MIN) * (Math.abs(value) / furthest)

/** The cell at a point of the plot; `null` outside of all. */
export function cellAt(
  x: number,
  y: number,
  { area, cellWidth, cellHeight }: HeatLayout,
): PlotPosition | null {
  const isInside = x >= area.left && x < area.right && y >= area.top && y < area.bottom
  return isInside
    ? {
        row: Math.floor((y - area.top) / cellHeight),
        column: Math.floor((x - area.left) / cellWidth),
      }
    : null
}

/** How far to scroll so that a cell is seen whole beside the names of the rows. */
export function scrollToCell(
  column: number,
  { area, cellWidth }: HeatLayout,
  view: { left: number; width: number },
): number {
  const start = area.left + column * cellWidth
  if (start < view.left) return column === 0 ? 0 : start
  return Math.max(view.left, start + cellWidth - view.width)
}
