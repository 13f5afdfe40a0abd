/**
 * What a series looks like, in legend, tooltip and plot alike: a line of some style, a fill, a violation's flag, or the
 * stroke under a part of an axis. Never colour alone.
 */
import type { BarSeries, ChartColor, FillStyle, LineSeries, LineStyle } from './types'

type Mark =
  | { kind: 'line'; line: LineStyle }
  | { kind: 'fill'; fill: FillStyle }
  | { kind: 'flag' }
  | { kind: 'underline' }

export interface LegendEntry {
  key: string
  label: string
  color: ChartColor
  mark: Mark
}

export const DASH_ARRAY: Readonly<Record<LineStyle, string | undefined>> = {
  solid: undefined,
  dashed: '6 4',
  dotted: '1.5 3.5',
}

export function lineLegend(
  series: readonly Pick<LineSeries, 'key' | 'label' | 'color' | 'line'>[],
): LegendEntry[] {
  return series.map(({ key, label, color, line }) => ({
    key,
    label,
    color,
    mark: { kind: 'line', line: line ?? 'solid' },
  }))
}

export function barLegend(series: readonly BarSeries[]): LegendEntry[] {
  return series.map(({ key, label, color, fill }) => ({
    key,
    label,
    color,
    mark: { kind: 'fill', fill: fill ?? 'solid' },
  }))
}

/** One line of a tooltip, with the mark of its series where it is of one. */
export interface ReadingRow {
  label: string
  value: string
  entry?: LegendEntry | undefined
}

/** Tooltip content. */
export interface Reading {
  title: string
  rows: readonly ReadingRow[]
}

/** The same in one sentence, for a screen reader. */
export function readingText({ title, rows }: Reading): string {
  return `${title}. ${rows.map(({ label, value }) => `${label}: ${value}`).join(', ')}.`
}
