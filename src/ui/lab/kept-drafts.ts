/**
 * Edits that outlast their page, each page's under a key of its own, so that two tabs never write over each other's. A
 * tab finds the edits that it had before a reload by the key that the page leaves behind. A browser that keeps nothing is
 * no error.
 */
import type { ScenarioInput } from '../../scenario/schema'
import { isDocument, sameValue } from '../../scenario/document-paths'

const PREFIX = 'payout-lab.draft.'
const TAB_KEY = 'payout-lab.tab'
/** Drafts of tabs that are long gone leave when newer ones come. */
const DRAFTS_MAX = 6

export interface KeptDraft {
  key: string
  keptAt: number
  input: ScenarioInput
  /** Another tab was offered it, and its reader did not want it. */
  isDiscarded: boolean
}

/** Storage may be full, forbidden or broken: the page works without it. */
function attempt<Answer>(use: () => Answer, otherwise: Answer): Answer {
  try {
    return use()
  } catch {
    return otherwise
  }
}

const newKey = (): string => PREFIX + crypto.getRandomValues(new Uint32Array(2)).join('-')

export class KeptDrafts {
  #key = newKey()
  /** Of this page, with those that were set aside. */
  readonly #ownKeys: string[] = []
  /** Under which this tab kept its edits before the page was loaded again. */
  readonly #earlierKey = attempt(() => sessionStorage.getItem(TAB_KEY), null)

  constructor() {
    this.#ownKeys.push(this.#key)
    // A duplicated tab begins with all that this one remembers: the key is remembered only once the page is left.
    const forget = (): void => attempt(() => sessionStorage.removeItem(TAB_KEY), undefined)
    forget()
    attempt(() => {
      addEventListener('pagehide', () =>
        attempt(() => sessionStorage.setItem(TAB_KEY, this.#key), undefined),
      )
      // The browser may show a page that was left again as it was.
      addEventListener('pageshow', forget)
    }, undefined)
  }

  /** All that can be offered: this tab's own of before the reload first, then the newest. */
  list(): KeptDraft[] {
    const rank = ({ key }: KeptDraft): number => (key === this.#earlierKey ? 0 : 1)
    return attempt(storedDrafts, [])
      .filter((draft) => !draft.isDiscarded || this.#isOwn(draft))
      .sort((one, other) => rank(one) - rank(other) || other.keptAt - one.keptAt)
  }

  /** Keeps the edits of this page, or forgets them. */
  keep(input: ScenarioInput | null): void {
    attempt(() => {
      if (!input) return localStorage.removeItem(this.#key)
      localStorage.setItem(this.#key, JSON.stringify({ keptAt: Date.now(), input }))
      // The clock may have been set back: these are not the first to leave.
      const others = storedDrafts().filter(({ key }) => key !== this.#key)
      others.sort((one, other) => other.keptAt - one.keptAt)
      for (const { key } of others.slice(DRAFTS_MAX - 1)) localStorage.removeItem(key)
    }, undefined)
  }

  /** Keeps edits that another scenario replaces; what is edited next is kept beside them. */
  setAside(input: ScenarioInput): KeptDraft {
    this.keep(input)
    const aside = { key: this.#key, keptAt: Date.now(), input, isDiscarded: false }
    this.#key = newKey()
    this.#ownKeys.push(this.#key)
    return aside
  }

  forget(input: ScenarioInput): void {
    for (const draft of attempt(storedDrafts, [])) {
      if (sameValue(draft.input, input)) this.#remove(draft)
    }
  }

  /**
   * It is not offered again. One of another tab, which may still be open, stays in the browser for that tab alone, until the
   * tab writes over it or newer ones take its place.
   */
  discard(draft: KeptDraft): void {
    if (this.#isOwn(draft)) return this.#remove(draft)
    attempt(() => {
      const stored = readDraft(draft.key)
      // The other tab has gone on with it.
      if (stored?.keptAt !== draft.keptAt) return
      const { keptAt, input } = stored
      localStorage.setItem(draft.key, JSON.stringify({ keptAt, input, isDiscarded: true }))
    }, undefined)
  }

  #isOwn({ key }: KeptDraft): boolean {
    return key === this.#earlierKey || this.#ownKeys.includes(key)
  }

  #remove({ key }: KeptDraft): void {
    attempt(() => localStorage.removeItem(key), undefined)
  }
}

function storedDrafts(): KeptDraft[] {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(PREFIX))
    .flatMap((key) => readDraft(key) ?? [])
}

function readDraft(key: string): KeptDraft | null {
  const stored: unknown = attempt(
    (): unknown => JSON.parse(localStorage.getItem(key) ?? 'null'),
    null,
  )
  if (!isDocument(stored) || !isDocument(stored.input)) return null
  const { keptAt, input, isDiscarded } = stored
  return {
    key,
    // What is no time would leave all drafts without an order.
    keptAt: Number(keptAt) || 0,
    input: { ...input, version: 1 },
    isDiscarded: isDiscarded === true,
  }
}
