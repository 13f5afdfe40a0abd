/**
 * Keeps the address of the page to the place of the reader. A room, a creator or a payout that is opened is a step that
 * the browser's Back undoes; the scenario stays in the fragment and as it is.
 */
import type { PageState } from './page-state.svelte'
import { STEP } from './history-step'
import { placeOf, searchOf, type Place } from './place'

/** Where a step begins; what is picked on the way is part of the same step. */
const stepOf = ({ tab, creatorId, payoutId }: Place): string => [tab, creatorId, payoutId].join()

/** Keeps the address to the place, and the place to the address when the reader goes back. */
export class PlaceInAddress {
  readonly #pageState: PageState
  #step: string

  constructor(pageState: PageState) {
    this.#pageState = pageState
    Object.assign(pageState, placeOf(location.search))
    this.#step = stepOf(pageState)
    history.replaceState(STEP, '', location.href)
  }

  /** Tracked by an effect: writes whatever has changed into the address. */
  write(): void {
    const search = searchOf(this.#pageState)
    if (search === location.search) return
    const address = `${location.pathname}${search}${location.hash}`
    const step = stepOf(this.#pageState)
    if (step === this.#step) history.replaceState(STEP, '', address)
    else history.pushState(STEP, '', address)
    this.#step = step
  }

  /** The reader went back or forward: the place changes, the scenario on the page does not. */
  readBack(): void {
    const { fragment } = this.#pageState
    Object.assign(this.#pageState, placeOf(location.search))
    this.#step = stepOf(this.#pageState)
    if (location.hash !== fragment) history.replaceState(STEP, '', fragment || '#')
  }
}
