/**
 * A saved reading, to be used again on the next file of its kind: choices as JSON, by themselves or in the report of
 * a run.
 */
import type { core } from 'zod'
import { isDocument, valueAt } from '../document-paths'
import type { Problem, Refused } from '../problems'
import { AMOUNT_UNITS, DECIMAL_MARKS } from './amounts'
import { EXPORT_NAMES } from './exports'
import {
  DELIMITER_NAMES,
  QUOTE_READINGS,
  REFUND_READINGS,
  ROW_KINDS,
  TOTAL_ROW_READINGS,
  type ReadingChoices,
  type SalesReading,
} from './reading'
import { DATE_ORDERS } from './times'
import { z } from '../zod'

const TEXT_LENGTH_MAX = 200
const text = z.string().min(1).max(TEXT_LENGTH_MAX)
const column = text.nullable()

const CHOICES = z
  .strictObject({
    readAs: z.enum(EXPORT_NAMES),
    headerLine: z.int().min(1),
    delimiter: z.enum(DELIMITER_NAMES).nullable(),
    quotes: z.enum(QUOTE_READINGS),
    creator: column,
    oneCreator: column,
    soldAt: text,
    timeOfDay: column,
    timeZoneColumn: column,
    timeZone: column,
    dateOrder: z.enum(DATE_ORDERS).nullable(),
    amount: text,
    amountUnit: z.enum(AMOUNT_UNITS),
    decimalMark: z.enum(DECIMAL_MARKS),
    quantity: column,
    discount: column,
    currency: column,
    saleId: column,
    refundOf: column,
    refunds: z.enum(REFUND_READINGS),
    rowKinds: z.record(z.string(), z.record(z.string(), z.enum(ROW_KINDS))),
    totalRow: z.enum(TOTAL_ROW_READINGS),
  } satisfies Record<keyof SalesReading, z.ZodType>)
  .partial()

export function readSavedReading(
  document: unknown,
): { ok: true; choices: ReadingChoices } | Refused {
  const saved = readingIn(document)
  const parsed = CHOICES.safeParse(saved)
  if (parsed.success) return { ok: true, choices: withoutNothing(parsed.data) }
  return { ok: false, problems: parsed.error.issues.flatMap((issue) => problemsOf(issue, saved)) }
}

function problemsOf(issue: core.$ZodIssue, saved: unknown): Problem[] {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys : []
  const places = unknown.length > 0 ? unknown.map((key) => [...issue.path, key]) : [issue.path]
  return places.map((place) => ({
    path: ['reading', ...place].join('.'),
    value: place.reduce<unknown>(
      (inner, key) => (inner as Record<PropertyKey, unknown> | null)?.[key],
      saved,
    ),
    expected: expectedOf(issue),
  }))
}

/** What zod expected, in plain words: its own are for programmers. */
function expectedOf(issue: core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return 'no such choice'
    case 'invalid_value':
      return `one of ${issue.values.join(', ')}`
    case 'invalid_type':
      return HOLDS[issue.expected] ?? 'an object of choices'
    case 'too_small':
    case 'too_big':
      return HOLDS[issue.origin] ?? 'a reading'
    default:
      return 'a reading'
  }
}

const LINE = 'a whole number from 1'
/** By the type that is asked for: of numbers there is only the line of the header. */
const HOLDS: Readonly<Record<string, string>> = {
  string: `text of 1 to ${TEXT_LENGTH_MAX} characters`,
  number: LINE,
  int: LINE,
}

/** `salesFile.reading` of a `report.json`, whose run may have had no file. */
function readingIn(document: unknown): unknown {
  return isDocument(document) && 'salesFile' in document
    ? valueAt(document, 'salesFile.reading')
    : document
}

/**
 * What was read off one file is not said of the next: a line of the header and a date order that no date showed stay open,
 * and one creator replaces a column.
 */
function withoutNothing(saved: Partial<z.infer<typeof CHOICES>>): ReadingChoices {
  const entries = Object.entries(saved).filter(
    ([name, value]) => value !== undefined && !(value === null && NULL_IS_OPEN.has(name)),
  )
  return Object.fromEntries(entries)
}

const NULL_IS_OPEN = new Set(['delimiter', 'creator', 'oneCreator', 'dateOrder', 'timeZone'])
