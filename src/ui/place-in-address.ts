/**
 * Keeps the address of the page to the place of the reader. A room, a creator or a payout that is opened is a step that
 * the browser's Back undoes; the scenario stays in the fragment and as it is.
 */
import { tick } from 'svelte'
import { STEP } from './history-step'
import { focusPanel } from './panel'
import type { PageNavigation } from './page-navigation.svelte'
import { placeOf, placeOnReturn, searchOf, type Place } from './place'
import type { ScenarioAddress } from './scenario-address.svelte'

/** Where a step begins; what is picked on the way is part of the same step. */
const stepOf = ({ tab, creatorId, payoutId }: Place): string => [tab, creatorId, payoutId].join()

/** What had the focus may be gone with the place that the reader has left. The browser has put the page where it was. */
async function keepFocus(): Promise<void> {
  await tick()
  if (document.activeElement === document.body) focusPanel()
}

/** Keeps the address to the place, and the place to the address when the reader goes back. */
export class PlaceInAddress {
  readonly #navigation: PageNavigation
  readonly #scenario: ScenarioAddress
  #step: string

  constructor(navigation: PageNavigation, scenario: ScenarioAddress) {
    this.#navigation = navigation
    this.#scenario = scenario
    Object.assign(navigation, placeOf(location.search))
    this.#step = stepOf(navigation)
    history.replaceState(STEP, '', location.href)
  }

  /** Tracked by an effect: writes whatever has changed into the address. */
  write(): void {
    const search = searchOf(this.#navigation)
    if (search === location.search) return
    const address = `${location.pathname}${search}${location.hash}`
    const step = stepOf(this.#navigation)
    if (step === this.#step) history.replaceState(STEP, '', address)
    else history.pushState(STEP, '', address)
    this.#step = step
  }

  /** The reader went back or forward: the place changes, the scenario on the page does not. */
  readBack(): void {
    const { fragment } = this.#scenario
    Object.assign(this.#navigation, placeOnReturn(location.search, this.#navigation))
    this.#step = stepOf(this.#navigation)
    if (location.hash !== fragment) history.replaceState(STEP, '', fragment || '#')
    void keepFocus()
  }
}
