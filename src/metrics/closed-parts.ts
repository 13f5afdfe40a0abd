/**
 * The rows that leave the ledger of a long run, as CSV: one part for each view and month, with the
 * columns of the view. They are written piece by piece while the run goes on.
 */
import Papa from 'papaparse'
import { isoFromInstant } from '../core/calendar'
import { FORMULA_START } from '../core/formula-start'
import type { SqlValue } from '../ledger/database'
import type { ClosedRowsSink } from '../ledger/closing/closed-days'

const ROWS_WAITING_MAX = 5_000
const MONTH_LENGTH = 'YYYY-MM'.length

interface Waiting {
  columns: readonly string[]
  rows: (readonly SqlValue[])[]
}

/** Hears the next piece of a part; the first one has the columns. */
type PartWriter = (fileName: string, text: string) => void

export class ClosedParts {
  readonly #write: PartWriter
  /** By file name. */
  readonly #waiting = new Map<string, Waiting>()
  readonly #begun = new Set<string>()

  constructor(write: PartWriter) {
    this.#write = write
  }

  readonly take: ClosedRowsSink = (view, columns, closedAt) => {
    const name = `${view}-${isoFromInstant(closedAt).slice(0, MONTH_LENGTH)}.csv`
    const waiting = this.#waiting.get(name) ?? { columns, rows: [] }
    this.#waiting.set(name, waiting)
    return (row) => {
      waiting.rows.push(row)
      if (waiting.rows.length >= ROWS_WAITING_MAX) this.#writePiece(name, waiting)
    }
  }

  /** Writes what waits: at the end of the run, or where somebody wants all that there is so far. */
  flush(): void {
    for (const [name, waiting] of this.#waiting) this.#writePiece(name, waiting)
    this.#waiting.clear()
  }

  #writePiece(name: string, { columns, rows }: Waiting): void {
    if (rows.length === 0) return
    const lines = this.#begun.has(name) ? rows : [columns, ...rows]
    this.#begun.add(name)
    const text = Papa.unparse(lines as unknown[][], {
      newline: '\n',
      escapeFormulae: FORMULA_START,
    })
    this.#write(name, `${text}\n`)
    rows.length = 0
  }
}
