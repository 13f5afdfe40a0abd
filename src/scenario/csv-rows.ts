/**
 * The rows of a CSV file with the lines on which they begin. The delimiter is read off the header, or off a line
 * `sep=;` before it; every row with anything in it is handed on, however many fields it has. A quote that is opened and
 * never closed makes the rest of the file unreadable, so the file is refused with the line of that quote's row.
 */
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
const DELIMITER_LINE = /^sep=([^\r\n])\r?(?:\n|$)/i

export function readCsvRows(text: string): CsvFile | Refused {
  const content = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text
  const named = DELIMITER_LINE.exec(content)
  const delimiter = named?.[1] ?? detectDelimiter(content)
  const reader = named
    ? new RowReader(content, delimiter, named[0].length, 2)
    : new RowReader(content, delimiter)
  const rows: CsvRow[] = []
  for (let row = reader.next(); row !== null; row = reader.next()) {
    if (row.fields.some(hasContent)) rows.push(row)
  }
  if (reader.unclosedQuote) {
    const { line, text: value } = reader.unclosedQuote
    return refuse(`line ${line}`, value, 'a closing quote (") before the end of the file')
  }
  const [header, ...below] = rows
  if (!header) return refuse('file', undefined, 'a header and rows of sales')
  return {
    ok: true,
    delimiter,
    header: header.fields.map((name) => name.trim()),
    headerLine: header.line,
    rows: below,
  }
}

const hasContent = (field: string): boolean => field.trim() !== ''

const refuse = (path: string, value: unknown, expected: string): Refused => ({
  ok: false,
  problems: [{ path, value, expected }],
})

function detectDelimiter(text: string): string {
  const header = /^\s*([^\r\n]*)/.exec(text)![1]!
  const names = header.replace(/"[^"]*"/g, '')
  const counts = DELIMITERS.map((delimiter) => names.split(delimiter).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!
}

const QUOTE = '"'
const QUOTE_CODE = 0x22
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d

/** Reads row after row. A quote matters at the start of a field; anywhere else it is a character like any other. */
class RowReader {
  readonly #text: string
  readonly #delimiterCode: number
  #position: number
  #line: number
  #unclosedQuote: { line: number; text: string } | null = null

  constructor(text: string, delimiter: string, position = 0, line = 1) {
    this.#text = text
    this.#delimiterCode = delimiter.charCodeAt(0)
    this.#position = position
    this.#line = line
  }

  /** The row of a quote that the file never closes: its line, and the text of that line. */
  get unclosedQuote(): { line: number; text: string } | null {
    return this.#unclosedQuote
  }

  /** `null` at the end, and after a quote that is never closed. */
  next(): CsvRow | null {
    if (this.#position >= this.#text.length) return null
    const begin = this.#position
    const line = this.#line
    const fields: string[] = []
    for (;;) {
      const isQuoted = this.#text.charCodeAt(this.#position) === QUOTE_CODE
      const field = isQuoted ? this.#quotedField() : this.#plainField()
      if (field === null) {
        this.#unclosedQuote = { line, text: /[^\r\n]*/.exec(this.#text.slice(begin))![0] }
        this.#position = this.#text.length
        return null
      }
      fields.push(field)
      if (this.#text.charCodeAt(this.#position) !== this.#delimiterCode) break
      this.#position += 1
    }
    this.#endLine()
    return { line, fields }
  }

  /** Up to the next delimiter or the end of the line. */
  #plainField(): string {
    const text = this.#text
    const begin = this.#position
    let end = begin
    while (end < text.length) {
      const code = text.charCodeAt(end)
      if (code === this.#delimiterCode || code === LINE_FEED || code === CARRIAGE_RETURN) break
      end += 1
    }
    this.#position = end
    return text.slice(begin, end)
  }

  /** What stands between the quotes, and whatever still comes before the delimiter; `null` if no quote closes it. */
  #quotedField(): string | null {
    let field = ''
    let begin = this.#position + 1
    for (;;) {
      const end = this.#text.indexOf(QUOTE, begin)
      if (end < 0) return null
      field += this.#text.slice(begin, end)
      if (this.#text.charCodeAt(end + 1) !== QUOTE_CODE) {
        this.#position = end + 1
        break
      }
      field += QUOTE
      begin = end + 2
    }
    this.#line += field.split(/\r\n?|\n/).length - 1
    return field + this.#plainField()
  }

  #endLine(): void {
    if (this.#text.charCodeAt(this.#position) === CARRIAGE_RETURN) this.#position += 1
    if (this.#text.charCodeAt(this.#position) === LINE_FEED) this.#position += 1
    this.#line += 1
  }
}
