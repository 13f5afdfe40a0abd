/** The points of a sweep over two settings as a table: values of the first setting across, of the second down. */
import type { PointResult, SweepPlan } from '../../../../workers/sweep-contract'
import type { PlotPosition } from '../../charts/plot-position'
import { defaultAt } from '../../draft/defaults'
import { effectiveValue } from '../../draft/effective-value'
import { sameValue } from '../../../scenario/document-paths'

export interface SettingGrid {
  paths: readonly [across: string, down: string]
  columns: readonly unknown[]
  rows: readonly unknown[]
  /** Row by row; `null` where nothing has come in yet. */
  cells: readonly (readonly (PointResult | null)[])[]
  /** Where the scenario itself is, if it has one of the values of each. */
  current: PlotPosition | null
}

/** `null` of a sweep over fewer settings. */
export function settingGrid(
  { definition, points, scenario }: Pick<SweepPlan, 'definition' | 'points' | 'scenario'>,
  results: readonly PointResult[],
): SettingGrid | null {
  const [across, down] = definition.axes.map(({ path }) => path)
  if (across === undefined || down === undefined) return null
  const onAxes = points.filter(({ kind }) => kind === 'axis')
  const valuesOf = (path: string): unknown[] => [
    ...new Set(onAxes.map(({ changes }) => changes[path])),
  ]
  const columns = valuesOf(across)
  const rows = valuesOf(down)
  const known = new Map(results.map((result) => [result.point.id, result]))
  const at = (row: unknown, column: unknown): PointResult | null => {
    const point = onAxes.find(({ changes }) => changes[down] === row && changes[across] === column)
    return (point && known.get(point.id)) ?? null
  }
  const placeOf = (values: readonly unknown[], path: string): number =>
    values.findIndex((value) => sameValue(value, effectiveValue(scenario, path, defaultAt)))
  const position = { row: placeOf(rows, down), column: placeOf(columns, across) }
  return {
    paths: [across, down],
    columns,
    rows,
    cells: rows.map((row) => columns.map((column) => at(row, column))),
    current: position.row < 0 || position.column < 0 ? null : position,
  }
}
