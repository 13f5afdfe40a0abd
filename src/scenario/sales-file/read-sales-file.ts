/**
 * Reads sales files in slices: each function is a generator that yields how far it is, and returns its result. Every row
 * with anything in it is a sale, a refund of a sale, or left out with its line and the reason.
 */
import { dayOfInstant } from '../../core/calendar'
import { sum } from '../../core/sum'
import { readCsvRows, type CsvFile } from './csv-rows'
import type {
  FileFacts,
  ImportedSale,
  ImportedSales,
  LeftOutRow,
  ReadingProgress,
  ReadSales,
} from './imported-sales'
import { LeftOutTally, noSaleProblems } from './left-out-rows'
import type { Refused } from '../problems'
import type { ReadingChoices } from './reading'
import { compareTexts, type Reversed } from './refunds'
import { isLeftOut, RowLayout, type RowRead } from './rows'
import { SalesSheet, type CompleteDraft } from './sheet'
import { settleRefunds, settleTotalRow } from './settle-rows'

/** A file in rows. Its reader (the worker) keeps it, to read it again with other choices. */
export interface OpenedSalesFile {
  facts(choices?: ReadingChoices): FileFacts
  /** `onLeftOut` receives every row that is left out, for a download of them all. */
  read(
    choices: ReadingChoices,
    onLeftOut?: (row: LeftOutRow) => void,
  ): Generator<ReadingProgress, ReadSales>
}

type OpenedFile = { ok: true; file: OpenedSalesFile } | Refused

const ROWS_OF_STEP = 8_192
const ROWS_SHOWN = 5

/** Decodes and splits a file into rows. To cancel, stop asking for the next step. */
export function* openSalesFile(
  bytes: Uint8Array,
  fileName: string,
): Generator<ReadingProgress, OpenedFile> {
  const file = yield* readCsvRows(bytes, fileName)
  return file.ok ? { ok: true, file: new SalesFile(bytes, fileName, file) } : file
}

class SalesFile implements OpenedSalesFile {
  readonly #bytes: Uint8Array
  readonly #fileName: string
  #file: CsvFile
  #sheet: SalesSheet

  constructor(bytes: Uint8Array, fileName: string, file: CsvFile) {
    this.#bytes = bytes
    this.#fileName = fileName
    this.#file = file
    this.#sheet = new SalesSheet(file, {})
  }

  facts(choices: ReadingChoices = {}): FileFacts {
    const { table } = this.#sheetFor(choices)
    return {
      fileName: this.#fileName,
      encoding: this.#file.encoding,
      titles: table.titles,
      headerLine: table.headerLine,
      rows: table.rows.length,
      firstRows: table.rows.slice(0, ROWS_SHOWN),
    }
  }

  *read(
    choices: ReadingChoices,
    onLeftOut?: (row: LeftOutRow) => void,
  ): Generator<ReadingProgress, ReadSales> {
    const refused = yield* this.#splitAgain(choices)
    if (refused) return { outcome: 'refused', problems: refused.problems }
    const sheet = this.#sheetFor(choices)
    const problems = sheet.problemsOf(choices)
    if (problems.length > 0) return { outcome: 'refused', problems }
    const { settled, questions } = yield* sheet.propose(choices)
    if (questions.length > 0) return { outcome: 'questions', draft: settled, questions }
    const draft = settled as CompleteDraft
    return yield* readSales(sheet, draft, choices, this.#fileName, new LeftOutTally(onLeftOut))
  }

  /** Only another delimiter and quotes after spaces make other rows of the same bytes. */
  *#splitAgain({
    delimiter = null,
    quotes = 'at-once',
  }: ReadingChoices): Generator<ReadingProgress, Refused | null> {
    const { rowChoices } = this.#sheet
    if (delimiter === rowChoices.delimiter && quotes === rowChoices.quotes) return null
    const file = yield* readCsvRows(this.#bytes, this.#fileName, { delimiter, quotes })
    if (!file.ok) return file
    this.#file = file
    this.#sheet = new SalesSheet(file, { delimiter, quotes })
    return null
  }

  #sheetFor(choices: ReadingChoices): SalesSheet {
    if (!this.#sheet.isFor(choices)) {
      this.#sheet = new SalesSheet(this.#file, { ...choices, ...this.#sheet.rowChoices })
    }
    return this.#sheet
  }
}

