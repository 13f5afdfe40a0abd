/** Sales files for tests: read from text, with what they are, ask or refuse. */
import { problemOfQuestion } from '../../src/cli/question-lines'
import { isoFromDay } from '../../src/core/calendar'
import type {
  ImportedSales,
  LeftOutRow,
  ReadSales,
} from '../../src/scenario/sales-file/imported-sales'
import { formatProblem } from '../../src/scenario/problems'
import { exhaust } from '../../src/core/exhaust'
import { openSalesFile } from '../../src/scenario/sales-file/read-sales-file'
import type { SalesQuestion } from '../../src/scenario/sales-file/questions'
import type { ReadingChoices } from '../../src/scenario/sales-file/reading'

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

export function answerTo(
  bytes: Uint8Array,
  choices: ReadingChoices = {},
  onLeftOut?: (row: LeftOutRow) => void,
): ReadSales {
  const opened = exhaust(openSalesFile(bytes, 'sales.csv'))
  if (!opened.ok) return { outcome: 'refused', problems: opened.problems }
  return exhaust(opened.file.read(choices, onLeftOut))
}

export function salesOfBytes(bytes: Uint8Array, choices: ReadingChoices = {}): ImportedSales {
  const answer = answerTo(bytes, choices)
  if (answer.outcome === 'read') return answer.sales
  throw new Error(linesOf(answer).join('\n'))
}

export const imported = (text: string, choices: ReadingChoices = {}): ImportedSales =>
  salesOfBytes(bytesOf(text), choices)

export function questionsOf(text: string, choices: ReadingChoices = {}): SalesQuestion[] {
  const answer = answerTo(bytesOf(text), choices)
  return answer.outcome === 'questions' ? answer.questions : []
}

/** Problems and questions, as the command line prints them. */
export const refusal = (text: string, choices: ReadingChoices = {}): string[] =>
  linesOf(answerTo(bytesOf(text), choices))

export function linesOf(answer: ReadSales): string[] {
  switch (answer.outcome) {
    case 'read':
      return []
    case 'refused':
      return answer.problems.map(formatProblem)
    case 'questions':
      return answer.questions.map(problemOfQuestion([], 1)).map(formatProblem)
  }
}

/** Each row that is left out: its line, its reason, its column and its value. */
export function leftOutOf(text: string, choices: ReadingChoices = {}): unknown[] {
  const rows: unknown[] = []
  const answer = answerTo(bytesOf(text), choices, ({ line, reason, column, value }) =>
    rows.push([line, reason, column, value]),
  )
  if (answer.outcome !== 'read') throw new Error(linesOf(answer).join('\n'))
  return rows
}

export const amountsOf = (text: string, choices: ReadingChoices = {}): number[] =>
  imported(text, choices).sales.map((sale) => sale.amountCents)

/** Sales of $10.50, one on each day, with what is said besides. */
export const withColumn = (name: string, ...values: string[]): string =>
  [
    `creator,date,amount,${name}`,
    ...values.map((value, index) => `a,${isoFromDay(index)},10.50,${value}`),
  ].join('\n')

/** A file of these lines. */
export const cells = (header: string, ...rows: string[]): string => [header, ...rows].join('\n')
