/**
 * One page of a list as the worker answers it: what is asked for, what came back, and whether it is still the answer to
 * the latest question. While a run is in progress it asks again at most once in two seconds.
 */
import { errorText } from '../../core/error-text'
import type { Page, RunPhase, Slice } from '../../../workers/contract'

const REFRESH_INTERVAL_MS = 2_000
const TYPING_DELAY_MS = 150

export class PagedList<Query extends Slice, Row> {
  readonly #answer: (query: Query) => Promise<Page<Row>>
  #query: Query = $state.raw()!
  #page = $state.raw<Page<Row> | null>(null)
  #failure = $state<string | null>(null)
  #askedAtMs = -Infinity
  #asked = 0
  #followed: object | null = null
  #typing: ReturnType<typeof setTimeout> | undefined

  constructor(first: Query, answer: (query: Query) => Promise<Page<Row>>) {
    this.#query = first
    this.#answer = answer
  }

  get query(): Query {
    return this.#query
  }

  /** `null` until the first answer. */
  get page(): Page<Row> | null {
    return this.#page
  }

  /** Why the worker did not answer. */
  get failure(): string | null {
    return this.#failure
  }

  /** From now on the rows are those of this run: what is known of another one is forgotten. */
  follow(run: object): void {
    if (run === this.#followed) return
    this.#followed = run
    this.#asked += 1
    this.#askedAtMs = -Infinity
    this.#page = null
    this.#failure = null
  }

  /** Asks again for a run that has moved on since. */
  refresh(phase: RunPhase): void {
    const isDue = performance.now() - this.#askedAtMs >= REFRESH_INTERVAL_MS
    if (phase !== 'running' || isDue) void this.#ask()
  }

  /** Another question begins on its first page, unless it says on which. */
  change(changes: Partial<Query>): void {
    if (this.#set(changes)) void this.#ask()
  }

  /** The same while somebody types: asked once they pause. */
  changeSoon(changes: Partial<Query>): void {
    this.#set(changes)
    clearTimeout(this.#typing)
    this.#typing = setTimeout(() => void this.#ask(), TYPING_DELAY_MS)
  }

  turnTo(offset: number): void {
    this.#query = { ...this.#query, offset: Math.max(0, offset) }
    void this.#ask()
  }

  #set(changes: Partial<Query>): boolean {
    const keys = Object.keys(changes) as (keyof Query)[]
    if (keys.every((key) => changes[key] === this.#query[key])) return false
    this.#query = { ...this.#query, offset: 0, ...changes }
    return true
  }

  async #ask(): Promise<void> {
    clearTimeout(this.#typing)
    this.#askedAtMs = performance.now()
    this.#asked += 1
    const question = this.#asked
    try {
      const page = await this.#answer(this.#query)
      if (question !== this.#asked) return
      // Another run may have fewer rows than the page that was open.
      if (page.rows.length === 0 && page.total > 0) return this.turnTo(0)
      this.#page = page
      this.#failure = null
    } catch (error) {
      if (question !== this.#asked) return
      this.#failure = errorText(error)
    }
  }
}
