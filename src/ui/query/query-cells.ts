/** A value of a query's answer as text: as SQLite has it, since it is the reader's own query. */
import type { ExactValue, QueryResult } from '../../../workers/contract'
import { FORMULA_START } from '../../core/formula-start'
import { shortened } from '../../scenario/problems'

const TEXT_LENGTH_MAX = 300
const NAME_LENGTH_MAX = 60

/** A column that was given no name has its whole expression for one. */
export const columnText = (name: string): string => shortened(name, NAME_LENGTH_MAX)

export const isFigure = (value: ExactValue | undefined): value is number | bigint =>
  typeof value === 'number' || typeof value === 'bigint'

export function cellText(value: ExactValue): string {
  // Each byte becomes two characters: of a large value only its beginning is written.
  const text = plainText(value instanceof Uint8Array ? value.subarray(0, TEXT_LENGTH_MAX) : value)
  return shortened(text, TEXT_LENGTH_MAX)
}

function plainText(value: ExactValue): string {
  if (value === null) return 'NULL'
  if (value instanceof Uint8Array) {
    return `x'${Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('')}'`
  }
  return String(value)
}

/** `NULL` is an empty field, and no field begins a formula in a spreadsheet. */
export async function csvOf({ columns, rows }: QueryResult): Promise<string> {
  const { default: papa } = await import('papaparse')
  // A number is no formula, not even a negative one.
  const fieldOf = (value: ExactValue): string | number | bigint =>
    isFigure(value) ? value : value === null ? '' : plainText(value)
  const fields = rows.map((row) => row.map(fieldOf))
  const csv = papa.unparse([[...columns], ...fields], {
    escapeFormulae: FORMULA_START,
    newline: '\n',
  })
  return `${csv}\n`
}
