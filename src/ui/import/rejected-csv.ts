/** The rejected rows of a file as CSV, to be mended in a spreadsheet. */
import type { RejectedRow } from '../../scenario/sales-file'

const quoted = (text: string): string =>
  /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

export function rejectedRowsCsv(rows: readonly RejectedRow[]): string {
  const lines = rows.map((row) =>
    [String(row.line), row.column, row.value, row.expected].map(quoted).join(','),
  )
  return ['line,column,value,expected', ...lines, ''].join('\r\n')
}
