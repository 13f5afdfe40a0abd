/**
 * The rows that leave the ledger of a long run, as CSV files in a folder beside it: one for each view and month, with the
 * columns of the view. They are written as the run goes on; those of an earlier run are taken away first.
 */
import { appendFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { isoFromInstant, type Instant } from '../core/calendar'
import type { SqlValue } from '../ledger/database'

const FOLDER = 'closed'
const ROWS_WAITING_MAX = 5_000
const MONTH_LENGTH = 'YYYY-MM'.length

interface Waiting {
  columns: readonly string[]
  rows: (readonly SqlValue[])[]
}

export class ClosedParts {
  readonly #folder: string
  /** By file name. */
  readonly #waiting = new Map<string, Waiting>()

  constructor(outFolder: string) {
    this.#folder = join(outFolder, FOLDER)
    mkdirSync(this.#folder, { recursive: true })
    for (const name of readdirSync(this.#folder)) {
      if (/^[a-z_]+-\d{4}-\d{2}\.csv$/.test(name)) rmSync(join(this.#folder, name))
    }
  }

  readonly take = (
    view: string,
    columns: readonly string[],
    row: readonly SqlValue[],
    closedAt: Instant,
  ): void => {
    const name = `${view}-${isoFromInstant(closedAt).slice(0, MONTH_LENGTH)}.csv`
    const waiting = this.#waiting.get(name) ?? { columns, rows: [] }
    this.#waiting.set(name, waiting)
    waiting.rows.push(row)
    if (waiting.rows.length >= ROWS_WAITING_MAX) this.#write(name, waiting)
  }

  /** To be called at the end of the run. */
  finish(): void {
    for (const [name, waiting] of this.#waiting) this.#write(name, waiting)
    this.#waiting.clear()
  }

  #write(name: string, { columns, rows }: Waiting): void {
    if (rows.length === 0) return
    const path = join(this.#folder, name)
    const lines = existsSync(path) ? rows : [columns, ...rows]
    const text = Papa.unparse(lines as unknown[][], { newline: '\n', escapeFormulae: true })
    appendFileSync(path, `${text}\n`)
    rows.length = 0
  }
}
