/**
 * One page of the creators as the worker answers it: what is asked for, what came back, and whether it is still
 * the answer to the latest question. While a run is under way it asks again at most once in two seconds.
 */
import type { CreatorPage, CreatorQuery, CreatorSortKey, RunPhase } from '../../../workers/contract'
import type { PayoutFrequency } from '../../core/vocabulary'
import type { Lab } from '../lab/lab.svelte'

export const CREATORS_PER_PAGE = 50
const REFRESH_INTERVAL_MS = 2_000
const TYPING_DELAY_MS = 150

const FIRST_QUERY: CreatorQuery = {
  search: '',
  frequency: null,
  sort: 'earned_cents',
  descending: true,
  offset: 0,
  limit: CREATORS_PER_PAGE,
}

export class CreatorList {
  readonly #lab: Lab
  #query = $state.raw<CreatorQuery>(FIRST_QUERY)
  #page = $state.raw<CreatorPage | null>(null)
  #failure = $state<string | null>(null)
  #askedAtMs = -Infinity
  #asked = 0
  /** The creator whose story was opened last, to go back to. */
  openedId: number | null = null
  #typing: ReturnType<typeof setTimeout> | undefined

  constructor(lab: Lab) {
    this.#lab = lab
  }

  get query(): CreatorQuery {
    return this.#query
  }

  get page(): CreatorPage | null {
    return this.#page
  }

  get failure(): string | null {
    return this.#failure
  }

  /** Asks again for a run that has moved on since. */
  refresh(phase: RunPhase): void {
    const isDue = performance.now() - this.#askedAtMs >= REFRESH_INTERVAL_MS
    if (phase !== 'running' || isDue) void this.#ask()
  }

  search(text: string): void {
    this.#query = { ...this.#query, search: text, offset: 0 }
    clearTimeout(this.#typing)
    this.#typing = setTimeout(() => void this.#ask(), TYPING_DELAY_MS)
  }

  filter(frequency: PayoutFrequency | null): void {
    this.#change({ frequency, offset: 0 })
  }

  /** A second click on the same column turns the order round; figures begin with the largest. */
  sortBy(sort: CreatorSortKey, isFigure: boolean): void {
    const descending = this.#query.sort === sort ? !this.#query.descending : isFigure
    this.#change({ sort, descending, offset: 0 })
  }

  turnTo(offset: number): void {
    this.#change({ offset })
  }

  clear(): void {
    this.#change({ search: '', frequency: null, offset: 0 })
  }

  #change(change: Partial<CreatorQuery>): void {
    this.#query = { ...this.#query, ...change }
    void this.#ask()
  }

  async #ask(): Promise<void> {
    this.#askedAtMs = performance.now()
    this.#asked += 1
    const question = this.#asked
    try {
      const page = await this.#lab.creators(this.#query)
      if (question !== this.#asked) return
      this.#page = page
      this.#failure = null
    } catch (error) {
      if (question !== this.#asked) return
      this.#failure = error instanceof Error ? error.message : String(error)
    }
  }
}
