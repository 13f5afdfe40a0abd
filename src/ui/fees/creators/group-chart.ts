/** Groups of creators as rows of a chart: one figure of each as a dot with its interval. */
import { sum } from 'd3'
import { marginInterval, type Interval, type PointResult } from '../../../../workers/sweep-contract'
import { BASIS_POINTS_IN_WHOLE } from '../../../core/money'
import { toStep } from '../../../core/rough-estimate'
import { SECONDS_IN_DAY } from '../../../core/calendar'
import type { ChartRow } from '../../charts/row-geometry'
import {
  estimateColumns,
  SHORT_ENDS,
  textColumn,
  valueColumn,
  type ChartTable,
  type TableColumn,
} from '../../charts/table'
import {
  formatCount,
  formatDuration,
  formatMeanPeople,
  formatPercent,
  formatShare,
} from '../../format'
import { m } from '../../paraglide/messages.js'
import { estimatedMoney } from '../../words/estimates'
import { columnMoney, columnStep, roundedTo, signedColumnMoney } from '../alternatives/column-money'
import { withInterval } from '../../words/intervals'
import type { GroupLine } from './group-lines'

type GroupFigure = 'feeShare' | 'margin'

/** In the unit of the chart. */
function dotOf({ feeShare, margin }: GroupLine, figure: GroupFigure): Interval | null {
  if (figure === 'margin') return margin
  const inBasisPoints = (share: number | null): number | null =>
    share === null ? null : share * BASIS_POINTS_IN_WHOLE
  return (
    feeShare && {
      ...feeShare,
      value: feeShare.value * BASIS_POINTS_IN_WHOLE,
      low: inBasisPoints(feeShare.low),
      high: inBasisPoints(feeShare.high),
    }
  )
}

/** Groups without a taker have nothing to show. `per`: the words of the period. */
export const groupRows = (
  lines: readonly GroupLine[],
  figure: GroupFigure,
  per: string,
): ChartRow[] =>
  lines.flatMap((line): ChartRow[] => {
    const dot = dotOf(line, figure)
    return dot === null || line.takers === 0
      ? []
      : [
          {
            key: line.name,
            label: line.label,
            dot: { ...dot, color: 'var(--instant)' },
            after: figure === 'margin' ? estimatedMoney(dot) : formatPercent(dot.value),
            readings: readingsOf(line, per),
          },
        ]
  })

/** From the groups to the margin: what is not split between creators, rounded so that it adds up. `null` without takers. */
export function notSplitText(
  result: PointResult,
  lines: readonly GroupLine[],
  per: string,
): string | null {
  if (lines.every(({ takers }) => takers === 0)) return null
  const margin = marginInterval(result)
  const split = sum(lines, (line) => line.margin.value)
  const step = columnStep([margin], [split])
  const total = roundedTo(step, margin)
  const groups = toStep(split, step)
  return m.fee_groups_not_split({
    groups: columnMoney(step, groups),
    rest: signedColumnMoney(step, total - groups),
    total: columnMoney(step, total),
    per,
  })
}

function readingsOf(line: GroupLine, per: string): ChartRow['readings'] {
  const share = dotOf(line, 'feeShare')
  return [
    {
      label: m.fee_groups_takers(),
      value: m.fee_groups_takers_of({
        takers: formatMeanPeople(line.takers),
        creators: formatMeanPeople(line.creators),
      }),
    },
    { label: m.fee_groups_share(), value: share ? shareText(share) : m.figure_none() },
    { label: m.fee_groups_days(), value: soonerText(line.daysGained) },
    { label: m.fee_groups_rate(), value: rateText(line.yearlyRate) },
    { label: m.fees_margin_title({ per }), value: withInterval(line.margin) },
  ]
}

/** `4.1% (3.8% to 4.4%)`. */
function shareText({ value, low, high }: Interval): string {
  return low === null || high === null || formatPercent(low) === formatPercent(high)
    ? formatPercent(value)
    : m.fee_value_within({
        value: formatPercent(value),
        low: formatPercent(low),
        high: formatPercent(high),
      })
}

export const daysText = (days: number | null): string =>
  days === null ? m.figure_none() : formatDuration(days * SECONDS_IN_DAY)

export const soonerText = (days: number | null): string =>
  days !== null && Math.round(days * SECONDS_IN_DAY) === 0 ? m.fees_no_sooner() : daysText(days)

export const soonerColumn = (label: string): TableColumn =>
  valueColumn(label, 'seconds', (seconds) => soonerText(seconds / SECONDS_IN_DAY))

/** No rate where the fee bought no time. Beyond ten times the money the decimals say nothing. */
export function rateText(yearlyRate: number | null): string {
  if (yearlyRate === null) return m.figure_none()
  const percent = yearlyRate * 100
  return percent >= 100 ? `${formatCount(percent)}%` : formatShare(yearlyRate)
}

const wholeOrNull = (value: number | null, factor: number): number | null =>
  value === null ? null : value * factor

export function groupTable(
  lines: readonly GroupLine[],
  groupLabel: string,
  per: string,
): ChartTable {
  return {
    columns: [
      textColumn(groupLabel),
      valueColumn(m.fee_groups_creators(), 'count', formatMeanPeople),
      valueColumn(m.fee_groups_takers(), 'count', formatMeanPeople),
      soonerColumn(m.fee_groups_days()),
      valueColumn(m.fee_groups_share(), 'basis-points'),
      valueColumn(m.fee_groups_rate(), 'basis-points', (value) =>
        rateText(value / BASIS_POINTS_IN_WHOLE),
      ),
      ...estimateColumns(m.fees_margin_title({ per }), 'cents', SHORT_ENDS),
      valueColumn(m.fee_groups_without_gain(), 'count', formatMeanPeople),
    ],
    rows: lines.map((line) => [
      line.label,
      line.creators,
      line.takers,
      wholeOrNull(line.daysGained, SECONDS_IN_DAY),
      wholeOrNull(line.feeShare?.value ?? null, BASIS_POINTS_IN_WHOLE),
      wholeOrNull(line.yearlyRate, BASIS_POINTS_IN_WHOLE),
      line.margin.value,
      line.margin.low,
      line.margin.high,
      line.withoutGain,
    ]),
  }
}
