/**
 * The sales file of the scenario on the form: the one in use, or one that a link names and that has not been given. What is
 * known of the one in use goes to the draft, which may refer to its creators and days, and the browser keeps it for the next
 * visit.
 */
import type { PackedSales } from '../../../workers/contract'
import { sameValue } from '../../scenario/document-paths'
import { readingContextOf } from '../../scenario/reading-context'
import type { ScenarioInput } from '../../scenario/schema'
import { isSameFile, type WantedFile } from '../../scenario/sales-file/wanted-file'
import type { ScenarioDraft } from '../draft/scenario-draft.svelte'
import type { EditsNotRun } from './edits-not-run.svelte'
import { wantedFileOf, type Run } from './run.svelte'
import type { SavedWork } from './saved-work.svelte'

/** A run that a link describes and that waits for its sales file. */
export interface WantedRun {
  scenario: ScenarioInput
  file: WantedFile
}

export class SalesFile {
  readonly #draft: ScenarioDraft
  readonly #savedWork: SavedWork
  readonly #edits: EditsNotRun
  #sales = $state.raw<PackedSales | null>(null)
  /** The run of the page's address, as long as its sales file has not been given. */
  wanted = $state.raw<WantedRun | null>(null)

  constructor(draft: ScenarioDraft, savedWork: SavedWork, edits: EditsNotRun) {
    this.#draft = draft
    this.#savedWork = savedWork
    this.#edits = edits
  }

  /** Of the file in use. */
  get sales(): PackedSales | null {
    return this.#sales
  }

  /** As a link names it. */
  get inUse(): WantedFile | null {
    return this.#sales && wantedFileOf(this.#sales)
  }

  /** The file that the scenario on the form is of, as long as it has not been given: without it, it is not run unasked. */
  get toCome(): WantedFile | null {
    const { wanted } = this
    if (!wanted || this.#sales) return null
    return sameValue(this.#draft.origin, wanted.scenario) ? wanted.file : null
  }

  /** The same, given or not: what a link to the scenario on the form names. */
  get ofForm(): WantedFile | null {
    return this.inUse ?? this.toCome
  }

  /** Sales are at hand of the file in use, and none where there is no file. */
  salesOf(file: WantedFile | null): PackedSales | null {
    return isSameFile(file, this.inUse) ? this.#sales : null
  }

  /** Of a run of the shelf only the name of its file is known, which may be in use. */
  salesOfRun({ sales, salesFile }: Run): PackedSales | null {
    return sales ?? this.salesOf(salesFile)
  }

  /** Whether the sales of a run are not at hand, so that the page asks for their file. */
  asksFor(run: Run): boolean {
    const { scenario, salesFile } = run
    if (!salesFile || this.salesOfRun(run)) return false
    this.wanted = { scenario, file: salesFile }
    return true
  }

  /** Another scenario is about to take the draft's place, with the sales that it belongs to; `null` are generated ones. */
  changeTo(sales: PackedSales | null): void {
    this.wanted = null
    if (sales === this.#sales) return
    if (sales) void this.#take(sales)
    else if (this.#sales) {
      // The file stays in the browser, and is on offer.
      this.#savedWork.offerSales(this.#sales)
      this.#become(null)
    }
  }

  /**
   * A file that a link waits for comes with the scenario of the link. A period of the scenario's own stays, unless the
   * file's days are to take its place, and so does its name, unless there is another one.
   */
  async use(
    sales: PackedSales,
    isPeriodFollowed = false,
    name: string | null = null,
  ): Promise<void> {
    if (this.wanted) {
      this.#edits.setAside()
      this.#draft.load(this.wanted.scenario)
      this.wanted = null
    }
    if (isPeriodFollowed) this.#draft.followFilePeriod()
    if (name !== null) this.#draft.set('name', name)
    await this.#take(sales)
  }

  async remove(): Promise<void> {
    this.#become(null)
    await this.#savedWork.dropSales()
  }

  async #take(sales: PackedSales): Promise<void> {
    this.#become(sales)
    await this.#savedWork.keepSales(sales)
  }

  #become(sales: PackedSales | null): void {
    this.#sales = sales
    this.#draft.setContext(sales ? readingContextOf(sales, sales.columns) : {})
  }
}
