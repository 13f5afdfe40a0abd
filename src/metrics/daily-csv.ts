/** The days of a run as CSV: one row a day, money in cents, for spreadsheets and other programs. */
import { PAYOUT_TYPES } from '../core/vocabulary'
import { sum } from '../core/sum'
import { csvOf, type CsvColumn } from './csv'
import type { DayFigures, PayoutTypeFigures } from './figures'

const PAYOUT_COLUMNS: readonly [header: string, key: keyof PayoutTypeFigures][] = [
  ['created', 'created'],
  ['completed', 'completed'],
  ['completed_again', 'completedAgain'],
  ['failed', 'failed'],
  ['cancelled', 'cancelled'],
  ['reversed', 'reversed'],
  ['returned', 'returned'],
  ['returned_after_completion', 'returnedAfterCompletion'],
  ['gross_cents', 'grossCents'],
  ['net_cents', 'netCents'],
  ['came_back_gross_cents', 'cameBackGrossCents'],
  ['came_back_net_cents', 'cameBackNetCents'],
  ['fee_revenue_cents', 'feeRevenueCents'],
  ['cost_cents', 'costCents'],
]

const COLUMNS: readonly CsvColumn<DayFigures>[] = [
  ['day', (day) => day.day],
  ['sales', (day) => day.sales],
  ['sales_gross_cents', (day) => day.salesGrossCents],
  ['sales_net_cents', (day) => day.salesNetCents],
  ['refunds', (day) => day.refunds],
  ['chargebacks', (day) => day.chargebacks],
  ['reversals_net_cents', (day) => day.reversalsNetCents],
  ...PAYOUT_TYPES.flatMap((payoutType) =>
    PAYOUT_COLUMNS.map(([header, key]): CsvColumn<DayFigures> => [
      `${payoutType}_${header}`,
      (day) => day.payouts[payoutType][key],
    ]),
  ),
  ['skips', (day) => sum(Object.values(day.skips))],
  ['unpaid_cents', (day) => day.unpaidCents],
  ['in_transit_cents', (day) => day.inTransitCents],
  ['violations', (day) => sum(Object.values(day.violations))],
]

export const dailyCsv = (days: readonly DayFigures[]): string => csvOf(COLUMNS, days)
