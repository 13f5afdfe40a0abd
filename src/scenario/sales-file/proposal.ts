/**
 * What is understood of a sales file: what somebody has chosen, else what its export is known to mean, else what its names
 * and values say; and the questions that all of these leave open. Nothing is guessed.
 */
import type { DraftReading } from './imported-sales'
import type { CsvRow } from './csv-rows'
import { proposeAmount } from './propose-amount'
import { proposeCurrency } from './propose-currency'
import { proposeRowKinds } from './propose-row-kinds'
import { columnOfDays, proposeTimes } from './propose-times'
import { columnsOfRole, possibleColumns, type SalesTable } from './columns'
import { plainTitle, type ColumnRole, type SalesExport } from './exports'
import type { QuestionReason, SalesAnswer, SalesQuestion } from './questions'
import type { ReadingChoices } from './reading'
import type { ColumnValues, Examples } from './survey'

/** What the parts of a proposal look at. */
export interface Sheet {
  table: SalesTable
  values: readonly ColumnValues[]
  known: SalesExport | null
  choices: ReadingChoices
}

export interface Part {
  settled: DraftReading
  questions: SalesQuestion[]
}

export function propose(sheet: Sheet): Part {
  const columns = [proposeCreator(sheet), proposeSoldAt(sheet)]
  const amount = proposeAmount(sheet)
  const basics = [...columns, amount]
  const { soldAt } = columns[1]!.settled
  if (soldAt === undefined || amount.settled.amount === undefined) return joined(basics)
  const links = proposeLinks(sheet)
  const parts = [
    ...basics,
    links,
    proposeTimes(sheet, soldAt),
    proposeCurrency(sheet, amount.settled.amount),
  ]
  const taken = joined(parts).settled
  return joined([...parts, proposeRowKinds(sheet, taken)])
}

function joined(parts: readonly Part[]): Part {
  return {
    settled: Object.assign({}, ...parts.map(({ settled }) => settled)) as DraftReading,
    questions: parts.flatMap(({ questions }) => questions),
  }
}

/** The column that the export has for this, or that its names show; several are none. */
export function columnOf(sheet: Sheet, role: ColumnRole): string | null {
  const { table, known } = sheet
  const named = known?.columns[role]?.flatMap((name) => titleOf(table, name) ?? []) ?? []
  if (named[0] !== undefined) return named[0]
  if (known && !known.isOpen) return null
  const columns = columnsOfRole(role, table)
  return columns.length === 1 ? columns[0]! : null
}

/** All that could be meant, the most telling first. */
export function columnsMeant({ table, known }: Sheet, role: ColumnRole): string[] {
  return known && !known.isOpen
    ? (known.columns[role]?.flatMap((name) => titleOf(table, name) ?? []) ?? [])
    : possibleColumns(role, table)
}

export const titleOf = (table: SalesTable, name: string): string | null =>
  table.titles.find((title) => plainTitle(title) === plainTitle(name)) ?? null

function proposeCreator(sheet: Sheet): Part {
  const { choices, table, known } = sheet
  if (choices.oneCreator) {
    return { settled: { creator: null, oneCreator: choices.oneCreator }, questions: [] }
  }
  const creator = choices.creator ?? columnOf(sheet, 'creator')
  if (creator !== null) return { settled: { creator, oneCreator: null }, questions: [] }
  const several = known && !known.isOpen ? [] : columnsOfRole('creator', table)
  const columns = several.length > 1 ? several : table.titles
  return {
    settled: {},
    questions: [
      question({
        choice: 'creator',
        reason: several.length > 1 ? 'creator-several' : 'creator-missing',
        columns,
        answers: [
          { label: 'one-creator', value: null, choices: null },
          ...columnAnswers('creator', columns),
        ],
      }),
    ],
  }
}

function proposeSoldAt(sheet: Sheet): Part {
  const { choices, table } = sheet
  const soldAt = choices.soldAt ?? columnOfDays(sheet)
  if (soldAt !== null) return { settled: { soldAt }, questions: [] }
  const several = columnsOfRole('soldAt', table)
  const columns = several.length > 1 ? several : table.titles
  return {
    settled: {},
    questions: [
      question({
        choice: 'soldAt',
        reason: several.length > 1 ? 'sold-at-several' : 'sold-at-missing',
        columns,
        answers: columnAnswers('soldAt', columns),
      }),
    ],
  }
}

function proposeLinks(sheet: Sheet): Part {
  const { choices } = sheet
  const saleId = choices.saleId === undefined ? columnOf(sheet, 'saleId') : choices.saleId
  const refundOf = choices.refundOf === undefined ? columnOf(sheet, 'refundOf') : choices.refundOf
  return { settled: { saleId, refundOf }, questions: [] }
}

type ColumnChoice = 'creator' | 'soldAt' | 'amount' | 'currency'

/** So many columns of a wide file are offered as answers; any other can be chosen, too. */
const COLUMNS_OFFERED = 40

export const columnAnswers = (choice: ColumnChoice, columns: readonly string[]): SalesAnswer[] =>
  columns
    .slice(0, COLUMNS_OFFERED)
    .map((title) => ({ label: 'column', value: title, choices: { [choice]: title } }))

interface QuestionParts {
  choice: SalesQuestion['choice']
  reason: QuestionReason
  columns?: readonly string[]
  value?: string
  about?: Examples
  /** Position of the column whose values the examples show. */
  position?: number
  answers: readonly SalesAnswer[]
}

export function question(parts: QuestionParts): SalesQuestion {
  const { choice, reason, columns = [], value = null, about, position = 0, answers } = parts
  return {
    choice,
    reason,
    columns,
    value,
    rows: about?.count ?? 0,
    examples: (about?.rows ?? []).map((row) => exampleOf(row, position)),
    answers,
  }
}

const exampleOf = ({ line, fields }: CsvRow, position: number) => ({
  line,
  value: fields[position] ?? '',
  fields,
})
