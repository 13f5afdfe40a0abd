/** The rows of a sales file that are left out as CSV, to be mended in a spreadsheet. */
import type { LeftOutRow } from '../src/scenario/imported-sales'

const ROWS_PER_BLOCK = 10_000

const quoted = (text: string): string =>
  /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

/** Takes rows one by one, and keeps no more than their text. */
export class LeftOutCsv {
  readonly #blocks: Blob[] = []
  #lines = ['line,reason,column,value,expected']

  readonly add = ({ line, reason, column, value, expected }: LeftOutRow): void => {
    this.#lines.push([String(line), reason, column, value, expected].map(quoted).join(','))
    if (this.#lines.length >= ROWS_PER_BLOCK) this.#endBlock()
  }

  file(): Blob {
    this.#endBlock()
    return new Blob(this.#blocks, { type: 'text/csv' })
  }

  #endBlock(): void {
    if (this.#lines.length > 0) this.#blocks.push(new Blob([`${this.#lines.join('\r\n')}\r\n`]))
    this.#lines = []
  }
}
