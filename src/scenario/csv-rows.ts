/**
 * The rows of a CSV file with the lines on which they begin. The delimiter is read off the header; every row that is
 * not blank is handed on, however many fields it has. A quote that is opened and never closed makes the rest of the
 * file unreadable, so the file is refused with the line of that quote's row.
 */
import { CsvError, parse } from 'csv-parse/browser/esm/sync'
import type { Refused } from './problems'

export interface CsvRow {
  /** Line of the file on which the row begins, from 1. */
  line: number
  fields: string[]
}

export interface CsvFile {
  ok: true
  header: string[]
  headerLine: number
  rows: CsvRow[]
}

const DELIMITERS = [',', ';', '\t'] as const
const BYTE_ORDER_MARK = '\uFEFF'

/** Blank lines that a look at the first rows may meet before it has them all. */
const BLANK_LINES_SPARE = 100

/** Reads the header and all rows, or the first `rowsMax` of them. */
export function readCsvRows(text: string, rowsMax = Infinity): CsvFile | Refused {
  const content = withUnixLineEnds(text)
  if (isBinary(content)) {
    return refuse('file', content.slice(0, 4), 'a text file with one sale per line')
  }
  const parsed = parseRows(content, rowsMax + 1)
  if (!parsed.ok) {
    const line = parsed.unclosedQuoteLine
    const value = content.split('\n', line)[line - 1]
    return refuse(`line ${line}`, value, 'a closing quote (") before the end of the file')
  }
  const [header, ...rows] = parsed.rows
  if (!header) return refuse('file', undefined, 'a header and rows of sales')
  return {
    ok: true,
    header: header.fields.map((name) => name.trim()),
    headerLine: header.line,
    rows,
  }
}

/** csv-parse counts `\r\n` within quotes as two lines. */
function withUnixLineEnds(text: string): string {
  const content = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text
  return content.includes('\r') ? content.replace(/\r\n?/g, '\n') : content
}

const isBinary = (text: string): boolean => text.includes('\0') || text.startsWith('PK\u0003\u0004')

const refuse = (path: string, value: unknown, expected: string): Refused => ({
  ok: false,
  problems: [{ path, value, expected }],
})

type Rows = { ok: true; rows: CsvRow[] } | { ok: false; unclosedQuoteLine: number }

function parseRows(text: string, rowsMax: number): Rows {
  const rows: CsvRow[] = []
  let line = 1
  try {
    parse(text, {
      delimiter: detectDelimiter(text),
      relax_quotes: true,
      relax_column_count: true,
      ...(rowsMax === Infinity ? {} : { to: rowsMax + BLANK_LINES_SPARE }),
      // Blank lines are parsed as well: only then does every row begin on the line after the row before it.
      on_record: (fields: string[], context) => {
        const isBlankLine = fields.length === 1 && fields[0]!.trim() === ''
        if (!isBlankLine && rows.length < rowsMax) rows.push({ line, fields })
        line = context.lines + 1
        return null
      },
    })
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') {
      return { ok: false, unclosedQuoteLine: line }
    }
    throw error
  }
  return { ok: true, rows }
}

function detectDelimiter(text: string): string {
  const header = text.split('\n').find((line) => line.trim() !== '') ?? ''
  const names = header.replace(/"[^"]*"/g, '')
  const counts = DELIMITERS.map((delimiter) => names.split(delimiter).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!
}