function* readSales(
  { table, known }: SalesSheet,
  settled: CompleteDraft,
  choices: ReadingChoices,
  fileName: string,
  tally: LeftOutTally,
): Generator<ReadingProgress, ReadSales> {
  const layout = new RowLayout(table, settled)
  const sales: RowRead[] = []
  const refunds: RowRead[] = []
  for (const [index, row] of table.rows.entries()) {
    const outcome = layout.readRow(row)
    if (isLeftOut(outcome)) tally.add(outcome)
    else if (outcome.kind === 'sale') sales.push(outcome)
    else refunds.push(outcome)
    if (index % ROWS_OF_STEP === 0) yield { share: 0.5 + (0.4 * index) / table.rows.length }
  }
  const chosen = { ...known?.settles, ...choices }
  const total = settleTotalRow(sales, settled, chosen.totalRow)
  const refunded = settleRefunds(sales, refunds, settled, chosen.refunds)
  const questions = [total.question, refunded.question].filter((open) => open !== null)
  if (questions.length > 0) return { outcome: 'questions', draft: settled, questions }
  if (total.row) {
    sales.splice(sales.indexOf(total.row), 1)
    tally.add(layout.leaveOutTotal(total.row))
  }
  for (const { refund, reason } of refunded.leftOut)
    tally.add(layout.leaveOutRefund(refund, reason))
  yield { share: 0.95 }
  if (sales.length === 0) return { outcome: 'refused', problems: noSaleProblems(tally.byReason) }
  return {
    outcome: 'read',
    sales: importedSales({
      fileName,
      reading: { ...settled, totalRow: total.reading, refunds: refunded.reading },
      rows: table.rows.length,
      refundRows: refunds.length - refunded.leftOut.length,
      leftOut: tally.byReason,
      sales,
      reversed: refunded.reversed,
    }),
  }
}

interface Parts extends Pick<
  ImportedSales,
  'fileName' | 'reading' | 'rows' | 'refundRows' | 'leftOut'
> {
  sales: readonly RowRead[]
  reversed: readonly Reversed[]
}

function importedSales({ sales: rows, reversed, ...parts }: Parts): ImportedSales {
  const creators = [...new Set(rows.map(({ creator }) => creator))].sort(compareTexts)
  const positions = new Map(creators.map((creator, position) => [creator, position]))
  const refundOf = new Map(reversed.map(({ sale, refund }) => [sale, refund]))
  const sales = rows.map((row): ImportedSale => {
    const refund = refundOf.get(row)
    const sale = { creator: positions.get(row.creator)!, at: row.at, amountCents: row.amountCents }
    return refund ? { ...sale, reversed: reversalOf(row, refund) } : sale
  })
  sales.sort(compareSales)
  const repeated = repeatedRows(rows)
  const partly = rows.filter(({ refundedCents }) => refundedCents > 0)
  return {
    ...parts,
    ...(partly.length > 0 && {
      partlyRefunded: {
        sales: partly.length,
        cents: sum(partly, ({ refundedCents }) => refundedCents),
      },
    }),
    ...(repeated > 0 && { repeatedRows: repeated }),
    creators,
    sales,
    firstDay: dayOfInstant(sales[0]!.at),
    lastDay: dayOfInstant(sales.at(-1)!.at),
    totalCents: sum(sales, ({ amountCents }) => amountCents),
  }
}

/** Lines of an order may be alike but for what they sell, so that only rows that are alike throughout are counted. */
const repeatedRows = (rows: readonly RowRead[]): number =>
  rows.length - new Set(rows.map(({ row }) => JSON.stringify(row.fields))).size

/** A day without an hour is its noon: a refund of the same day comes after its sale. */
const reversalOf = (
  sale: RowRead,
  { kind, at }: RowRead,
): NonNullable<ImportedSale['reversed']> => ({
  kind: kind === 'chargeback' ? 'chargeback' : 'refund',
  at: Math.max(at, sale.at + 1),
})

const compareSales = (one: ImportedSale, other: ImportedSale): number =>
  one.at - other.at ||
  one.creator - other.creator ||
  one.amountCents - other.amountCents ||
  (one.reversed?.at ?? 0) - (other.reversed?.at ?? 0) ||
  compareTexts(one.reversed?.kind ?? '', other.reversed?.kind ?? '')
