/** The columns of the lists of a story: a creator's and a payout's are told in the same words. */
import type {
  BalanceRow,
  EntryRow,
  JournalRow,
  NamedAccount,
  NoteRow,
  PayoutRow,
  PayoutStepRow,
  ProcessorRow,
  SaleRow,
} from '../../../workers/contract'
import type { PageNavigation } from '../page-navigation.svelte'
import { formatDay, formatInstant, formatMoney, formatSecond } from '../format'
import { m } from '../paraglide/messages.js'
import { payoutName } from '../payouts/columns'
import { skippedByWord } from '../words/skipped-by'
import { balanceStateWord, payoutStateText, payoutStateWord } from '../words/states'
import {
  holderWord,
  payoutTypeWord,
  plainWord,
  processorWord,
  saleKindWord,
} from '../words/vocabulary'
import type { HistoryColumn } from '../lists/history-column'

const money = <Row>(title: string, cents: (row: Row) => number): HistoryColumn<Row> => ({
  title,
  isFigure: true,
  text: (row) => formatMoney(cents(row)),
})

const instantOrNone = (iso: string | null): string => (iso ? formatInstant(iso) : m.figure_none())
const secondOrNone = (iso: string | null): string => (iso ? formatSecond(iso) : m.figure_none())

export const saleColumns = (): HistoryColumn<SaleRow>[] => [
  { title: m.column_occurred(), text: (row) => formatInstant(row.occurredAt) },
  { title: m.column_kind(), text: saleKindText },
  money(m.column_gross(), (row) => row.grossCents),
  money(m.column_sale_fee(), (row) => row.feeCents),
  money(m.column_net(), (row) => row.netCents),
]

function saleKindText({ kind, elsewhereCents }: SaleRow): string {
  const word = saleKindWord(kind)
  return elsewhereCents === 0
    ? word
    : m.sale_partly_elsewhere({ kind: word, amount: formatMoney(elsewhereCents) })
}

export const balanceColumns = (): HistoryColumn<BalanceRow>[] => [
  { title: m.column_day(), text: (row) => formatDay(row.date) },
  { title: m.column_holder(), text: (row) => holderWord(row.holder) },
  { title: m.column_state(), text: (row) => balanceStateWord(row.state) },
  money(m.column_amount(), (row) => row.amountCents),
]

export const payoutColumnsOf = (navigation: PageNavigation): HistoryColumn<PayoutRow>[] => [
  {
    title: m.column_payout(),
    text: (row) => payoutName(row.payoutId),
    open: (row) => () => navigation.showPayout(row.payoutId),
    isFirstOnPhone: true,
  },
  { title: m.column_state(), text: payoutStateText, isFirstOnPhone: true },
  { title: m.column_created(), text: (row) => formatInstant(row.createdAt), isFirstOnPhone: true },
  { title: m.column_completed(), text: (row) => instantOrNone(row.completedAt) },
  { title: m.column_type(), text: (row) => payoutTypeWord(row.payoutType) },
  { title: m.column_period_end(), text: (row) => formatDay(row.periodEndDate) },
  { title: m.column_processor(), text: (row) => processorWord(row.processor) },
  { ...money<PayoutRow>(m.column_gross(), (row) => row.grossCents), isFirstOnPhone: true },
  money(m.column_payout_fee(), (row) => row.feeCents),
  money(m.column_net(), (row) => row.netCents),
]

/** A run that is only kept does not say what its notes are of. */
export const noteColumns = ({
  isSimulated,
}: {
  isSimulated: boolean
}): HistoryColumn<NoteRow>[] => [
  { title: m.column_written(), text: (row) => formatInstant(row.createdAt) },
  ...(isSimulated
    ? [{ title: m.column_note_of(), text: (row: NoteRow) => skippedByWord(row.skippedBy) }]
    : []),
  { title: m.column_note(), isProse: true, text: (row) => noteText(row.content) },
]

/** The ledger writes days as programs read them. */
const noteText = (content: string): string => content.replace(/\b\d{4}-\d\d-\d\d\b/g, formatDay)

export const stepColumns = (): HistoryColumn<PayoutStepRow>[] => [
  { title: m.column_occurred(), text: (row) => formatSecond(row.occurredAt) },
  {
    title: m.column_step_from(),
    text: (row) => (row.from === null ? m.figure_none() : payoutStateWord(row.from)),
  },
  { title: m.column_step_to(), text: (row) => payoutStateWord(row.to) },
]

/** The account of a creator has the creator's name, and leads to them. */
const accountColumn = <Row>(
  navigation: PageNavigation,
  title: string,
  account: (row: Row) => NamedAccount,
): HistoryColumn<Row> => ({
  title,
  text: (row) => {
    const { name, creator } = account(row)
    return creator ?? plainWord(name)
  },
  open: (row) => {
    const { creatorId } = account(row)
    return creatorId === null ? null : () => navigation.showCreator(creatorId)
  },
})

export const entryColumns = (navigation: PageNavigation): HistoryColumn<EntryRow>[] => [
  { title: m.column_occurred(), text: (row) => formatSecond(row.occurredAt) },
  { title: m.column_transfer(), text: (row) => String(row.transferId) },
  { title: m.column_reason(), text: (row) => plainWord(row.reason) },
  accountColumn(navigation, m.column_account(), (row) => row.account),
  money(m.column_amount(), (row) => row.amountCents),
]

export const journalColumns = (navigation: PageNavigation): HistoryColumn<JournalRow>[] => [
  { title: m.column_occurred(), text: (row) => formatSecond(row.occurredAt) },
  { title: m.column_reason(), text: (row) => plainWord(row.reason) },
  accountColumn(navigation, m.column_moved_from(), (row) => row.from),
  accountColumn(navigation, m.column_moved_to(), (row) => row.to),
  money(m.column_amount(), (row) => row.amountCents),
  {
    title: m.column_payout(),
    text: (row) => (row.payoutId === null ? m.figure_none() : payoutName(row.payoutId)),
    open: ({ payoutId }) => (payoutId === null ? null : () => navigation.showPayout(payoutId)),
  },
]

export const processorColumns = (): HistoryColumn<ProcessorRow>[] => [
  { title: m.column_processor(), text: (row) => processorWord(row.processor) },
  { title: m.column_processor_id(), text: (row) => row.processorId },
  { title: m.column_kind(), text: (row) => plainWord(row.method) },
  { title: m.column_state(), text: processorStateText },
  { title: m.column_created(), text: (row) => formatSecond(row.createdAt) },
  { title: m.side_column_arrived(), text: (row) => secondOrNone(row.arrivedAt) },
  money(m.column_amount(), (row) => row.amountCents),
  {
    title: m.column_payout_fee(),
    isFigure: true,
    text: ({ feeCents }) => (feeCents === null ? m.figure_none() : formatMoney(feeCents)),
  },
  { title: m.column_idempotency_key(), text: (row) => row.idempotencyKey },
]

function processorStateText({ state, failureCode, takenBackCents }: ProcessorRow): string {
  const word = plainWord(state)
  if (failureCode !== null) {
    return m.payout_state_because({ state: word, reason: plainWord(failureCode) })
  }
  return takenBackCents === null
    ? word
    : m.transfer_taken_back({ state: word, amount: formatMoney(takenBackCents) })
}
