/**
 * Sales from a CSV file. Every row is either a sale or a rejected row with its line, its value and what was expected:
 * only blank lines are passed over. The reader is pure; whoever calls it has the text already.
 */
import { dayOfInstant, type Day, type Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import { readCsvRows, type CsvFile, type CsvRow } from './csv-rows'
import type { Problem, Refused } from './problems'
import { isDollars, readAmount } from './sales-amounts'
import { columnTitles } from './sales-columns'
import {
  completeReading,
  proposeReading,
  type ProposedReading,
  type ReadingChoices,
  type SalesReading,
} from './sales-reading'
import { EXPECTED_TIME, readSoldAt } from './sales-times'

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
  /** How the file's columns were understood. */
  reading: SalesReading
  /** The file's creator ids in order of first appearance. */
  creators: string[]
  /** In order of time; sales of one instant in the file's order. */
  sales: ImportedSale[]
  rejected: RejectedRow[]
  firstDay: Day
  lastDay: Day
  totalCents: Cents
}

const CREATOR_LENGTH_MAX = 120
/** How many rejected rows a refusal quotes when there is no sale in the file at all. */
const REJECTED_ROWS_QUOTED = 5

export type ReadSales = { ok: true; sales: ImportedSales } | Refused

/** Reads a whole file. What `choices` leave open is read off the file's names and values. */
export function readSalesFile(
  text: string,
  fileName: string,
  choices: ReadingChoices = {},
): ReadSales {
  const file = readCsvRows(text)
  return file.ok ? readSales(file, fileName, proposeReading(file, choices)) : file
}

/** Reads the sales of a file that is in rows already, as it is proposed to. */
export function readSales(file: CsvFile, fileName: string, proposed: ProposedReading): ReadSales {
  const complete = completeReading(file, proposed)
  if (!complete.ok) return complete
  const { reading } = complete
  const layout = layoutOf(file, reading)
  const creatorPositions = new Map<string, number>()
  const sales: ImportedSale[] = []
  const rejected: RejectedRow[] = []
  for (const row of file.rows) {
    const outcome = readRow(row, layout)
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
  if (sales.length === 0) return { ok: false, problems: noSale(file, rejected) }

  sales.sort((a, b) => a.at - b.at)
  return {
    ok: true,
    sales: {
      fileName,
      reading,
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

interface Layout {
  titles: readonly string[]
  reading: SalesReading
  positions: Record<'creator' | 'soldAt' | 'amount', number>
  /** -1 without such a column. */
  currencyPosition: number
}

function layoutOf({ header }: CsvFile, reading: SalesReading): Layout {
  const titles = columnTitles(header)
  return {
    titles,
    reading,
    positions: {
      creator: titles.indexOf(reading.creator),
      soldAt: titles.indexOf(reading.soldAt),
      amount: titles.indexOf(reading.amount),
    },
    currencyPosition: reading.currency === null ? -1 : titles.indexOf(reading.currency),
  }
}

function readRow({ line, fields }: CsvRow, layout: Layout): Sale | RejectedRow {
  const { titles, reading, positions, currencyPosition } = layout
  if (!fits(fields, titles.length)) {
    return {
      line,
      column: 'the whole row',
      value: fields.join(', '),
      expected: `${titles.length} columns, as in the header, not ${fields.length}`,
    }
  }
  const reject = (position: number, expected: string): RejectedRow => ({
    line,
    column: titles[position]!,
    value: fields[position]!,
    expected,
  })
  const creator = fields[positions.creator]!.trim()
  if (creator === '' || creator.length > CREATOR_LENGTH_MAX) {
    return reject(positions.creator, `a creator of 1 to ${CREATOR_LENGTH_MAX} characters`)
  }
  const at = readSoldAt(fields[positions.soldAt]!, reading.dateOrder)
  if (at === null) return reject(positions.soldAt, expectedTime(reading))
  if (currencyPosition >= 0 && !isDollars(fields[currencyPosition]!)) {
    return reject(currencyPosition, 'USD, the only currency here')
  }
  const amount = readAmount(fields[positions.amount]!, reading.amountUnit, reading.decimalMark)
  return amount.ok
    ? { creator, at, amountCents: amount.cents }
    : reject(positions.amount, amount.expected)
}

/** Spreadsheets like to end rows with a few delimiters more than the header. */
const fits = (fields: readonly string[], columns: number): boolean =>
  fields.length >= columns && fields.slice(columns).every((field) => field.trim() === '')

const expectedTime = ({ dateOrder }: SalesReading): string =>
  dateOrder === null ? EXPECTED_TIME : `${EXPECTED_TIME}; ${dateOrder} as in the other rows`

function noSale({ rows }: CsvFile, rejected: readonly RejectedRow[]): Problem[] {
  const expected = 'at least one row of sales below the header'
  if (rows.length === 0) return [{ path: 'rows', value: 0, expected }]
  const quoted = rejected.slice(0, REJECTED_ROWS_QUOTED)
  const others = rejected.length - quoted.length
  return [
    ...quoted.map(problemOfRow),
    ...(others === 0
      ? []
      : [{ path: 'rows', value: 0, expected: `${expected}; ${others} more cannot be read` }]),
  ]
}

export const problemOfRow = ({ line, column, value, expected }: RejectedRow): Problem => ({
  path: `line ${line}, ${column}`,
  value,
  expected,
})
