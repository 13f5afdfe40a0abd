/**
 * Where the reader is, in the query of the page's address: room, creator, payout and what is picked. A room, a creator or
 * a payout that is opened is a step that the browser's Back undoes; the scenario stays in the fragment and as it is.
 */
import { PAYOUT_FREQUENCIES } from '../core/vocabulary'
import { dayFromIso } from '../core/calendar'
import { CREATOR_VIEWS, TAB_NAMES, type Desk } from './desk.svelte'
import { STEP } from './history-step'

type Place = Pick<Desk, 'tab' | 'creatorId' | 'creatorView' | 'payoutId' | 'picked' | 'schedule'>

/** The query of a place, `''` of the first room with nothing picked. */
export function searchOf(place: Place): string {
  const search = new URLSearchParams()
  const put = (key: string, value: string | number | null | undefined): void => {
    if (value !== null && value !== undefined) search.set(key, String(value))
  }
  put('room', place.tab === TAB_NAMES[0] ? null : place.tab)
  put('creator', place.creatorId)
  put('view', place.creatorView === CREATOR_VIEWS[0] ? null : place.creatorView)
  put('payout', place.payoutId)
  put('from', place.picked?.from)
  put('to', place.picked?.to)
  put('schedule', place.schedule)
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}

const oneOf = <Name extends string>(names: readonly Name[], text: string | null): Name | null =>
  names.find((name) => name === text) ?? null

const rowId = (text: string | null): number | null =>
  text !== null && /^[1-9]\d{0,9}$/.test(text) ? Number(text) : null

/** The place of a query; what cannot be read is as if it were not there. */
export function placeOf(search: string): Place {
  const query = new URLSearchParams(search)
  const [from, to] = [query.get('from') ?? '', query.get('to') ?? '']
  const isSpan = dayFromIso(from) !== null && dayFromIso(to) !== null && from <= to
  return {
    tab: oneOf(TAB_NAMES, query.get('room')) ?? TAB_NAMES[0],
    creatorId: rowId(query.get('creator')),
    creatorView: oneOf(CREATOR_VIEWS, query.get('view')) ?? CREATOR_VIEWS[0],
    payoutId: rowId(query.get('payout')),
    picked: isSpan ? { from, to } : null,
    schedule: oneOf(PAYOUT_FREQUENCIES, query.get('schedule')),
  }
}

/** Where a step begins; what is picked on the way is part of the same step. */
const stepOf = ({ tab, creatorId, payoutId }: Place): string => [tab, creatorId, payoutId].join()

/** Keeps the address to the place, and the place to the address when the reader goes back. */
export class PlaceInAddress {
  readonly #desk: Desk
  #step: string

  constructor(desk: Desk) {
    this.#desk = desk
    Object.assign(desk, placeOf(location.search))
    this.#step = stepOf(desk)
    history.replaceState(STEP, '', location.href)
  }

  /** Tracked by an effect: writes whatever has changed into the address. */
  write(): void {
    const search = searchOf(this.#desk)
    if (search === location.search) return
    const address = `${location.pathname}${search}${location.hash}`
    const step = stepOf(this.#desk)
    if (step === this.#step) history.replaceState(STEP, '', address)
    else history.pushState(STEP, '', address)
    this.#step = step
  }

  /** The reader went back or forward: the place changes, the scenario on the page does not. */
  readBack(): void {
    const { fragment } = this.#desk
    Object.assign(this.#desk, placeOf(location.search))
    this.#step = stepOf(this.#desk)
    if (location.hash !== fragment) history.replaceState(STEP, '', fragment || '#')
  }
}
