/** Sales from a CSV file. */
import type { Day, Instant } from '../core/calendar'
import type { Cents } from '../core/money'

export interface ImportedSale {
  /** Position in `creators`. */
  creator: number
  at: Instant
  amountCents: Cents
}

export interface RejectedRow {
  /** Line of the file on which the row begins; the header is line 1. */
  line: number
  column: string
  value: string
  expected: string
}

export interface ImportedSales {
  fileName: string
  /** The file's creator ids in order of first appearance. */
  creators: string[]
  /** In order of time; sales of one instant in the file's order. */
  sales: ImportedSale[]
  rejected: RejectedRow[]
  firstDay: Day
  lastDay: Day
  totalCents: Cents
}
