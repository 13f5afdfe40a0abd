/** The rows that are left out of a sales file, as a CSV to be corrected in a spreadsheet. */
import Papa from 'papaparse'
import { BYTE_ORDER_MARK, isAscii } from '../src/core/byte-order-mark'
import { FORMULA_START } from '../src/core/formula-start'
import type { LeftOutRow } from '../src/scenario/sales-file/imported-sales'

/** Few enough to be written within a slice of the reading. */
const ROWS_PER_BLOCK = 1_000

const COLUMNS = ['line', 'reason', 'column', 'value', 'expected'] as const

/** Takes rows one by one, and keeps little more than their text. */
export class LeftOutCsv {
  readonly #blocks: Blob[] = []
  #rows: (readonly (string | number)[])[] = [COLUMNS]
  #isAscii = true

  readonly add = (row: LeftOutRow): void => {
    this.#rows.push(COLUMNS.map((column) => row[column]))
    if (this.#rows.length >= ROWS_PER_BLOCK) this.#endBlock()
  }

  file(): Blob {
    this.#endBlock()
    const blocks = this.#isAscii ? this.#blocks : [BYTE_ORDER_MARK, ...this.#blocks]
    return new Blob(blocks, { type: 'text/csv' })
  }

  #endBlock(): void {
    if (this.#rows.length === 0) return
    const text = Papa.unparse(this.#rows as unknown[][], { escapeFormulae: FORMULA_START })
    this.#isAscii &&= isAscii(text)
    this.#blocks.push(new Blob([`${text}\r\n`]))
    this.#rows = []
  }
}
