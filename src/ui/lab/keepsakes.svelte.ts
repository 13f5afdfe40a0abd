/**
 * What a reload or another scenario would lose: edits, and the imported sales file. Both are kept in the browser and
 * offered again, never put back unasked. A browser that keeps nothing is no error.
 */
import { del, get, set } from 'idb-keyval'
import type { PackedSales } from '../../../workers/contract'
import type { ScenarioInput } from '../../scenario/schema'
import { isDocument, sameValue } from '../draft/paths'

const DRAFT_KEY = 'payout-lab.draft'
const SALES_KEY = 'payout-lab.sales-file'

function storedDraft(): ScenarioInput | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(DRAFT_KEY) ?? 'null')
    return isDocument(stored) ? { ...stored, version: 1 } : null
  } catch {
    return null
  }
}

export class Keepsakes {
  #draft = $state.raw<ScenarioInput | null>(null)
  #sales = $state.raw<PackedSales | null>(null)

  /** Edits of the last visit, as long as they are on offer. */
  get draft(): ScenarioInput | null {
    return this.#draft
  }

  /** The sales file of the last visit, as long as it is on offer. */
  get sales(): PackedSales | null {
    return this.#sales
  }

  /** Resolves once it is known whether there is a sales file. */
  async offer(current: ScenarioInput): Promise<void> {
    const draft = storedDraft()
    this.#draft = draft && !sameValue(draft, current) ? draft : null
    try {
      this.#sales = (await get<PackedSales>(SALES_KEY)) ?? null
    } catch {
      this.#sales = null
    }
  }

  keepDraft(input: ScenarioInput | null): void {
    try {
      if (input) localStorage.setItem(DRAFT_KEY, JSON.stringify(input))
      else if (!this.#draft) localStorage.removeItem(DRAFT_KEY)
    } catch {
      // Storage may be full or forbidden: the page works without it.
    }
  }

  /** Edits that were left for another scenario are on offer from now on. */
  setAside(input: ScenarioInput): void {
    this.keepDraft(input)
    this.#draft = input
  }

  /** The offer has been taken up. */
  dismissDraft(): void {
    this.#draft = null
  }

  discardDraft(): void {
    this.#draft = null
    this.keepDraft(null)
  }

  async keepSales(sales: PackedSales): Promise<void> {
    this.#sales = null
    await set(SALES_KEY, sales).catch(() => undefined)
  }

  async dropSales(): Promise<void> {
    this.#sales = null
    await del(SALES_KEY).catch(() => undefined)
  }
}
