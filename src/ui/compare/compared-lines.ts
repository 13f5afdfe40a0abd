/** Runs as lines of one chart, each always in the same colour and dash. */
import type { DayFigures } from '../../../workers/contract'
import type { ChartColor, LineSeries, LineStyle } from '../charts/types'
import { valuesOn } from './chart-days'
import type { LetteredRun } from './compared-runs.svelte'

const LABEL_LENGTH_MAX = 20
const LINES: readonly { color: ChartColor; line: LineStyle }[] = [
  { color: 'var(--standard)', line: 'solid' },
  { color: 'var(--instant)', line: 'solid' },
  { color: 'var(--monthly)', line: 'dashed' },
  { color: 'var(--quarterly)', line: 'dotted' },
]

/** Names are written beside their lines, and the lines need the room. */
const shortened = (label: string): string =>
  label.length > LABEL_LENGTH_MAX ? `${label.slice(0, LABEL_LENGTH_MAX - 1)}…` : label

export const comparedLines = (
  runs: readonly LetteredRun[],
  days: readonly string[],
  values: (days: readonly DayFigures[]) => number[],
): LineSeries[] =>
  runs.map((run, index) => ({
    ...LINES[index]!,
    key: run.letter,
    label: shortened(run.label),
    values: valuesOn(days, run, values),
  }))
