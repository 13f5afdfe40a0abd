/** The columns of the table of payouts, in order; the first one names the row. */
import type { PayoutRow, PayoutSortKey } from '../../../workers/contract'
import { formatDuration, formatInstant, formatMoney } from '../format'
import type { ListColumn } from '../lists/columns'
import { m } from '../paraglide/messages.js'
import { payoutStateText } from '../words/states'
import { frequencyWord, payoutTypeWord, processorWord } from '../words/vocabulary'
import { shownName } from '../words/shown-name'

type PayoutColumn = ListColumn<PayoutRow, PayoutSortKey>

const figure = (
  sort: PayoutSortKey,
  title: () => string,
  cents: (row: PayoutRow) => number,
): PayoutColumn => ({ sort, title, isFigure: true, text: (row) => formatMoney(cents(row)) })

const word = (title: () => string, text: (row: PayoutRow) => string): PayoutColumn => ({
  sort: null,
  title,
  isFigure: false,
  text,
})

export const payoutName = (payoutId: number): string => m.payout_name({ number: String(payoutId) })

interface Doors {
  openPayout: (row: PayoutRow) => void
  openCreator: (row: PayoutRow) => void
}

/** When a payout completed is on its own page: it is its transit after its creation. */
export const payoutColumns = ({ openPayout, openCreator }: Doors): readonly PayoutColumn[] => [
  {
    ...word(m.column_payout, (row) => payoutName(row.payoutId)),
    sort: 'payout_id',
    open: openPayout,
    isFirstOnPhone: true,
  },
  { ...word(m.column_handle, (row) => shownName(row.handle)), sort: 'handle', open: openCreator },
  { ...word(m.column_state, payoutStateText), isFirstOnPhone: true },
  { ...word(m.column_created, (row) => formatInstant(row.createdAt)), isFirstOnPhone: true },
  word(m.column_type, (row) => payoutTypeWord(row.payoutType)),
  word(m.column_frequency, (row) => frequencyWord(row.frequency)),
  word(m.column_processor, (row) => processorWord(row.processor)),
  {
    ...word(m.column_waited, ({ waitedSeconds }) =>
      waitedSeconds === null ? m.figure_none() : formatDuration(waitedSeconds),
    ),
    sort: 'waited_seconds',
    isFigure: true,
  },
  {
    ...word(m.column_transit, ({ transitSeconds }) =>
      transitSeconds === null ? m.figure_none() : formatDuration(transitSeconds),
    ),
    sort: 'transit_seconds',
    isFigure: true,
  },
  { ...figure('gross_cents', m.column_gross, (row) => row.grossCents), isFirstOnPhone: true },
  figure('fee_cents', m.column_payout_fee, (row) => row.feeCents),
  figure('net_cents', m.column_net, (row) => row.netCents),
  figure('cost_cents', m.column_cost_short, (row) => row.costCents),
]
