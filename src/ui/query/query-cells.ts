/** A value of a query's answer as text: as SQLite has it, since it is the reader's own query. */
import type { QueryResult, SqlValue } from '../../../workers/contract'

const TEXT_LENGTH_MAX = 300

export function cellText(value: SqlValue): string {
  // Each byte becomes two characters: of a large value only its beginning is written.
  const text = plainText(value instanceof Uint8Array ? value.subarray(0, TEXT_LENGTH_MAX) : value)
  return text.length > TEXT_LENGTH_MAX ? `${text.slice(0, TEXT_LENGTH_MAX)}…` : text
}

function plainText(value: SqlValue): string {
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
  const fieldOf = (value: SqlValue): string | number =>
    typeof value === 'number' ? value : value === null ? '' : plainText(value)
  const fields = rows.map((row) => row.map(fieldOf))
  const csv = papa.unparse([[...columns], ...fields], { escapeFormulae: true, newline: '\n' })
  return `${csv}\n`
}
