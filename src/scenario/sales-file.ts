/**
 * Sales from a CSV file. Every row is either a sale or a rejected row with its line, its value and what was expected:
 * only blank lines are passed over. The reader is pure; whoever calls it has the text already.
 */
import { dayOfInstant, type Day, type Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import { readCsvRows, type CsvRow } from './csv-rows'
import type { Problem, Refused } from './problems'
import { findColumns, recogniseColumns, type ColumnPositions } from './sales-columns'
import { CREATOR_LENGTH_MAX, readAmount, readCreator, readSoldAt } from './sales-values'

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

/** The names, as they stand in the header, of the columns that hold the sales. */
export interface SalesColumns {
  creator: string
  soldAt: string
  amount: string
}

export interface SalesPreview {
  ok: true
  header: string[]
  /** The first rows, as they stand. */
  rows: string[][]
  /** `null` when the header does not say which columns to read. */
  columns: SalesColumns | null
}

const PREVIEW_ROWS = 5
/** How many rejected rows a refusal quotes when there is no sale in the file at all. */
const REJECTED_ROWS_QUOTED = 5

export function previewSalesFile(text: string): SalesPreview | Refused {
  const file = readCsvRows(text, PREVIEW_ROWS)
  if (!file.ok) return file
  return {
    ok: true,
    header: file.header,
    rows: file.rows.map((row) => row.fields),
    columns: recogniseColumns(file.header),
  }
}

/** Reads a whole file. Without `columns` they are recognised by their names. */
export function readSalesFile(
  text: string,
  fileName: string,
  columns?: SalesColumns,
): { ok: true; sales: ImportedSales } | Refused {
  const file = readCsvRows(text)
  if (!file.ok) return file
  const found = findColumns(file.header, file.headerLine, columns)
  if (!found.ok) return found

  const creatorPositions = new Map<string, number>()
  const sales: ImportedSale[] = []
  const rejected: RejectedRow[] = []
  for (const row of file.rows) {
    const outcome = readRow(row, file.header, found.positions)
    if ('expected' in outcome) {
      rejected.push(outcome)
      continue
    }
    let creator = creatorPositions.get(outcome.creator)
    if (creator === undefined) {
      creator = creatorPositions.size
      creatorPositions.set(outcome.creator, creator)
    }
    sales.push({ creator, at: outcome.at, amountCents: outcome.amountCents })
  }
  if (sales.length === 0) return { ok: false, problems: noSale(rejected) }

  sales.sort((a, b) => a.at - b.at)
  return {
    ok: true,
    sales: {
      fileName,
      creators: [...creatorPositions.keys()],
      sales,
      rejected,
      firstDay: dayOfInstant(sales[0]!.at),
      lastDay: dayOfInstant(sales[sales.length - 1]!.at),
      totalCents: sales.reduce((sum, sale) => sum + sale.amountCents, 0),
    },
  }
}

interface Sale {
  creator: string
  at: Instant
  amountCents: Cents
}

function readRow(row: CsvRow, header: string[], positions: ColumnPositions): Sale | RejectedRow {
  const { line, fields } = row
  if (fields.length !== header.length) {
    return {
      line,
      column: 'the whole row',
      value: fields.join(', '),
      expected: `${header.length} columns, as in the header, not ${fields.length}`,
    }
  }
  const reject = (position: number, expected: string): RejectedRow => ({
    line,
    column: header[position]!,
    value: fields[position]!,
    expected,
  })
  const creator = readCreator(fields[positions.creator]!)
  if (creator === null) {
    return reject(positions.creator, `a creator of 1 to ${CREATOR_LENGTH_MAX} characters`)
  }
  const at = readSoldAt(fields[positions.soldAt]!)
  if (at === null) {
    return reject(positions.soldAt, 'a day as YYYY-MM-DD, or a time as YYYY-MM-DDTHH:MM:SSZ')
  }
  const amount = readAmount(fields[positions.amount]!, positions.amountUnit)
  return amount.ok
    ? { creator, at, amountCents: amount.cents }
    : reject(positions.amount, amount.expected)
}

function noSale(rejected: RejectedRow[]): Problem[] {
  if (rejected.length === 0) {
    return [{ path: 'rows', value: 0, expected: 'at least one row of sales below the header' }]
  }
  return rejected.slice(0, REJECTED_ROWS_QUOTED).map(({ line, column, value, expected }) => ({
    path: `line ${line}, ${column}`,
    value,
    expected,
  }))
}
