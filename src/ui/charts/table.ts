/**
 * The table behind a chart, and the same table as CSV (RFC 4180). Cells are raw values; a column says how the
 * table writes them and in which unit the CSV has them: money as plain decimal dollars, percent as plain decimals.
 */
import { FORMULA_START } from '../../core/formula-start'
import { roughEstimate, type Rough } from '../../core/rough-estimate'
import { m } from '../paraglide/messages.js'
import { FORMAT, FORMAT_ESTIMATE, type Format } from './units'
import type { ChartUnit } from './types'

export type Cell = string | number | null

export interface TableColumn {
  label: string
  /** `null` for a column of text. */
  unit: ChartUnit | null
  format: Format
  /** Which part of an estimate it is, whose parts are in columns beside each other. */
  estimate?: EstimatePart
  /** How far the table writes an estimate. */
  round?: (exact: Rough) => Rough
  /** Writes a cell of text; as it is by default. */
  formatText?: (text: string) => string
}

const ESTIMATE_PARTS = ['value', 'low', 'high'] as const
type EstimatePart = (typeof ESTIMATE_PARTS)[number]

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

interface Ends {
  low: string
  high: string
}

/** Where the columns beside it say of what. */
export const SHORT_ENDS: Ends = {
  low: m.fee_groups_margin_low(),
  high: m.fee_groups_margin_high(),
}

/** An estimate and both ends of its interval: the table writes them as far as they are known, the CSV has them whole. */
export function estimateColumns(
  label: string,
  unit: ChartUnit,
  ends: Ends = { low: m.chart_low_end({ label }), high: m.chart_high_end({ label }) },
  round: (exact: Rough) => Rough = roughEstimate,
): TableColumn[] {
  const labels = { value: label, ...ends }
  return ESTIMATE_PARTS.map((estimate) => ({
    ...valueColumn(labels[estimate], unit, FORMAT_ESTIMATE[unit]),
    estimate,
    round,
  }))
}

export function cellText(column: TableColumn, row: readonly Cell[], index: number): string {
  const cell = column.estimate
    ? roughPart(column.estimate, row, index, column.round)
    : (row[index] ?? null)
  if (cell === null) return ''
  if (typeof cell === 'number') return column.format(cell)
  return column.formatText ? column.formatText(cell) : cell
}

function roughPart(
  part: EstimatePart,
  row: readonly Cell[],
  index: number,
  round: (exact: Rough) => Rough = roughEstimate,
): number | null {
  const first = index - ESTIMATE_PARTS.indexOf(part)
  const [value, low, high] = row
    .slice(first, first + ESTIMATE_PARTS.length)
    .map((cell) => (typeof cell === 'number' ? cell : null))
  if (typeof value !== 'number') return null
  return round({ value, low: low ?? null, high: high ?? null })[part]
}

const HUNDREDTHS: ReadonlySet<ChartUnit | null> = new Set<ChartUnit>(['cents', 'basis-points'])

function csvCell(column: TableColumn, cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return cell
  if (column.unit === 'seconds') return String(Math.round(cell))
  return HUNDREDTHS.has(column.unit) ? (cell / 100).toFixed(2) : String(cell)
}

/** Behind the heads of columns. */
const UNIT_NAMES: Readonly<Record<ChartUnit, () => string>> = {
  cents: m.chart_csv_cents,
  count: () => '',
  seconds: m.chart_csv_seconds,
  'basis-points': m.chart_csv_percent,
}

/** No text in it begins a formula in a spreadsheet. */
export async function csvOf(table: ChartTable): Promise<string> {
  const { default: papa } = await import('papaparse')
  const head = table.columns.map(({ label, unit }) => {
    const unitName = unit ? UNIT_NAMES[unit]() : ''
    return unitName ? `${label} (${unitName})` : label
  })
  const rows = table.rows.map((row) =>
    table.columns.map((column, index) => csvCell(column, row[index] ?? null)),
  )
  return `${papa.unparse([head, ...rows], { escapeFormulae: FORMULA_START })}\r\n`
}
