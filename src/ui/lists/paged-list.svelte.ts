/**
 * One page of a list as the worker answers it: what is asked for, what came back, and whether it is still the answer to
 * the latest question. While a run is in progress it asks again at most once in two seconds.
 */
import { errorText } from '../../core/error-text'
import type { Page, RunPhase, Slice } from '../../../workers/contract'
import { RefreshPace } from './refresh-pace'

const TYPING_DELAY_MS = 150

/** What is looked for, in whatever order and on whichever page. Two questions that look for the same have the same text. */
export const filterOf = (query: Slice): string =>
  JSON.stringify({ ...query, offset: 0, sort: null, descending: null })

export class PagedList<Query extends Slice, Row> {
  readonly #answer: (query: Query) => Promise<Page<Row>>
  #query: Query = $state.raw()!
  #page = $state.raw<Page<Row> | null>(null)
  #answered = $state.raw<Query | null>(null)
  #failure = $state<string | null>(null)
  readonly #pace = new RefreshPace()
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

  /** What the page answers, which is what was asked before while the answer is awaited. */
  get answered(): Query | null {
    return this.#answered
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
    this.#pace.forget()
    this.#page = null
    this.#answered = null
    this.#failure = null
  }

  /** Asks again for a run that has moved on since. */
  refresh(phase: RunPhase): void {
    if (this.#pace.isDue(phase)) void this.#ask()
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
    this.#pace.noteAsked()
    this.#asked += 1
    const question = this.#asked
    const query = this.#query
    try {
      const page = await this.#answer(query)
      if (question !== this.#asked) return
      // Another run may have fewer rows than the page that was open.
      if (page.rows.length === 0 && page.total > 0) return this.turnTo(0)
      this.#page = page
      this.#answered = query
      this.#failure = null
    } catch (error) {
      if (question !== this.#asked) return
      this.#failure = errorText(error)
    }
  }
}

/** A list of a tab: it can be narrowed, and is shown whole again. `whole`: what a question says that narrows nothing. */
export class NarrowedList<
  Query extends Slice & { sort: string; descending: boolean },
  Row,
> extends PagedList<Query, Row> {
  readonly #whole: Partial<Query>
  /** The row whose story was opened last, to go back to. */
  openedId: number | null = null

  constructor(first: Query, whole: Partial<Query>, answer: (query: Query) => Promise<Page<Row>>) {
    super(first, answer)
    this.#whole = whole
  }

  get isFiltered(): boolean {
    const keys = Object.keys(this.#whole) as (keyof Query)[]
    return keys.some((key) => this.query[key] !== this.#whole[key])
  }

  clear(): void {
    this.change(this.#whole)
  }

  sortBy(sort: Query['sort'], descending: boolean): void {
    this.change({ sort, descending } as Partial<Query>)
  }
}
