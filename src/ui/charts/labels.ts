/**
 * Every visible or spoken word of the chart kit, handed in by the page so that it is translated there.
 * Charts hold no text of their own; what belongs to one chart alone (its title, its series) is a prop of that chart.
 */
import type { BinPart, BinSize } from './time-bins'
import type { ChartUnit } from './types'

export interface ChartLabels {
  /** The quiet actions under a chart: 'Table', 'SVG', 'CSV'. */
  table: string
  svg: string
  csv: string
  /** The same for a screen reader, with the chart's title: 'Table of …'. Begin with the visible word. */
  tableOf: (title: string) => string
  svgOf: (title: string) => string
  csvOf: (title: string) => string
  /** What a screen reader calls a plot: 'chart'. */
  chart: string
  /** How a plot is read by keyboard: 'Arrow keys move through the values, Home and End jump, Escape leaves.' */
  keyboardHint: string
  /** Shown in place of a plot that has nothing to draw. */
  empty: string
  /** Head of the first column of a table by day: 'Day'. */
  day: string
  /** The same of a table of days that were added up: 'Week', 'Month', 'Quarter'. */
  binHead: Record<Exclude<BinSize, 'day'>, string>
  /** Names one bar: '5 Jan 2026', 'Week of 5 Jan 2026', 'January 2026', 'Quarter from 1 Jan 2026'. Takes an ISO day. */
  bin: Record<BinSize, (day: string) => string>
  /** Of a bar or a value that is not of all its days: 'January 2026, 3 of 31 days'. */
  partOf: (name: string, part: BinPart) => string
  /** Said behind what is measured when days were added up: 'by week', 'by month', 'by quarter'. */
  binnedBy: Record<Exclude<BinSize, 'day'>, string>
  /** 'median 8.2 days'. */
  mean: (duration: string) => string
  median: (duration: string) => string
  /** 'half of it between 6 and 11 days': lower and upper quartile. */
  middleHalf: (lower: string, upper: string) => string
  /** Names the stroke under the middle half: 'Middle half'. */
  middleHalfMark: string
  /** Heads of the distribution's table: 'Schedule', 'From (hours)', 'To (hours)', 'Share'. */
  group: string
  fromHours: string
  toHours: string
  share: string
  /** A bin of the distribution: '3 to 4 days', '6 to 12 hours'. Both in the same unit, already formatted. */
  span: (from: string, to: string, unit: 'hours' | 'days') => string
  /** The ends of the interval of a value, heads of a table: 'Margin, 95% interval from'. */
  lowEnd: (label: string) => string
  highEnd: (label: string) => string
  /** Units behind column heads of a CSV: 'USD', 'seconds', 'percent'; '' for counts. */
  csvUnit: Record<ChartUnit, string>
  /** A cell of the check strip: 'no new violations', '3 new violations'. */
  newViolations: (count: number) => string
  /** Name the two marks of the check strip: 'New violations', 'No new violations'. */
  violations: string
  noViolations: string
}
