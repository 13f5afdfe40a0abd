/**
 * The table behind a chart, and the same table as CSV (RFC 4180). Cells are raw values; a column says how the
 * table writes them and in which unit the CSV has them: money as plain decimal dollars, percent as plain decimals.
 */
import { FORMAT, type Format } from './units'
import type { ChartUnit } from './types'

export type Cell = string | number | null

export interface TableColumn {
  label: string
  /** `null` for a column of text. */
  unit: ChartUnit | null
  format: Format
  /** Writes a cell of text; as it is by default. */
  formatText?: (text: string) => string
}

export interface ChartTable {
  columns: readonly TableColumn[]
  rows: readonly (readonly Cell[])[]
}

export function textColumn(label: string, formatText?: (text: string) => string): TableColumn {
  return { label, unit: null, format: String, ...(formatText && { formatText }) }
}

export function valueColumn(label: string, unit: ChartUnit, format?: Format): TableColumn {
  return { label, unit, format: format ?? FORMAT[unit] }
}

export function cellText(column: TableColumn, cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return column.format(cell)
  return column.formatText ? column.formatText(cell) : cell
}

const HUNDREDTHS: ReadonlySet<ChartUnit | null> = new Set<ChartUnit>(['cents', 'basis-points'])

function csvCell(column: TableColumn, cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return cell
  return HUNDREDTHS.has(column.unit) ? (cell / 100).toFixed(2) : String(cell)
}

const quoted = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

export function csvOf(table: ChartTable, unitNames: Readonly<Record<ChartUnit, string>>): string {
  const head = table.columns.map(({ label, unit }) => {
    const unitName = unit ? unitNames[unit] : ''
    return unitName ? `${label} (${unitName})` : label
  })
  const rows = table.rows.map((row) =>
    table.columns.map((column, index) => csvCell(column, row[index] ?? null)),
  )
  return [head, ...rows].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')
}
