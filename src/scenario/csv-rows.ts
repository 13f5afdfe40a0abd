/**
 * The rows of a CSV file with the lines on which they begin. The delimiter is read off the header, or off a line
 * `sep=;` before it; every row with anything in it is handed on, however many fields it has. A quote that is opened and
 * never closed makes the rest of the file unreadable, so the file is refused with the line of that quote's row.
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
  delimiter: string
  header: string[]
  headerLine: number
  rows: CsvRow[]
}

const DELIMITERS = [',', ';', '\t', '|'] as const
const BYTE_ORDER_MARK = '\uFEFF'
/** What spreadsheets write above the header to name the delimiter. */
const DELIMITER_LINE = /^sep=([^\n])(?:\n|$)/i

export function readCsvRows(text: string): CsvFile | Refused {
  const content = withUnixLineEnds(text)
  const named = DELIMITER_LINE.exec(content)
  const delimiter = named?.[1] ?? detectDelimiter(content)
  const parsed = parseRows(content, delimiter, named ? 2 : 1)
  if (!parsed.ok) {
    const line = parsed.unclosedQuoteLine
    const value = content.split('\n', line)[line - 1]
    return refuse(`line ${line}`, value, 'a closing quote (") before the end of the file')
  }
  const [header, ...rows] = parsed.rows
  if (!header) return refuse('file', undefined, 'a header and rows of sales')
  return {
    ok: true,
    delimiter,
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

const refuse = (path: string, value: unknown, expected: string): Refused => ({
  ok: false,
  problems: [{ path, value, expected }],
})

type Rows = { ok: true; rows: CsvRow[] } | { ok: false; unclosedQuoteLine: number }

function parseRows(text: string, delimiter: string, firstLine: number): Rows {
  const rows: CsvRow[] = []
  let line = firstLine
  try {
    parse(text, {
      delimiter,
      from_line: firstLine,
      relax_quotes: true,
      relax_column_count: true,
      // Blank lines are parsed as well: only then does every row begin on the line after the row before it.
      on_record: (fields: string[], context) => {
        if (fields.some((field) => field.trim() !== '')) rows.push({ line, fields })
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
  const header = /^\s*([^\n]*)/.exec(text)![1]!
  const names = header.replace(/"[^"]*"/g, '')
  const counts = DELIMITERS.map((delimiter) => names.split(delimiter).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!
}
