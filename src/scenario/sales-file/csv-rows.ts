/**
 * The rows of a CSV file with the lines on which they begin, read slice by slice. The delimiter is
 * the one that makes most of the first rows alike, unless somebody or a line `sep=;` before them
 * names it. Every row with anything in it is kept, however many fields it has. If a quote is opened
 * and never closed, or closed in the middle of a field, nobody knows where the row ends, so the
 * file is refused with that line.
 */
import { withCommas } from '../../core/counted'
import Papa from 'papaparse'
import { findEncoding, refuseUnreadable, textSlices, type Encoding } from './file-text'
import type { ReadingProgress } from './imported-sales'
import { refusal, type Refused } from '../problems'
import { DELIMITER_NAMES, type DelimiterName, type SalesReading } from './reading'

export interface CsvRow {
  /** Line of the file on which the row begins, from 1. */
  line: number
  fields: string[]
}

export interface CsvFile {
  ok: true
  encoding: Encoding
  /** `null`: one without a name, as the file names it. */
  delimiter: DelimiterName | null
  /** Rows with anything in them, the header among them. */
  rows: CsvRow[]
  /** The first row in which a quote comes after spaces, where one does. */
  quoteAfterSpaces: CsvRow | null
}

/** What somebody says of the rows of a file, whatever is in them. */
export type RowChoices = Partial<Pick<SalesReading, 'delimiter' | 'quotes'>>

