/**
 * A sales file on its way in: its text, which columns are read, and what reading them gives. Reading happens here
 * and nowhere else; nothing is used until the reader says so.
 */
import {
  previewSalesFile,
  readSalesFile,
  type ImportedSales,
  type SalesColumns,
} from '../../scenario/sales-file'
import type { Problem } from '../../scenario/problems'

export type ColumnRole = keyof SalesColumns
export const COLUMN_ROLES: readonly ColumnRole[] = ['creator', 'soldAt', 'amount']

type Chosen = Record<ColumnRole, string | null>

const NONE_CHOSEN: Chosen = { creator: null, soldAt: null, amount: null }

export class SalesImport {
  readonly fileName: string
  readonly #text: string
  readonly header: readonly string[]
  readonly firstRows: readonly string[][]
  readonly #fileProblems: readonly Problem[]
  #chosen = $state.raw<Chosen>(NONE_CHOSEN)
  readonly #answer = $derived.by(() => {
    const columns = this.columns
    return columns ? readSalesFile(this.#text, this.fileName, columns) : null
  })

  constructor(fileName: string, text: string) {
    this.fileName = fileName
    this.#text = text
    const preview = previewSalesFile(text)
    this.header = preview.ok ? preview.header : []
    this.firstRows = preview.ok ? preview.rows : []
    this.#fileProblems = preview.ok ? [] : preview.problems
    if (preview.ok && preview.columns) this.#chosen = preview.columns
  }

  get chosen(): Readonly<Chosen> {
    return this.#chosen
  }

  get columns(): SalesColumns | null {
    const { creator, soldAt, amount } = this.#chosen
    return creator !== null && soldAt !== null && amount !== null
      ? { creator, soldAt, amount }
      : null
  }

  get sales(): ImportedSales | null {
    return this.#answer?.ok ? this.#answer.sales : null
  }

  get problems(): readonly Problem[] {
    if (this.#fileProblems.length > 0) return this.#fileProblems
    return this.#answer && !this.#answer.ok ? this.#answer.problems : []
  }

  choose(role: ColumnRole, column: string | null): void {
    this.#chosen = { ...this.#chosen, [role]: column }
  }
}
