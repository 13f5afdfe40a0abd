/** The columns of the table of creators, in order; the first one names the row. */
import type { CreatorRow, CreatorSortKey } from '../../../workers/contract'
import { formatCount, formatMoney } from '../format'
import type { ListColumn } from '../lists/columns'
import { m } from '../paraglide/messages.js'
import { frequencyWord, railWord } from '../words/vocabulary'
import { shownName } from '../words/shown-name'

type CreatorColumn = ListColumn<CreatorRow, CreatorSortKey>

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

export const creatorColumns = (open: (row: CreatorRow) => void): readonly CreatorColumn[] => [
  {
    ...word('handle', m.column_handle, (row) => shownName(row.handle)),
    open,
    isFirstOnPhone: true,
  },
  word('country', m.column_country, (row) => row.country),
  word('rail', m.column_rail, (row) => railWord(row.rail)),
  {
    ...word('payout_frequency', m.column_frequency, (row) => frequencyWord(row.frequency)),
    isFirstOnPhone: true,
  },
  figure('sales', m.column_sales, (row) => formatCount(row.sales)),
  {
    ...figure('earned_cents', m.column_earned, (row) => formatMoney(row.earnedCents)),
    isFirstOnPhone: true,
  },
  figure('payouts', m.column_payouts, (row) => formatCount(row.payouts)),
  figure('paid_cents', m.column_paid, (row) => formatMoney(row.paidCents)),
  figure('fee_cents', m.column_fee, (row) => formatMoney(row.feeCents)),
  figure('in_transit_cents', m.column_in_transit, (row) => formatMoney(row.inTransitCents)),
  {
    ...figure('unpaid_cents', m.column_unpaid, (row) => formatMoney(row.unpaidCents)),
    isFirstOnPhone: true,
  },
]
