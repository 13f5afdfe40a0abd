/**
 * What `--read` says of a sales file: which export it is, which columns it has, what its amounts, times and kinds of rows
 * mean; or a file in which a reading is saved.
 */
import { nearestTo } from '../scenario/nearest'
import type { Problem, Refused } from '../scenario/problems'
import { AMOUNT_UNITS, DECIMAL_MARKS } from '../scenario/sales-file/amounts'
import { EXPORT_NAMES } from '../scenario/sales-file/exports'
import {
  DELIMITER_NAMES,
  QUOTE_READINGS,
  REFUND_READINGS,
  ROW_KINDS,
  TOTAL_ROW_READINGS,
  withChoices,
  type ReadingChoices,
  type RowKind,
  type RowKinds,
  type SalesReading,
} from '../scenario/sales-file/reading'
import { normalValue } from '../scenario/sales-file/row-kinds'
import { DATE_ORDERS } from '../scenario/sales-file/times'

type Choice = Exclude<keyof SalesReading, 'rowKinds'>

interface Word {
  choice: Choice
  /** What may follow it: one of these, or a value of another kind. */
  options?: readonly string[]
  placeholder: string
  isNumber?: true
  /** `none`: the file has no such column. */
  mayBeNone?: true
}

const oneOf = (choice: Choice, options: readonly string[]): Word => ({
  choice,
  options,
  placeholder: options.join('|'),
})
const column = (choice: Choice): Word => ({ choice, placeholder: '<column>' })
const columnOrNone = (choice: Choice): Word => ({
  choice,
  placeholder: '<column>|none',
  mayBeNone: true,
})

export const WORDS = {
  as: oneOf('readAs', EXPORT_NAMES),
  header: { choice: 'headerLine', placeholder: '<line>', isNumber: true },
  delimiter: oneOf('delimiter', DELIMITER_NAMES),
  quotes: oneOf('quotes', QUOTE_READINGS),
  creator: column('creator'),
  one_creator: { choice: 'oneCreator', placeholder: '<name>' },
  sold_at: column('soldAt'),
  time: columnOrNone('timeOfDay'),
  time_zone: { choice: 'timeZone', placeholder: '<zone>' },
  time_zone_column: columnOrNone('timeZoneColumn'),
  dates: oneOf('dateOrder', DATE_ORDERS),
  amount: column('amount'),
  unit: oneOf('amountUnit', AMOUNT_UNITS),
  decimals: oneOf('decimalMark', DECIMAL_MARKS),
  quantity: columnOrNone('quantity'),
  discount: columnOrNone('discount'),
  currency: columnOrNone('currency'),
  sale_id: columnOrNone('saleId'),
  refund_of: columnOrNone('refundOf'),
  refunds: oneOf('refunds', REFUND_READINGS),
  total_row: oneOf('totalRow', TOTAL_ROW_READINGS),
} as const satisfies Record<string, Word>
export type ReadWord = keyof typeof WORDS | 'rows'

const ENTRIES = Object.entries<Word>(WORDS)

/** A status, a type or a flag: `rows=Status:on hold=left-out`. */
const ROWS_WORD = `rows=<column>:<value>=${ROW_KINDS.join('|')}`

export const READ_WORDS: readonly string[] = [
  ...ENTRIES.map(([word, { placeholder }]) => `${word}=${placeholder}`),
  ROWS_WORD,
]

const KNOWN_WORDS = [...ENTRIES.map(([word]) => word), 'rows']

/** `unknown`: a word that there is not, where that is what is wrong. */
function expectedWord(unknown: string | null): string {
  const nearest = unknown === null ? null : nearestTo(unknown, KNOWN_WORDS)
  const meant = nearest === null ? '' : `; did you mean ${nearest}?`
  return `a choice as in amount=price, of ${KNOWN_WORDS.join(', ')}; or @<file.json>${meant}`
}

export type ReadChoices = { ok: true; choices: ReadingChoices } | Refused

/** `readFile` gives the reading that a file has, for `--read @file.json`. Words win over it. */
export function readChoices(
  given: readonly string[],
  readFile: (path: string) => ReadChoices,
): ReadChoices {
  let choices: ReadingChoices = {}
  const problems: Problem[] = []
  for (const text of given.filter((one) => one.startsWith('@'))) {
    const saved = readFile(text.slice(1))
    if (saved.ok) choices = withChoices(choices, saved.choices)
    else problems.push(...saved.problems)
  }
  const words = new Set<string>()
  for (const text of given.filter((one) => !one.startsWith('@'))) {
    const read = readWord(text, words)
    if (typeof read === 'string') problems.push({ path: '--read', value: text, expected: read })
    else choices = withChoices(choices, read)
  }
  return problems.length === 0 ? { ok: true, choices } : { ok: false, problems }
}

/** The choice, or what was expected. */
function readWord(text: string, words: Set<string>): ReadingChoices | string {
  const [word, value] = wordAndValue(text)
  if (word === 'rows') return readRows(value) ?? ROWS_WORD
  const known = ENTRIES.find(([name]) => name === word)?.[1]
  if (!known || value === '') return expectedWord(known ? null : word)
  if (words.has(word)) return `${word} once`
  words.add(word)
  const { choice, options, isNumber, mayBeNone } = known
  if (options && !options.includes(value)) return `${word}=${options.join(` or ${word}=`)}`
  if (isNumber) {
    return /^[1-9]\d{0,6}$/.test(value) ? { [choice]: Number(value) } : `${word}=<line>, from 1`
  }
  return { [choice]: mayBeNone && value === 'none' ? null : value }
}

function readRows(text: string): ReadingChoices | null {
  const parts = /^(.*):([^:]*)=([a-z-]+)$/s.exec(text)
  const kind = ROW_KINDS.find((known) => known === parts?.[3])
  if (!parts || !kind || parts[1] === '') return null
  const kinds: Record<string, RowKind> = { [normalValue(parts[2]!)]: kind }
  return { rowKinds: { [parts[1]!]: kinds } }
}

/** In the words of `--read`, so that the file is read alike whatever else may be in it later. */
export function wordsOfReading(reading: SalesReading): string[] {
  const words = ENTRIES.flatMap(([word, { choice }]) => {
    const value = reading[choice]
    return value === null ? [] : [`${word}=${value}`]
  })
  return [...words, ...wordsOfRowKinds(reading.rowKinds)].map(quoted)
}

export const wordsOfRowKinds = (rowKinds: RowKinds): string[] =>
  Object.entries(rowKinds).flatMap(([title, kinds]) =>
    Object.entries(kinds).map(([value, kind]) => `rows=${title}:${value}=${kind}`),
  )

/** A word as a shell takes it, whatever is in it. */
export const quoted = (word: string): string =>
  /^[\w=@.,/+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`

function wordAndValue(text: string): [string, string] {
  const position = text.indexOf('=')
  return position < 0 ? [text, ''] : [text.slice(0, position), text.slice(position + 1)]
}
