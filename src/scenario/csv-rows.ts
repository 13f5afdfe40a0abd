/**
 * The rows of a CSV file with the lines on which they begin. The delimiter is read off the header, or off a line
 * `sep=;` before it; every row with anything in it is handed on, however many fields it has. A quote that is opened and
 * never closed, or closed in the middle of a field, leaves open where the row ends: the file is refused with its line.
 */
import Papa from 'papaparse'
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
  const parsed = parseRows(content.slice(named?.[0].length ?? 0), delimiter, named ? 2 : 1)
  if (!parsed.ok) {
    const { line, text: value } = parsed.malformed
    return refuse(`line ${line}`, value, 'a closing quote (") at the end of each quoted value')
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

/** Papa Parse takes one kind of line end for the whole file. */
function withUnixLineEnds(text: string): string {
  const content = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text
  return content.includes('\r') ? content.replace(/\r\n?/g, '\n') : content
}

const refuse = (path: string, value: unknown, expected: string): Refused => ({
  ok: false,
  problems: [{ path, value, expected }],
})

interface MalformedRow {
  line: number
  /** Its first line. */
  text: string
}

type Rows = { ok: true; rows: CsvRow[] } | { ok: false; malformed: MalformedRow }

function parseRows(text: string, delimiter: string, firstLine: number): Rows {
  const rows: CsvRow[] = []
  let line = firstLine
  let begin = 0
  const malformed: MalformedRow[] = []
  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    step: ({ data: fields, errors, meta }, parser) => {
      if (errors.some(({ type }) => type === 'Quotes')) {
        malformed.push({ line, text: /.*/.exec(text.slice(begin))![0] })
        parser.abort()
        return
      }
      if (fields.some((field) => field.trim() !== '')) rows.push({ line, fields })
      line += lineEndsIn(text, begin, meta.cursor)
      begin = meta.cursor
    },
  })
  return malformed[0] ? { ok: false, malformed: malformed[0] } : { ok: true, rows }
}

function lineEndsIn(text: string, from: number, to: number): number {
  let count = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) {
    count += 1
  }
  return count
}

function detectDelimiter(text: string): string {
  const header = /^\s*([^\n]*)/.exec(text)![1]!
  const names = header.replace(/"[^"]*"/g, '')
  const counts = DELIMITERS.map((delimiter) => names.split(delimiter).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!
}
