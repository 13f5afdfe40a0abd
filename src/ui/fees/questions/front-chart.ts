/** Margin against what creators get, as points of a chart: what they pay for it, or how much sooner their money comes. */
import { CENTS_IN_DOLLAR } from '../../../core/money'
import type {
  FrontSide,
  ParetoPoint,
  PointResult,
  SweepPoint,
} from '../../../../workers/sweep-contract'
import type { ScatterPoint } from '../../charts/scatter-geometry'
import { textColumn, valueColumn, type ChartTable } from '../../charts/table'
import { formatCount } from '../../format'
import { m } from '../../paraglide/messages.js'
import { roughMoney } from '../../words/estimates'
import { marginText, type MarginWords } from '../finding/fee-facts'

/** One dollar that comes a day sooner is one. */
const dollarDays = ({ centDaysGained }: ParetoPoint): number => centDaysGained / CENTS_IN_DOLLAR

interface NamedParetoPoint extends ParetoPoint {
  label: string
}

export function namedFront(
  front: readonly ParetoPoint[],
  points: readonly PointResult[],
  nameOf: (point: SweepPoint) => string,
): NamedParetoPoint[] {
  const names = new Map(points.map(({ point }) => [point.id, nameOf(point)]))
  return front.map((point) => ({ ...point, label: names.get(point.id) ?? point.name }))
}

export const frontPoints = (
  front: readonly NamedParetoPoint[],
  side: FrontSide,
  words: MarginWords,
): ScatterPoint[] =>
  front.map((point) => ({
    key: point.id,
    label: point.label,
    x: side === 'days' ? dollarDays(point) : point.feeCents,
    y: point.marginCents,
    isOnFront: point.isOnFront,
    readings: [
      { label: m.fees_margin_title(words), value: marginText(point.marginCents, words) },
      { label: m.fee_front_fees(), value: roughMoney(point.feeCents) },
      { label: m.fee_front_days_reading(), value: formatCount(dollarDays(point)) },
    ],
  }))

export const frontTable = (front: readonly NamedParetoPoint[], words: MarginWords): ChartTable => ({
  columns: [
    textColumn(m.fee_goal_name()),
    valueColumn(m.fees_margin_title(words), 'cents', (cents) => marginText(cents, words)),
    valueColumn(m.fee_front_fees(), 'cents', roughMoney),
    valueColumn(m.fee_front_days_reading(), 'count'),
    textColumn(m.fee_front_best()),
  ],
  rows: front.map((point) => [
    point.label,
    point.marginCents,
    point.feeCents,
    dollarDays(point),
    point.isOnFront ? m.fee_front_yes() : m.fee_front_no(),
  ]),
})
