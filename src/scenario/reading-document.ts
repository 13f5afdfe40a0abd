/**
 * A reading as JSON: what a link says of its file, and what the page keeps under a name. Only words and titles are in
 * it, nothing of a row. What is no reading is refused with the place in it.
 */
import type { Problem, Refused } from './problems'
import { AMOUNT_UNITS, DECIMAL_MARKS } from './sales-amounts'
import { EXPORT_NAMES } from './sales-exports'
import {
  QUOTE_READINGS,
  REFUND_READINGS,
  ROW_KINDS,
  TOTAL_ROW_READINGS,
  type ReadingChoices,
  type SalesReading,
} from './sales-reading'
import { DATE_ORDERS } from './sales-times'

export type ReadReading = { ok: true; choices: ReadingChoices } | Refused

const TEXT_LENGTH_MAX = 500

interface Rule {
  isMet: (value: unknown) => boolean
  expected: string
}

const isText = (value: unknown): boolean =>
  typeof value === 'string' && value !== '' && value.length <= TEXT_LENGTH_MAX
const TEXT: Rule = { isMet: isText, expected: `text of 1 to ${TEXT_LENGTH_MAX} characters` }

const orNull = ({ isMet, expected }: Rule): Rule => ({
  isMet: (value) => value === null || isMet(value),
  expected: `${expected}, or null`,
})

const oneOf = (words: readonly string[]): Rule => ({
  isMet: (value) => typeof value === 'string' && words.includes(value),
  expected: `one of ${words.join(', ')}`,
})

const LINE: Rule = {
  isMet: (value) => Number.isSafeInteger(value) && Number(value) >= 1,
  expected: 'a line of the file, from 1',
}

const ROW_KINDS_RULE: Rule = {
  isMet: (value) =>
    isRecord(value) &&
    Object.values(value).every(
      (kinds) => isRecord(kinds) && Object.values(kinds).every(oneOf(ROW_KINDS).isMet),
    ),
  expected: `for each column its values, each ${ROW_KINDS.join(', ')}`,
}

const RULES: Readonly<Record<keyof SalesReading, Rule>> = {
  readAs: oneOf(EXPORT_NAMES),
  headerLine: LINE,
  quotes: oneOf(QUOTE_READINGS),
  creator: orNull(TEXT),
  oneCreator: orNull(TEXT),
  soldAt: TEXT,
  timeOfDay: orNull(TEXT),
  timeZoneColumn: orNull(TEXT),
  timeZone: orNull(TEXT),
  dateOrder: orNull(oneOf(DATE_ORDERS)),
  amount: TEXT,
  amountUnit: oneOf(AMOUNT_UNITS),
  decimalMark: oneOf(DECIMAL_MARKS),
  quantity: orNull(TEXT),
  discount: orNull(TEXT),
  currency: orNull(TEXT),
  saleId: orNull(TEXT),
  refundOf: orNull(TEXT),
  refunds: oneOf(REFUND_READINGS),
  rowKinds: ROW_KINDS_RULE,
  totalRow: oneOf(TOTAL_ROW_READINGS),
}

export function readReadingDocument(value: unknown): ReadReading {
  if (!isRecord(value)) return refuse([{ path: 'reading', value, expected: 'a reading as JSON' }])
  const problems = Object.entries(value).flatMap(([key, given]): Problem[] => {
    const rule = Object.hasOwn(RULES, key) ? RULES[key as keyof SalesReading] : undefined
    if (rule?.isMet(given)) return []
    const expected = rule?.expected ?? `no such choice; there are ${Object.keys(RULES).join(', ')}`
    return [{ path: `reading.${key}`, value: given, expected }]
  })
  return problems.length === 0 ? { ok: true, choices: value as ReadingChoices } : refuse(problems)
}

const refuse = (problems: Problem[]): Refused => ({ ok: false, problems })

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
