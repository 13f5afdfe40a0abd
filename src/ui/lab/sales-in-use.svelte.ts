/**
 * The sales file in use. What is known of it goes to the draft, which may refer to its creators and days, and the browser
 * keeps it for the next visit.
 */
import type { PackedSales } from '../../../workers/contract'
import { readingContextOf } from '../../scenario/reading-context'
import type { WantedFile } from '../../scenario/wanted-file'
import type { ScenarioDraft } from '../draft/scenario-draft.svelte'
import { wantedFileOf } from './run.svelte'
import type { SavedWork } from './saved-work.svelte'

export class SalesInUse {
  readonly #draft: ScenarioDraft
  readonly #savedWork: SavedWork
  #sales = $state.raw<PackedSales | null>(null)

  constructor(draft: ScenarioDraft, savedWork: SavedWork) {
    this.#draft = draft
    this.#savedWork = savedWork
  }

  get sales(): PackedSales | null {
    return this.#sales
  }

  /** As a link names it. */
  get file(): WantedFile | null {
    return this.#sales && wantedFileOf(this.#sales)
  }

  async use(sales: PackedSales): Promise<void> {
    this.#become(sales)
    await this.#savedWork.keepSales(sales)
  }

  async remove(): Promise<void> {
    this.#become(null)
    await this.#savedWork.dropSales()
  }

  /** What comes next has generated sales: the file stays in the browser, and is on offer. */
  setAside(): void {
    if (!this.#sales) return
    this.#savedWork.offerSales(this.#sales)
    this.#become(null)
  }

  #become(sales: PackedSales | null): void {
    this.#sales = sales
    this.#draft.setContext(sales ? readingContextOf(sales, sales.columns) : {})
  }
}
