/**
 * A sales file on its way in: its rows, how they are understood, and what reading them gives. Reading happens here
 * and nowhere else; nothing is used until the reader says so.
 */
import { readCsvRows, type CsvFile } from '../../scenario/csv-rows'
import { readFileText, type Encoding } from '../../scenario/file-text'
import type { Problem, Refused } from '../../scenario/problems'
import { columnTitles, NEEDED_COLUMNS, type ColumnRole } from '../../scenario/sales-columns'
import { readSales, type ImportedSales } from '../../scenario/sales-file'
import { proposeReading, type ReadingChoices } from '../../scenario/sales-reading'
import type { DateOrder } from '../../scenario/sales-times'

const FIRST_ROWS = 5

/** What the reader still has to say before the file can be read. */
export type OpenQuestion = 'columns' | 'dates'

export class SalesImport {
  readonly fileName: string
  readonly encoding: Encoding | null
  /** The titles of the columns, each once. */
  readonly titles: readonly string[]
  readonly firstRows: readonly string[][]
  readonly #file: CsvFile | null
  readonly #fileProblems: readonly Problem[]
  #choices = $state.raw<ReadingChoices>({})
  readonly #proposed = $derived.by(() =>
    this.#file ? proposeReading(this.#file, this.#choices) : null,
  )
  readonly #answer = $derived.by(() => {
    if (!this.#file || !this.#proposed || this.openQuestion) return null
    return readSales(this.#file, this.fileName, this.#proposed)
  })

  constructor(fileName: string, bytes: Uint8Array) {
    const { encoding, answer } = openFile(fileName, bytes)
    this.fileName = fileName
    this.encoding = encoding
    this.#file = answer.ok ? answer : null
    this.#fileProblems = answer.ok ? [] : answer.problems
    this.titles = answer.ok ? columnTitles(answer.header) : []
    this.firstRows = answer.ok ? answer.rows.slice(0, FIRST_ROWS).map(({ fields }) => fields) : []
  }

  get reading() {
    return this.#proposed
  }

  /** A date that could be either of two days, as an example of what is asked. */
  get unclearDate(): string | null {
    return this.#proposed?.unclearDate?.value ?? null
  }

  get openQuestion(): OpenQuestion | null {
    const proposed = this.#proposed
    if (!proposed) return null
    if (NEEDED_COLUMNS.some((role) => proposed.columns[role] === null)) return 'columns'
    return proposed.unclearDate && proposed.dateOrder === null ? 'dates' : null
  }

  get sales(): ImportedSales | null {
    return this.#answer?.ok ? this.#answer.sales : null
  }

  get problems(): readonly Problem[] {
    if (this.#fileProblems.length > 0) return this.#fileProblems
    return this.#answer && !this.#answer.ok ? this.#answer.problems : []
  }

  /** Another column means other values, and with them perhaps another unit, decimal mark or order of dates. */
  choose(role: ColumnRole, column: string | null): void {
    const { amountUnit, decimalMark, dateOrder, ...columns } = this.#choices
    const ofValues = {
      ...(amountUnit && role !== 'amount' && { amountUnit }),
      ...(decimalMark && role !== 'amount' && { decimalMark }),
      ...(dateOrder && role !== 'soldAt' && { dateOrder }),
    }
    this.#choices = { ...columns, ...ofValues, [role]: column }
  }

  understand(choices: Pick<ReadingChoices, 'amountUnit' | 'decimalMark'>): void {
    this.#choices = { ...this.#choices, ...choices }
  }

  orderDates(dateOrder: DateOrder | null): void {
    this.#choices = { ...this.#choices, dateOrder }
  }
}

interface OpenedFile {
  encoding: Encoding | null
  answer: CsvFile | Refused
}

function openFile(fileName: string, bytes: Uint8Array): OpenedFile {
  const text = readFileText(bytes, fileName)
  return text.ok
    ? { encoding: text.encoding, answer: readCsvRows(text.text) }
    : { encoding: null, answer: text }
}
