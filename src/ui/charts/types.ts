/**
 * The props of the charts. Series share one list of ISO days (`2026-01-05`), ascending; a series' values are
 * in the order of the days. Values are raw (cents, seconds, basis points): the unit decides how they are written.
 */
import type { Snippet } from 'svelte'
import type { DaySpan } from '../../../workers/contract'
import type { Rough } from '../../core/rough-estimate'
import type { HeatCell } from './heat-geometry'
import type { LegendEntry } from './marks'
import type { PlotPosition } from './plot-position'
import type { ChartRow } from './row-geometry'
import type { ScatterPoint } from './scatter-geometry'
import type { ChartTable } from './table'
import type { BinPart, BinSize } from './time-bins'

export type ChartUnit = 'cents' | 'count' | 'seconds' | 'basis-points'

/** A colour by its token, `var(--instant)` say, so that both themes come free. */
export type ChartColor = `var(--${string})`

export type LineStyle = 'solid' | 'dashed' | 'dotted'
export type FillStyle = 'solid' | 'hatched' | 'outlined'

interface ChartProps {
  title: string
  /** One line under the title. */
  description: string
  /** Of the downloads, without extension. */
  fileName: string
  /** Level of the title's heading; 3 by default. */
  headingLevel?: 3 | 4
  /** In place of the words that every chart has for it. */
  emptyMessage?: string
  /** Whose figures these are: printed at the foot of the exported chart. */
  source: string
}

interface DayChartProps extends ChartProps {
  days: readonly string[]
  /** First and last day of the whole run, so that marks grow into a still axis while it streams. */
  domain: readonly [string, string]
  unit: ChartUnit
  /** Values there are, but they say nothing: `emptyMessage` is shown in place of the plot. */
  isEmpty?: boolean
  /** Names what the y axis measures, with its unit: 'US dollars'. Bars that were added up say 'US dollars, by week'. */
  axisLabel: string
  /** How one value is written in tooltip and table; by the unit by default. */
  format?: (value: number) => string
  /** Height of the plot in pixels, axis included. */
  height?: number
  /** The run is in progress: changes of the y scale glide (unless the reader prefers reduced motion), and nothing is drawn again that nobody sees. */
  streaming?: boolean
  /** Days to mark, and what to do when the reader picks some (click, tap, Enter): a bar of a week gives its days. */
  picked?: DaySpan | null
  onPick?: (span: DaySpan) => void
}

export interface LineSeries {
  key: string
  label: string
  color: ChartColor
  /** Solid by default; give each line its own where colours are close. */
  line?: LineStyle
  /** One value a day; `null` leaves a gap. */
  values: readonly (number | null)[]
  /** Of values of a longer time, those that are of some of its days only: their points are open. */
  parts?: readonly (BinPart | null)[]
}

export interface LineChartProps extends DayChartProps {
  /** What one value is of, a day by default. Of a longer time, `days` has one day of each. */
  bin?: BinSize
  series: readonly LineSeries[]
  /** Key of the one series to fill down to zero. */
  area?: string
  /** A stronger line at zero, for values that go below it. */
  zeroLine?: boolean
}

export interface BarSeries {
  key: string
  label: string
  color: ChartColor
  /** Solid by default. */
  fill?: FillStyle
  /** Drawn downwards from zero, though its values are positive: what is taken away, or did not succeed. */
  below?: boolean
  values: readonly number[]
}

/** A line across the bars: what is above zero less what is below it. */
interface BalanceLine {
  label: string
  color: ChartColor
}

/**
 * Bars stack in the order of the series, from zero outwards. With a balance, the axis below zero is written as
 * negative; without one, bars on both sides are amounts of their own and the axis counts them from zero.
 */
export interface StackedBarsProps extends DayChartProps {
  /** The title for bars of so many days, where that is more than the title with `by week` after it. */
  titleBy?: (bin: BinSize) => string
  /** Days are added up at least to this, in the table and its CSV as well; else the table has each day. */
  binAtLeast?: BinSize
  series: readonly BarSeries[]
  balance?: BalanceLine
}

/** A value at a number, with the interval that it may lie in. */
export interface CurvePoint {
  x: number
  y: number
  low?: number | null
  high?: number | null
}

export interface CurveSeries {
  key: string
  label: string
  color: ChartColor
  line?: LineStyle
  /** Ascending by `x`. Series need not have their points at the same places. */
  points: readonly CurvePoint[]
  /** Its values are estimates, which have no more digits than are known. */
  isEstimate?: boolean
  /** Each point has a dot: it was measured there, and not in between. */
  hasDots?: boolean
}

