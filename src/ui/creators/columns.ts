/** The columns of the table of creators, in order. */
import type { CreatorRow, CreatorSortKey } from '../../../workers/contract'
import { formatCount, formatMoney } from '../format'
import { m } from '../paraglide/messages.js'
import { frequencyWord, railWord } from '../words/vocabulary'

export interface CreatorColumn {
  sort: CreatorSortKey
  title: () => string
  isFigure: boolean
  text: (row: CreatorRow) => string
}

const word = (
  sort: CreatorSortKey,
  title: () => string,
  text: (row: CreatorRow) => string,
): CreatorColumn => ({ sort, title, isFigure: false, text })

const figure = (
  sort: CreatorSortKey,
  title: () => string,
  text: (row: CreatorRow) => string,
): CreatorColumn => ({ sort, title, isFigure: true, text })

/** The first column names the row. */
export const CREATOR_COLUMNS: readonly [CreatorColumn, ...CreatorColumn[]] = [
  word('handle', m.column_handle, (row) => row.handle),
  word('country', m.column_country, (row) => row.country),
  word('rail', m.column_rail, (row) => railWord(row.rail)),
  word('payout_frequency', m.column_frequency, (row) => frequencyWord(row.frequency)),
  figure('sales', m.column_sales, (row) => formatCount(row.sales)),
  figure('earned_cents', m.column_earned, (row) => formatMoney(row.earnedCents)),
  figure('payouts', m.column_payouts, (row) => formatCount(row.payouts)),
  figure('paid_cents', m.column_paid, (row) => formatMoney(row.paidCents)),
  figure('fee_cents', m.column_fee, (row) => formatMoney(row.feeCents)),
  figure('unpaid_cents', m.column_unpaid, (row) => formatMoney(row.unpaidCents)),
]