const DELIMITERS: Readonly<Record<DelimiterName, string>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  'upright-line': '|',
}
/** What spreadsheets write above the header to name the delimiter. */
const DELIMITER_LINE = /^sep=([^\n])(?:\n|$)/i
/** No title of a column begins like this. A site that asks to sign in first may send its page under the name of the file. */
const OTHER_TEXTS: readonly (readonly [string, RegExp])[] = [
  ['a web page: download the file itself', /^\s*<(?:!doctype html|html|table)\b/i],
  ['XML: save it as CSV first', /^\s*<\?xml\b/i],
  ['JSON: save it as CSV first', /^\s*(?:\{\s*"|\[\s*[[{])/],
]
/** Titles may be above the header: so many lines are looked at for a delimiter. */
const LINES_LOOKED_THROUGH = 20
/** As many as spreadsheets have; each name of a header is compared with all that are known. */
const COLUMNS_MAX = 16_384
/** A row may be cut by the end of a slice; one that is longer than this has lost its closing quote. */
const ROW_LENGTH_MAX = 8_000_000

export function* readCsvRows(
  bytes: Uint8Array,
  fileName: string,
  choices: RowChoices = {},
): Generator<ReadingProgress, CsvFile | Refused> {
  const found = findEncoding(bytes, fileName)
  if (!found.ok) return found
  let reader: RowReader | null = null
  try {
    for (const { text, bytesDone } of unixSlices(bytes, found.encoding)) {
      if (!reader) {
        const other = OTHER_TEXTS.find(([, beginning]) => beginning.test(text))
        if (other) return refusal('file', fileName, `a CSV file; this one is ${other[0]}`)
        reader = new RowReader(text, choices)
      }
      reader.read(text, bytesDone === bytes.length)
      if (reader.malformed) return refuseQuotes(reader.malformed)
      yield { share: bytesDone / bytes.length }
    }
  } catch (error) {
    if (error instanceof TypeError) return refuseUnreadable(fileName, found.encoding)
    throw error
  }
  if (!reader || reader.rows.length === 0) {
    return refusal('file', undefined, 'a header and rows of sales')
  }
  const { rows, quoteAfterSpaces } = reader
  const tooWide = rows.slice(0, LINES_LOOKED_THROUGH).find(isTooWide)
  if (tooWide) return refuseWidth(tooWide)
  const delimiter = DELIMITER_NAMES.find((name) => DELIMITERS[name] === reader.delimiter) ?? null
  return { ok: true, encoding: found.encoding, delimiter, rows, quoteAfterSpaces }
}

const isTooWide = ({ fields }: CsvRow): boolean => fields.length > COLUMNS_MAX

const refuseWidth = ({ line, fields }: CsvRow): Refused =>
  refusal(
    `line ${line}`,
    `${withCommas(fields.length)} columns`,
    `at most ${withCommas(COLUMNS_MAX)} columns`,
  )

const refuseQuotes = ({ line, text }: MalformedRow): Refused =>
  refusal(`line ${line}`, text, 'a closing quote (") at the end of each quoted value')

/** Papa Parse takes one kind of line end for the whole file. A slice may end between the two of Windows. */
function* unixSlices(
  bytes: Uint8Array,
  encoding: Encoding,
): Generator<{ text: string; bytesDone: number }> {
  let held = ''
  for (const { text, bytesDone } of textSlices(bytes, encoding)) {
    const whole = held + text
    const endsWithin = whole.endsWith('\r') && bytesDone < bytes.length
    held = endsWithin ? '\r' : ''
    const content = endsWithin ? whole.slice(0, -1) : whole
    yield {
      text: content.includes('\r') ? content.replace(/\r\n?/g, '\n') : content,
      bytesDone,
    }
  }
}

interface MalformedRow {
  line: number
  /** Its first line. */
  text: string
}

class RowReader {
  readonly delimiter: string
  readonly rows: CsvRow[] = []
  malformed: MalformedRow | null = null
  quoteAfterSpaces: CsvRow | null = null
  readonly #quotes: RowChoices['quotes']
  /** The beginning of a row that the slices so far have cut. */
  #held = ''
  #line = 1
  #begun = false

  constructor(firstText: string, { delimiter, quotes }: RowChoices) {
    const named = DELIMITER_LINE.exec(firstText)
    this.delimiter = delimiter ? DELIMITERS[delimiter] : (named?.[1] ?? detectDelimiter(firstText))
    this.#quotes = quotes
  }

  read(slice: string, isLast: boolean): void {
    let text = this.#held + slice
    if (!this.#begun) {
      const named = DELIMITER_LINE.exec(text)
      if (named) {
        text = text.slice(named[0].length)
        this.#line = 2
      }
      this.#begun = true
    }
    if (this.#quotes === 'after-spaces') text = withoutSpacesBeforeQuotes(text, this.delimiter)
    const begun = this.#parse(text, isLast)
    this.#held = isLast ? '' : text.slice(begun)
    if (this.#held.length > ROW_LENGTH_MAX) this.#refuse(this.#held)
  }

  /** Returns where the row begins that the slice has cut. */
  #parse(text: string, isLast: boolean): number {
    let begin = 0
    const parser = new Papa.Parser({
      delimiter: this.delimiter,
      newline: '\n',
      step: ({ data, errors, meta }: Papa.ParseStepResult<string[][]>) => {
        const fields = data[0]!
        if (errors.some(({ type }) => type === 'Quotes')) {
          this.#refuse(text.slice(begin))
          parser.abort()
          return
        }
        this.#take(fields)
        begin = meta.cursor
      },
    })
    parser.parse(text, 0, !isLast)
    return begin
  }

  #take(fields: string[]): void {
    const row = { line: this.#line, fields }
    let lines = 1
    let hasContent = false
    for (const field of fields) {
      if (field === '') continue
      hasContent ||= field.trim() !== ''
      lines += lineEndsIn(field)
      if (this.quoteAfterSpaces === null && /^\s+"/.test(field)) this.quoteAfterSpaces = row
    }
    if (hasContent) this.rows.push(row)
    this.#line += lines
  }

  #refuse(text: string): void {
    this.malformed ??= { line: this.#line, text: /.*/.exec(text)![0] }
  }
}

function lineEndsIn(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

/** A quote opens a value at the beginning of a field alone: within one it is a mark such as that of inches. */
function withoutSpacesBeforeQuotes(text: string, delimiter: string): string {
  const end = String.raw`\n\u${delimiter.charCodeAt(0).toString(16).padStart(4, '0')}`
  const field = new RegExp(
    String.raw`([${end}])([^\S${end}]*)("[^"]*(?:""[^"]*)*"?)?[^${end}]*`,
    'g',
  )
  return `\n${text}`
    .replace(field, (all, before: string, spaces: string, quoted: string | undefined) =>
      quoted === undefined ? all : before + all.slice(before.length + spaces.length),
    )
    .slice(1)
}

/** That which parts most rows into the same number of fields; of several, into the most. */
function detectDelimiter(text: string): string {
  const lines = text.split('\n', LINES_LOOKED_THROUGH).join('\n')
  const shown = Object.values(DELIMITERS).map((delimiter) => ({
    delimiter,
    ...usualFields(lines, delimiter),
  }))
  shown.sort((one, other) => other.rows - one.rows || other.fields - one.fields)
  return shown[0]!.delimiter
}

/**
 * The number of fields, more than one, that most rows have, and how many these are: up to a row whose quotes are not as
 * with this delimiter.
 */
function usualFields(text: string, delimiter: string): { rows: number; fields: number } {
  const rowsOfFields = new Map<number, number>()
  const parser = new Papa.Parser({
    delimiter,
    newline: '\n',
    step: ({ data, errors }: Papa.ParseStepResult<string[][]>) => {
      const { length } = data[0]!
      if (errors.length > 0) parser.abort()
      else if (length > 1) rowsOfFields.set(length, (rowsOfFields.get(length) ?? 0) + 1)
    },
  })
  parser.parse(text, 0, false)
  let usual = { rows: 0, fields: 1 }
  for (const [fields, rows] of rowsOfFields) {
    if (rows > usual.rows || (rows === usual.rows && fields > usual.fields))
      usual = { rows, fields }
  }
  return usual
}
