/**
 * How a sales file is understood: which export it is, which columns hold what, what its amounts, times and kinds of
 * rows mean. A reading is complete; choices are the part of it that somebody has given, and can be kept as JSON.
 */
import type { ExportName } from './exports'
import type { AmountUnit, DecimalMark } from './amounts'
import type { DateOrder } from './times'

/** What a row with some value in a column of statuses, types or flags is. */
export const ROW_KINDS = ['sale', 'sale-of-the-rest', 'refund', 'chargeback', 'left-out'] as const
export type RowKind = (typeof ROW_KINDS)[number]

/** A sale of the row's amount, less the amount that is in the column. */
export const SALE_OF_THE_REST = 'sale-of-the-rest' satisfies RowKind

/** Every value of the column that is not named. */
export const ANY_VALUE = '*'

/** For each column of statuses, types or flags: what rows with its values are. Values in lower case, `*` for all others. */
export type RowKinds = Record<string, Record<string, RowKind>>

export const REFUND_READINGS = ['of-their-sale', 'left-out'] as const
export const TOTAL_ROW_READINGS = ['sale', 'left-out'] as const
export const DELIMITER_NAMES = ['comma', 'semicolon', 'tab', 'upright-line'] as const
export type DelimiterName = (typeof DELIMITER_NAMES)[number]
export const QUOTE_READINGS = ['at-once', 'after-spaces'] as const

export interface SalesReading {
  /** `other`: by the names and values of the file alone. */
  readAs: ExportName
  /** Line of the file on which the header is, from 1. */
  headerLine: number
  /** What is between the values of a row; `null`: what the file names in a line above its header. */
  delimiter: DelimiterName | null
  /** Whether a quoted value may have spaces before its first quote. */
  quotes: (typeof QUOTE_READINGS)[number]
  /** Columns by their titles. `null`: the whole file is of `oneCreator`. */
  creator: string | null
  oneCreator: string | null
  soldAt: string
  /** The hour, where it has a column of its own. */
  timeOfDay: string | null
  timeZoneColumn: string | null
  /** IANA name of the zone of times that have no offset; `null` where each says it, or none has an hour. */
  timeZone: string | null
  /** `null` where no date of the file could be taken for another. */
  dateOrder: DateOrder | null
  amount: string
  amountUnit: AmountUnit
  decimalMark: DecimalMark
  /** The amount is that of one piece: it is multiplied by this column. */
  quantity: string | null
  /** Taken off the amount. */
  discount: string | null
  /** `null`: every amount is in US dollars. */
  currency: string | null
  /** The order or transaction that a row is of. */
  saleId: string | null
  /** Where a refund names its sale; `null`: it has the sale's own id. */
  refundOf: string | null
  refunds: (typeof REFUND_READINGS)[number]
  rowKinds: RowKinds
  /** A row whose amount is the sum of all others. */
  totalRow: (typeof TOTAL_ROW_READINGS)[number]
}

/** What somebody says of a file; all else is read off it. `null` for a column: the file has none. */
export type ReadingChoices = Partial<SalesReading>

/** Later choices over earlier ones; kinds of rows value by value. */
export function withChoices(earlier: ReadingChoices, later: ReadingChoices): ReadingChoices {
  const rowKinds = new Map(Object.entries(earlier.rowKinds ?? {}))
  for (const [column, kinds] of Object.entries(later.rowKinds ?? {})) {
    rowKinds.set(column, { ...rowKinds.get(column), ...kinds })
  }
  const merged = { ...earlier, ...later }
  return rowKinds.size === 0 ? merged : { ...merged, rowKinds: Object.fromEntries(rowKinds) }
}
