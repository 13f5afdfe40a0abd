/** What reading a sales file gives: its sales with their refunds, and a summary of the rows that are no sale. */
import type { Day, Instant } from '../../core/calendar'
import type { Cents } from '../../core/money'
import type { Encoding } from './file-text'
import type { Problem } from '../problems'
import type { SalesQuestion } from './questions'
import type { ReadingChoices, SalesReading } from './reading'

export interface ImportedSale {
  /** Position in `creators`. */
  creator: number
  at: Instant
  amountCents: Cents
  /** Taken back at this time, as the file says. */
  reversed?: { kind: 'refund' | 'chargeback'; at: Instant }
}

/** Why a row is no sale; a message of the page is named after each. */
export const LEFT_OUT_REASONS = [
  /** Its status, type or flag says that it is none. */
  'no-sale',
  /** A sale that its status or flag says was refunded or charged back, without the time of that. */
  'taken-back',
  /** A refund, where refunds are left out. */
  'refund',
  'refund-without-sale',
  'refund-of-a-part',
  'refund-before-sale',
  'refunded-already',
  'total',
  'other-currency',
  'amount',
  'time',
  'creator',
  'columns',
] as const
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number]

export interface LeftOutRow {
  reason: LeftOutReason
  /** Line of the file on which the row begins, from 1. */
  line: number
  column: string
  value: string
  expected: string
}

/** The rows left out for one reason: how many, and the first of them. */
export interface LeftOutRows {
  reason: LeftOutReason
  count: number
  first: readonly LeftOutRow[]
}

export interface ImportedSales {
  fileName: string
  /** How the file was understood. */
  reading: SalesReading
  /** The file's creators, in order of their text. */
  creators: string[]
  /** In order of time, creator and amount, whatever the order of the file's rows. */
  sales: ImportedSale[]
  /** Sales without the part of them that was refunded, and how much that is; absent where there are none. */
  partlyRefunded?: { sales: number; cents: Cents }
  /** Sales whose row says in every column what an earlier row says; absent where there are none. */
  repeatedRows?: number
  /** Rows of refunds that belong to a sale. */
  refundRows: number
  leftOut: LeftOutRows[]
  /** Rows with anything in them, without the header: sales, rows of refunds and rows left out. */
  rows: number
  firstDay: Day
  lastDay: Day
  totalCents: Cents
}

/** A reading as far as it goes: what is open is missing. */
export type DraftReading = ReadingChoices

export type ReadSales =
  | { outcome: 'read'; sales: ImportedSales }
  | { outcome: 'questions'; draft: DraftReading; questions: SalesQuestion[] }
  | { outcome: 'refused'; problems: Problem[] }

/** A file whose rows are there, whatever they mean: what a dialog shows of it before it is understood. */
export interface FileFacts {
  fileName: string
  encoding: Encoding
  /** Titles of the columns, each once, in the order of the file. */
  titles: readonly string[]
  headerLine: number
  rows: number
  /** The first rows below the header. */
  firstRows: readonly { line: number; fields: readonly string[] }[]
}

/** From 0 to 1. */
export interface ReadingProgress {
  share: number
}
