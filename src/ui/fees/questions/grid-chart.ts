/** The margin at each pair of values of two settings, as cells of a heat map and as its table. */
import {
  marginDifference,
  marginInterval,
  takeUpOf,
  type PointResult,
} from '../../../../workers/sweep-contract'
import { CENTS_IN_DOLLAR } from '../../../core/money'
import { isSurelyAboveZero } from '../../../core/sure-sign'
import type { HeatCell } from '../../charts/heat-geometry'
import { estimateColumns, SHORT_ENDS, textColumn, type ChartTable } from '../../charts/table'
import { formatCount, formatMoney, formatRoundedMoney, formatShare } from '../../format'
import { m } from '../../paraglide/messages.js'
import { shortMoney } from '../../words/draft-figures'
import { settingTitle, settingValue } from '../../words/settings'
import type { MarginWords } from '../finding/fee-facts'
import { endsText } from '../../words/intervals'
import type { SettingGrid } from './setting-grid'

export const gridCells = ({ cells }: SettingGrid, words: MarginWords): HeatCell[][] =>
  cells.map((row) => row.map((result) => cellOf(result, words)))

function cellOf(result: PointResult | null, { per, roundMargin }: MarginWords): HeatCell {
  if (!result) return { value: null, readings: [] }
  const margin = marginInterval(result)
  const rounded = roundMargin(margin)
  const within = endsText(rounded)
  const takeUp = takeUpOf(result.seeds)
  return {
    value: margin.value,
    readings: [
      { label: m.fees_margin_title({ per }), value: formatRoundedMoney(rounded.value) },
      ...(within === '' ? [] : [{ label: m.fee_grid_interval(), value: within }]),
      ...(takeUp === null
        ? []
        : [
            {
              label: m.fee_grid_take_up_reading(),
              value: formatShare(takeUp),
            },
          ]),
      { label: m.fee_grid_seeds(), value: formatCount(margin.n) },
    ],
  }
}

/** From so many dollars on there is no room for cents in a cell, and they say nothing there. */
const CENTS_BELOW_DOLLARS = 10

/** With cents in all cells or in none. */
export function cellFormat(grid: SettingGrid): (cents: number) => string {
  const margins = resultsIn(grid).map((result) => Math.abs(marginInterval(result).value))
  const hasCents = Math.max(0, ...margins) < CENTS_BELOW_DOLLARS * CENTS_IN_DOLLAR
  return hasCents ? (cents) => formatMoney(Math.round(cents) || 0) : wholeDollars
}

const resultsIn = ({ cells }: SettingGrid): PointResult[] =>
  cells.flatMap((row) => row.flatMap((result) => result ?? []))

/** In every cell that has any. */
export const seedsRun = (grid: SettingGrid): number =>
  Math.min(...resultsIn(grid).map(({ seeds }) => seeds.length))

const wholeDollars = (cents: number): string =>
  shortMoney(Math.round(cents / CENTS_IN_DOLLAR) * CENTS_IN_DOLLAR || 0)

export const valueTexts = (path: string, values: readonly unknown[]): string[] =>
  values.map((value) => settingValue(path, value))

export function gridTable(
  { paths, columns, rows, cells }: SettingGrid,
  { per, roundMargin }: MarginWords,
): ChartTable {
  const [across, down] = paths
  return {
    columns: [
      textColumn(settingTitle(down)),
      textColumn(settingTitle(across)),
      ...estimateColumns(m.fees_margin_title({ per }), 'cents', SHORT_ENDS, roundMargin),
    ],
    rows: rows.flatMap((row, rowIndex) =>
      columns.flatMap((column, columnIndex) => {
        const result = cells[rowIndex]?.[columnIndex]
        if (!result) return []
        const { value, low, high } = marginInterval(result)
        return [[settingValue(down, row), settingValue(across, column), value, low, high]]
      }),
    ),
  }
}

/** Where the margin is largest and what may be as good, in words; `null` until every cell is known. */
export function bestCellSentence(
  { paths, columns, rows, cells }: SettingGrid,
  { per, roundMargin }: MarginWords,
): string | null {
  const known = cells.flatMap((row, rowIndex) =>
    row.flatMap((result, columnIndex) =>
      result ? [{ result, margin: marginInterval(result), rowIndex, columnIndex }] : [],
    ),
  )
  if (known.length < rows.length * columns.length) return null
  const [best, ...others] = known.toSorted((one, other) => other.margin.value - one.margin.value)
  if (!best) return null
  const [across, down] = paths
  const words = (path: string, value: unknown): string =>
    m.fee_grid_pair({ setting: settingTitle(path), value: settingValue(path, value) })
  const rounded = roundMargin(best.margin)
  const place = {
    margin: formatRoundedMoney(rounded.value),
    across: words(across, columns[best.columnIndex]),
    down: words(down, rows[best.rowIndex]),
    per,
  }
  const within = endsText(rounded)
  if (within === '') return m.fee_grid_best(place)
  const asGood = others.filter(({ result }) => !isSurelyLess(result, best.result)).length
  const rest = asGood === 0 ? m.fee_grid_only() : m.fee_grid_as_good({ count: asGood })
  return `${m.fee_grid_best_within({ ...place, within })} ${rest}`
}

/** Paired seed by seed. */
function isSurelyLess(one: PointResult, best: PointResult): boolean {
  const lead = marginDifference(one, best)
  return lead !== null && isSurelyAboveZero(lead)
}