/** Names a place on the axis, and the interval that it may lie in. */
export interface CurveMark {
  key: string
  label: string
  x: number
  low?: number | null
  high?: number | null
  color?: ChartColor
}

export type CurveScale = 'linear' | 'log'

export interface CurveChartProps extends ChartProps {
  series: readonly CurveSeries[]
  marks?: readonly CurveMark[]
  /** Of the values. */
  unit: ChartUnit
  axisLabel: string
  /** `log` for values of very different size on both sides of zero. */
  yScale?: CurveScale
  xScale?: CurveScale
  xUnit: ChartUnit
  xDomain: readonly [number, number]
  /** Names the x axis with its unit, and heads its column of the table: 'Fee, in percent'. */
  xAxisLabel: string
  /** What the columns of the table and of the CSV are called, which have the unit beside them; as the axis and the series are by default. */
  columnNames?: { x: string; of: (label: string) => string }
  /** How far estimates are written; as far as each is known by default. */
  round?: (exact: Rough) => Rough
  /** How one place on the axis is written: '3%'. */
  formatX: (value: number) => string
  height?: number
  /** Below the axis and as wide as the plot: a slider, say. `left` and `right` are the ends of the axis in pixels. */
  below?: Snippet<[ends: { left: number; right: number }]>
}

export interface WeightedHours {
  hours: number
  weight: number
}

export interface DistributionGroup {
  key: string
  label: string
  color: ChartColor
  hours: readonly WeightedHours[]
  /** Computed from `hours` unless given: lower quartile, median, upper quartile. */
  quartileSeconds?: readonly [number, number, number]
  /** The mean, where it is shown for the group; else the median is. */
  meanSeconds?: number
}

export interface DistributionProps extends ChartProps {
  groups: readonly DistributionGroup[]
  /** Unit of the weights, for tooltip and table: `cents` for money. */
  unit: ChartUnit
  /** Head of the weights' column: 'Money'. */
  weightLabel: string
  /** Names the y axis with its unit: 'Share of the money, in percent, square-root scale'. */
  shareAxisLabel: string
  /** Names the x axis with its unit: 'Days from sale to cash'. */
  axisLabel: string
  /** The run is in progress: nothing is drawn again that nobody sees. */
  streaming?: boolean
  /** Key of a group to mark, and what to do when the reader picks one (click, tap, Enter). */
  picked?: string | null
  onPick?: (key: string) => void
}

export interface CheckRow {
  key: string
  label: string
  /** The state in words, beside the strip: 'holds', '3 violations'. */
  state: string
  ok: boolean
  /** Violations found up to and including each of the days. */
  violations: readonly number[]
}

export interface CheckStripProps extends Omit<ChartProps, 'title'> {
  /** The title for cells of so many days. */
  titleBy: (bin: BinSize) => string
  days: readonly string[]
  domain: readonly [string, string]
  checks: readonly CheckRow[]
  picked?: DaySpan | null
  onPick?: (span: DaySpan) => void
}

export interface RowChartProps extends ChartProps {
  rows: readonly ChartRow[]
  unit: ChartUnit
  /** Names the axis with its unit: 'US dollars a month'. */
  axisLabel: string
  /** Head of the notes at the right edge. */
  noteLabel?: string
  /** What the rows are compared with: a line through all of them, with its name where it needs one. */
  reference?: { value: number; label: string }
  legend?: readonly LegendEntry[]
  table: () => ChartTable
}

/** A setting and its values, as they are written along a side. */
interface HeatAxis {
  label: string
  values: readonly string[]
}

export interface HeatMapProps extends ChartProps {
  columns: HeatAxis
  rows: HeatAxis
  /** How a value is written in its cell. */
  format: (value: number) => string
  /** Row by row. */
  cells: readonly (readonly HeatCell[])[]
  /** The cell of what is set now, if there is one, and how the legend calls it. */
  marked: PlotPosition | null
  markedLabel: string
  /** How the legend calls values above zero and below. */
  aboveLabel: string
  belowLabel: string
  table: () => ChartTable
  /** What to do when the reader picks a cell (click, tap, Enter). */
  onPick: (position: PlotPosition) => void
}

export interface ScatterChartProps extends ChartProps {
  points: readonly ScatterPoint[]
  xUnit: ChartUnit
  yUnit: ChartUnit
  /** Name the axes with their units. */
  xLabel: string
  yLabel: string
  /** How the legend calls points that no other beats, and all others. */
  frontLabel: string
  otherLabel: string
  table: () => ChartTable
  /** Key of a point to mark, and what to do when the reader picks one (click, tap, Enter). */
  picked: string | null
  onPick: (key: string) => void
}
