/**
 * Keeps the address of the page to the place of the reader. A tab, a creator or a payout that is opened is a step that
 * the browser's Back undoes; the scenario stays in the fragment and as it is.
 */
import { tick } from 'svelte'
import { sameValue } from '../scenario/document-paths'
import { stepFrom, type Step, type StepOf } from './history-step'
import { focusPanel } from './panel'
import type { PageNavigation } from './page-navigation.svelte'
import { damagedIn, placeOf, placeOnReturn, searchOf, type Place } from './place'
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
  #stepOf: StepOf

  constructor(navigation: PageNavigation, scenario: ScenarioAddress) {
    this.#navigation = navigation
    this.#scenario = scenario
    Object.assign(navigation, placeOf(location.search))
    navigation.damaged = damagedIn(location.search)
    this.#step = stepOf(navigation)
    // A page that is loaded again shows the run that it showed.
    navigation.goOnFrom(stepFrom(history.state))
    this.#stepOf = navigation.stepOf
    history.replaceState(this.#mark, '', location.href)
  }

  get #mark(): Step {
    return { isStep: true, ...this.#stepOf }
  }

  /** Tracked by an effect: writes whatever has changed into the address. */
  write(): void {
    const search = searchOf(this.#navigation)
    const { stepOf: numbers } = this.#navigation
    if (search === location.search && sameValue(numbers, this.#stepOf)) return
    this.#stepOf = numbers
    const address = `${location.pathname}${search}${location.hash}`
    const step = stepOf(this.#navigation)
    if (step === this.#step) history.replaceState(this.#mark, '', address)
    else history.pushState(this.#mark, '', address)
    this.#step = step
  }

  /**
   * The reader went back or forward: the place changes, the scenario on the page does not. A payout of another run and a
   * creator of another population would be others under the same numbers: the lists are shown in their place.
   */
  readBack(): void {
    const { fragment } = this.#scenario
    const place = placeOnReturn(location.search, this.#navigation)
    const left = stepFrom(history.state)
    const { run, creators } = this.#navigation.stepOf
    if (left.run !== run) place.payoutId = null
    if (left.creators !== creators) Object.assign(place, { creatorId: null, journalOf: null })
    Object.assign(this.#navigation, place)
    this.#step = stepOf(this.#navigation)
    const address = location.hash === fragment ? location.href : fragment || '#'
    history.replaceState(this.#mark, '', address)
    void keepFocus()
  }
}
