/**
 * What a reload or another scenario would lose: edits, and the imported sales file. Both are kept in the browser and
 * offered again, never put back unasked. A browser that keeps nothing is no error.
 */
import { createStore, del, get, set } from 'idb-keyval'
import type { PackedSales } from '../../../workers/contract'
import type { ScenarioInput } from '../../scenario/schema'
import { sameValue } from '../../scenario/document-paths'
import { inTime } from '../in-time'
import { KeptDrafts, type KeptDraft } from './kept-drafts'

const SALES_KEY = 'payout-lab.sales-file'
/** The default of idb-keyval, where earlier versions have kept the file. */
const SALES_STORE = ['keyval-store', 'keyval'] as const

/** Storage may refuse by an answer or at the call itself; either way there is nothing. */
async function attempt<Answer>(use: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await use()
  } catch {
    return undefined
  }
}

export class SavedWork {
  readonly #drafts = new KeptDrafts()
  readonly #store = createStore(...SALES_STORE)
  #draft = $state.raw<KeptDraft | null>(null)
  #sales = $state.raw<PackedSales | null>(null)

  /** Edits of an earlier page, or that another scenario took the place of, as long as they are on offer. */
  get draft(): ScenarioInput | null {
    return this.#draft?.input ?? null
  }

  /** The sales file of the last visit, or one that was put aside, as long as it is on offer. */
  get sales(): PackedSales | null {
    return this.#sales
  }

  /** Resolves once it is known whether there is a sales file. */
  async offer(current: ScenarioInput): Promise<void> {
    this.#draft = this.#drafts.list().find(({ input }) => !sameValue(input, current)) ?? null
    const stored = await attempt(() => inTime(get<unknown>(SALES_KEY, this.#store)))
    if (stored === undefined) return
    // What is stored can be damaged: no run can be made of it.
    const part = await import('./whole-sales').catch(() => null)
    this.#sales = part?.isWholeSales(stored) ? stored : null
  }

  keepDraft(input: ScenarioInput | null): void {
    this.#drafts.keep(input)
  }

  /** This scenario was run: neither this page nor another one has to offer it. */
  forgetDraft(input: ScenarioInput): void {
    this.#drafts.forget(input)
    if (this.#draft && sameValue(this.#draft.input, input)) this.#draft = null
  }

  /** Edits that were left for another scenario are on offer from now on. */
  setAside(input: ScenarioInput): void {
    this.#draft = this.#drafts.setAside(input)
  }

  /** The offer has been taken up: from now on these are edits of this page, kept under its own key. */
  dismissDraft(): void {
    this.#draft = null
  }

  discardDraft(): void {
    if (this.#draft) this.#drafts.discard(this.#draft)
    this.#draft = null
  }

  async keepSales(sales: PackedSales): Promise<void> {
    this.#sales = null
    await attempt(() => set(SALES_KEY, sales, this.#store))
  }

  /** Sales that are kept already, and are not in use from now on. */
  offerSales(sales: PackedSales): void {
    this.#sales = sales
  }

  async dropSales(): Promise<void> {
    this.#sales = null
    await attempt(() => del(SALES_KEY, this.#store))
  }
}
