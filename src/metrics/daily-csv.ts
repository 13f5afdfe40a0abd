/** The days of a run as CSV: one row a day, money in cents, for spreadsheets and other programs. */
import { PAYOUT_TYPES } from '../core/vocabulary'
import type { DayFigures, PayoutTypeFigures } from './figures'

const PAYOUT_COLUMNS: readonly [header: string, key: keyof PayoutTypeFigures][] = [
  ['created', 'created'],
  ['completed', 'completed'],
  ['failed', 'failed'],
  ['cancelled', 'cancelled'],
  ['reversed', 'reversed'],
  ['returned', 'returned'],
  ['returned_after_completion', 'returnedAfterCompletion'],
  ['gross_cents', 'grossCents'],
  ['net_cents', 'netCents'],
  ['fee_revenue_cents', 'feeRevenueCents'],
  ['cost_cents', 'costCents'],
]

type Column = [header: string, value: (day: DayFigures) => string | number]

const COLUMNS: readonly Column[] = [
  ['day', (day) => day.day],
  ['sales', (day) => day.sales],
  ['sales_gross_cents', (day) => day.salesGrossCents],
  ['sales_net_cents', (day) => day.salesNetCents],
  ['refunds', (day) => day.refunds],
  ['chargebacks', (day) => day.chargebacks],
  ['reversals_net_cents', (day) => day.reversalsNetCents],
  ...PAYOUT_TYPES.flatMap((payoutType) =>
    PAYOUT_COLUMNS.map(([header, key]): Column => [
      `${payoutType}_${header}`,
      (day) => day.payouts[payoutType][key],
    ]),
  ),
  ['skips', (day) => Object.values(day.skips).reduce((sum, count) => sum + count, 0)],
  ['unpaid_cents', (day) => day.unpaidCents],
  ['in_transit_cents', (day) => day.inTransitCents],
  ['violations', (day) => Object.values(day.violations).reduce((sum, count) => sum + count, 0)],
]

/** No value holds a comma, quote or line break, so none is quoted. */
export function dailyCsv(days: readonly DayFigures[]): string {
  const lines = [COLUMNS.map(([header]) => header)]
  for (const day of days) lines.push(COLUMNS.map(([, value]) => String(value(day))))
  return lines.map((cells) => `${cells.join(',')}\n`).join('')
}
