/** The rows of a sales file below its header, the export that it is read as, and what its columns hold. */
import type { CsvFile, CsvRow, RowChoices } from './csv-rows'
import type { ReadingProgress } from './imported-sales'
import type { Problem } from '../problems'
import { possibleColumns, columnsOfRole, tableBelow, type SalesTable } from './columns'
import { COLUMN_ROLES, exportNamed, recogniseExport, type SalesExport } from './exports'
import { propose, question, titleOf, type Part } from './proposal'
import { compareTexts } from './refunds'
import { withChoices, type ReadingChoices, type SalesReading } from './reading'
import { valuesOfColumns, type ColumnValues } from './survey'
import { zoneOf } from './time-zones'

/** A reading but for what only shows once all rows are read. */
export type CompleteDraft = Omit<SalesReading, 'refunds' | 'totalRow'>

/** Titles and notes may be above the header, so many rows of them. */
const ROWS_LOOKED_THROUGH = 20
/** A row of so many fields is a header, where none is recognised. */
const HEADER_COLUMNS_MIN = 3

export class SalesSheet {
  readonly table: SalesTable
  readonly known: SalesExport | null
  /** As which the file was split into rows. */
  readonly rowChoices: Required<RowChoices>
  readonly #file: CsvFile
  readonly #made: ReadingChoices
  #values: ColumnValues[] | null = null

  constructor(file: CsvFile, made: ReadingChoices) {
    const { headerLine, readAs, delimiter = null, quotes = 'at-once' } = made
    this.#file = file
    this.#made = made
    this.rowChoices = { delimiter, quotes }
    const table = tableBelow(file.rows, headerIndex(file.rows, headerLine))
    this.known = readAs === undefined ? recogniseExport(table.titles) : exportNamed(readAs)
    this.table = withFirstRows(table, this.known)
  }

  isFor({ headerLine, readAs }: ReadingChoices): boolean {
    return headerLine === this.#made.headerLine && readAs === this.#made.readAs
  }

  /** What is wrong with choices, whatever the values are. */
  problemsOf(choices: ReadingChoices): Problem[] {
    const { titles, positionOf } = this.table
    const problems: Problem[] = []
    const { headerLine, timeZone } = choices
    if (headerLine !== undefined && headerLine !== this.table.headerLine) {
      const expected = 'a line of the file on which a row begins'
      problems.push({ path: 'headerLine', value: headerLine, expected })
    }
    if (timeZone && zoneOf(timeZone) === null) {
      const expected = 'a time zone such as UTC, Europe/Berlin or America/New_York'
      problems.push({ path: 'timeZone', value: timeZone, expected })
    }
    const named = [...COLUMN_ROLES.map((role) => [role, choices[role]] as const)]
    const ofKinds = Object.keys(choices.rowKinds ?? {}).map((title) => ['rowKinds', title] as const)
    for (const [role, title] of [...named, ...ofKinds]) {
      if (title === undefined || title === null || positionOf.has(title)) continue
      const expected = `one of the file's columns: ${titles.join(', ')}`
      problems.push({ path: `columns.${role}`, value: title, expected })
    }
    return problems
  }

  *propose(choices: ReadingChoices): Generator<ReadingProgress, Part> {
    this.#values ??= valuesOfColumns(this.table)
    yield { share: 0.2 }
    const { known, table } = this
    const { quoteAfterSpaces } = this.#file
    const proposed = propose({ table, known, values: this.#values, choices })
    yield { share: 0.5 }
    const settled = withChoices(
      {
        readAs: known?.name ?? 'other',
        headerLine: table.headerLine,
        delimiter: this.#file.delimiter,
        quotes: this.rowChoices.quotes,
      },
      proposed.settled,
    )
    const questions =
      quoteAfterSpaces && choices.quotes === undefined
        ? [askAboutQuotes(quoteAfterSpaces)]
        : proposed.questions
    return { settled, questions }
  }
}

/** Other rows and columns may come of it, so nothing else is asked before. */
const askAboutQuotes = (row: CsvRow) =>
  question({
    choice: 'quotes',
    reason: 'quotes-after-spaces',
    about: { count: 1, rows: [row], add: () => undefined },
    position: row.fields.findIndex((field) => /^\s+"/.test(field)),
    answers: [
      { label: 'quotes-after-spaces', value: null, choices: { quotes: 'after-spaces' } },
      { label: 'quotes-at-once', value: null, choices: { quotes: 'at-once' } },
    ],
  })

function headerIndex(rows: readonly CsvRow[], headerLine: number | undefined): number {
  if (headerLine !== undefined) {
    return Math.max(
      0,
      rows.findIndex(({ line }) => line === headerLine),
    )
  }
  const candidates = rows.slice(0, ROWS_LOOKED_THROUGH)
  const tables = candidates.map((_, index) => tableBelow(candidates, index))
  const recognised = tables.findIndex(
    (table) =>
      recogniseExport(table.titles) !== null ||
      (columnsOfRole('soldAt', table).length > 0 && possibleColumns('amount', table).length > 0),
  )
  if (recognised >= 0) return recognised
  const wide = candidates.findIndex(
    ({ fields }) => fields.filter((field) => field.trim() !== '').length >= HEADER_COLUMNS_MIN,
  )
  return Math.max(0, wide)
}

/** What only the first row of a sale has is filled in on its other rows. */
function withFirstRows(table: SalesTable, known: SalesExport | null): SalesTable {
  const columns = known?.onFirstRowOfSale?.flatMap((name) => titleOf(table, name) ?? []) ?? []
  const saleId = known?.columns.saleId?.flatMap((name) => titleOf(table, name) ?? [])[0]
  if (columns.length === 0 || saleId === undefined) return table
  const positions = columns.map((title) => table.positionOf.get(title)!)
  const idPosition = table.positionOf.get(saleId)!
  const firstOf = new Map<string, string[]>()
  for (const { fields } of table.rows) {
    const id = fields[idPosition] ?? ''
    const first = firstOf.get(id) ?? positions.map(() => '')
    positions.forEach((position, index) => {
      const value = fields[position] ?? ''
      const isBetter =
        value !== '' && (first[index] === '' || compareTexts(value, first[index]!) < 0)
      if (isBetter) first[index] = value
    })
    firstOf.set(id, first)
  }
  const rows = table.rows.map((row) => {
    if (positions.every((position) => row.fields[position] !== '')) return row
    const first = firstOf.get(row.fields[idPosition] ?? '')!
    const fields = [...row.fields]
    positions.forEach((position, index) => {
      if (fields[position] === '') fields[position] = first[index]!
    })
    return { line: row.line, fields }
  })
  return { ...table, rows }
}
