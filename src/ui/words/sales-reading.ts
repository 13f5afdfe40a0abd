/** Words of an import: what is asked about a file, what can be answered, and why rows are left out. */
import { SALES_EXPORTS, type ExportName } from '../../scenario/sales-file/exports'
import type { LeftOutReason } from '../../scenario/sales-file/imported-sales'
import type {
  AnswerLabel,
  QuestionReason,
  SalesAnswer,
  SalesQuestion,
} from '../../scenario/sales-file/questions'
import { ANY_VALUE, type RowKind } from '../../scenario/sales-file/reading'
import { m } from '../paraglide/messages.js'

interface Asked {
  columns: string
  value: string
}

const QUESTIONS: Record<QuestionReason, (about: Asked) => string> = {
  'creator-missing': m.question_creator_missing,
  'creator-several': m.question_creator_several,
  'sold-at-missing': m.question_sold_at_missing,
  'sold-at-several': m.question_sold_at_several,
  'amount-missing': m.question_amount_missing,
  'amount-several': m.question_amount_several,
  'amount-of-one-piece': m.question_amount_of_one_piece,
  'amounts-are-whole': m.question_amounts_are_whole,
  'header-names-currency': m.question_header_names_currency,
  'currency-several': m.question_currency_several,
  'currency-by-values': m.question_currency_by_values,
  'dates-either-order': m.question_dates_either_order,
  'dates-contradict': m.question_dates_contradict,
  'times-without-zone': m.question_times_without_zone,
  'zones-unknown': m.question_zones_unknown,
  'row-kind-unknown': (about) => {
    if (about.value === ANY_VALUE) return m.question_row_kind_any(about)
    return about.value === ''
      ? m.question_row_kind_empty(about)
      : m.question_row_kind_unknown(about)
  },
  'row-kinds-unknown': m.question_row_kinds_unknown,
  'refunds-name-sales': m.question_refunds_name_sales,
  'row-is-the-sum': m.question_row_is_the_sum,
  'quotes-after-spaces': m.question_quotes_after_spaces,
}

const ANSWERS: Record<AnswerLabel, (about: { value: string }) => string> = {
  column: m.answer_column,
  'times-column': m.answer_times_column,
  dollars: m.answer_dollars,
  cents: m.answer_cents,
  'all-in-dollars': m.answer_all_in_dollars,
  'day-first': m.answer_day_first,
  'month-first': m.answer_month_first,
  'year-first': m.answer_year_first,
  utc: m.answer_utc,
  'time-zone': m.answer_time_zone,
  'one-creator': m.answer_one_creator,
  'rows-are-sales': m.answer_rows_are_sales,
  'rows-are-sales-of-the-rest': m.answer_rows_are_sales_of_the_rest,
  'rows-are-refunds': m.answer_rows_are_refunds,
  'rows-are-left-out': m.answer_rows_are_left_out,
  'column-says-nothing': m.answer_column_says_nothing,
  'refunds-of-their-sale': m.answer_refunds_of_their_sale,
  'refunds-left-out': m.answer_refunds_left_out,
  'row-is-a-sale': m.answer_row_is_a_sale,
  'row-is-a-total': m.answer_row_is_a_total,
  'quotes-at-once': m.answer_quotes_at_once,
  'quotes-after-spaces': m.answer_quotes_after_spaces,
}

const LEFT_OUT: Record<LeftOutReason, () => string> = {
  'no-sale': m.left_out_no_sale,
  'taken-back': m.left_out_taken_back,
  refund: m.left_out_refund,
  'refund-without-sale': m.left_out_refund_without_sale,
  'refund-of-a-part': m.left_out_refund_of_a_part,
  'refund-before-sale': m.left_out_refund_before_sale,
  'refunded-already': m.left_out_refunded_already,
  total: m.left_out_total,
  'other-currency': m.left_out_other_currency,
  amount: m.left_out_amount,
  time: m.left_out_time,
  creator: m.left_out_creator,
  columns: m.left_out_columns,
}

const KINDS: Record<RowKind, () => string> = {
  sale: m.import_kind_sale,
  'sale-of-the-rest': m.import_kind_sale_of_the_rest,
  refund: m.import_kind_refund,
  chargeback: m.import_kind_chargeback,
  'left-out': m.import_kind_left_out,
}

/** A file may have a great many columns that could be meant. */
const COLUMNS_NAMED_MAXIMUM = 4

/** Exports have the names that their platforms give them. */
export const exportWord = (name: ExportName): string =>
  SALES_EXPORTS.find((known) => known.name === name)?.title ?? m.export_name_other()

export function questionWords({ reason, columns, value }: SalesQuestion): string {
  const named = columns.slice(0, COLUMNS_NAMED_MAXIMUM).map((column) => `“${column}”`)
  const list = columns.length > named.length ? [...named, '…'] : named
  return QUESTIONS[reason]({ columns: list.join(', '), value: value ?? '' })
}

export const answerWords = ({ label, value }: SalesAnswer): string =>
  ANSWERS[label]({ value: value ?? '' })

export const leftOutWords = (reason: LeftOutReason): string => LEFT_OUT[reason]()
export const rowKindWord = (kind: RowKind): string => KINDS[kind]()
