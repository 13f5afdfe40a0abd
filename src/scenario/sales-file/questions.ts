/**
 * The questions that a sales file leaves open, as data: the choice that settles each, why it is
 * asked, the lines and values that it is about, and the answers, each with the choices that it
 * makes. The page asks the question; the command line refuses the file with a line about it.
 */
import type { ReadingChoices, SalesReading } from './reading'

/** Why something is asked; a message of the page is named after each. */
export type QuestionReason =
  /** No column is recognised, or several alike. `columns`: all titles, or those alike. */
  | 'creator-missing'
  | 'creator-several'
  | 'sold-at-missing'
  | 'sold-at-several'
  | 'amount-missing'
  /** Columns that could all be the amount, whose values differ. */
  | 'amount-several'
  /** A column of quantities beside amounts: are they of one piece? */
  | 'amount-of-one-piece'
  /** Every amount is a whole number: dollars or cents? */
  | 'amounts-are-whole'
  /** The name of the amounts' column says another currency than US dollars. */
  | 'header-names-currency'
  /** Columns of currencies that differ; or one that only its values show. */
  | 'currency-several'
  | 'currency-by-values'
  | 'dates-either-order'
  | 'dates-contradict'
  | 'times-without-zone'
  | 'zones-unknown'
  /** Rows with a value that is not known to be a sale, a refund or something else. */
  | 'row-kind-unknown'
  /** The same of several values at once: `value` names the first of them. */
  | 'row-kinds-unknown'
  /** Refunds that name their sale. */
  | 'refunds-name-sales'
  /** One row's amount is the sum of all others. */
  | 'row-is-the-sum'
  | 'quotes-after-spaces'

/** What an answer says; a message of the page is named after each, with `value` in it. */
export type AnswerLabel =
  /** `value`: the title of a column. */
  | 'column'
  /** The amount times the column `value`. */
  | 'times-column'
  | 'dollars'
  | 'cents'
  | 'all-in-dollars'
  | 'day-first'
  | 'month-first'
  | 'year-first'
  | 'utc'
  /** Free: any IANA zone is an answer. */
  | 'time-zone'
  /** Free: a name for the one creator of the whole file. */
  | 'one-creator'
  | 'rows-are-sales'
  /** Less the amount that is in the column. */
  | 'rows-are-sales-of-the-rest'
  | 'rows-are-refunds'
  | 'rows-are-left-out'
  /** The column `value` says nothing about it: every row is a sale. */
  | 'column-says-nothing'
  | 'refunds-of-their-sale'
  | 'refunds-left-out'
  | 'row-is-a-sale'
  | 'row-is-a-total'
  | 'quotes-at-once'
  | 'quotes-after-spaces'

export interface SalesAnswer {
  label: AnswerLabel
  /** What is in the label: a column, an export; `null` without. */
  value: string | null
  /** What the answer settles, merged over the choices so far; `null`: a free text is the value of the question's choice
   * (`timeZone`), or of `oneCreator` for the label `one-creator`. */
  choices: ReadingChoices | null
}

export interface SalesQuestion {
  /** The choice that settles it; `--read` and the dialog's fields are named after it. */
  choice: keyof SalesReading
  reason: QuestionReason
  /** The columns that it is about. */
  columns: readonly string[]
  /** The value that it is about, where it is one: a status, a currency. */
  value: string | null
  /** How many rows it is about, and the first of them. `value` is what is in the column in question. */
  rows: number
  examples: readonly { line: number; value: string; fields: readonly string[] }[]
  answers: readonly SalesAnswer[]
}
