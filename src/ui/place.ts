/**
 * Where the reader is: tab, creator, payout, what is picked for all tabs, what the tab Fees sweeps beside the
 * scenario, what is asked of the ledger, and whose journal it is; as the query of the page's address has it. The runs that
 * are compared are ids of the reader's own shelf.
 */
import { dayFromIso } from '../core/calendar'
import { PAYOUT_FREQUENCIES, type PayoutFrequency } from '../core/vocabulary'
import type { DaySpan } from '../../workers/contract'
import { packedText, unpackedContent } from '../scenario/packed-text'
import { sweepOf, sweepTexts, type SweepInPlace } from './fees/sweep/sweep-in-place'

/** Tabs that answer a question, and tabs that hold records. */
export const TAB_GROUPS = {
  questions: ['overview', 'compare', 'fees', 'stress', 'time'],
  records: ['creators', 'payouts', 'books', 'rules'],
} as const
export const TAB_NAMES = [...TAB_GROUPS.questions, ...TAB_GROUPS.records] as const
export type TabName = (typeof TAB_NAMES)[number]

/** One creator from outside, by what the ledger says of them, or from their own side. */
export const CREATOR_VIEWS = ['history', 'side'] as const
export type CreatorView = (typeof CREATOR_VIEWS)[number]

export interface RunPicks {
  /** In the order in which they were picked. */
  ids: readonly string[]
  /** The run that the others are compared with; `null` for the oldest. */
  baseId: string | null
}

export const NO_PICKS: RunPicks = { ids: [], baseId: null }

export interface Place {
  tab: TabName
  creatorId: number | null
  creatorView: CreatorView
  payoutId: number | null
  /** Whose movements the journal shows; `null`: everybody's. */
  journalOf: number | null
  picked: DaySpan | null
  schedule: PayoutFrequency | null
  compared: RunPicks
  sweep: SweepInPlace
  /** The reader's own query of the ledger. */
  query: string
}

/** The address has it as it is, and no id has it. */
const ID_SEPARATOR = '.'

/** The query of a place, `''` of the first tab with nothing picked. */
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
  put('compare', place.compared.ids.join(ID_SEPARATOR) || null)
  put('with', place.compared.baseId)
  if (place.tab === 'fees') {
    for (const [key, text] of Object.entries(sweepTexts(place.sweep))) put(key, text)
  }
  if (place.tab === 'books') {
    put('journal', place.journalOf)
    put('sql', place.query === '' ? null : packedText(place.query))
  }
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}

/** In the query of a link, so that one whose fragment was cut off on its way is known from the address of the page. */
export const LINK_MARK = 'link'

/** The query of a link to a place. */
export const searchOfLink = (search: string): string =>
  `${search === '' ? '?' : `${search}&`}${LINK_MARK}`

/** What somebody else can open of a place: nobody but the reader has the runs of the reader's shelf. */
export function searchForOthers(search: string): string {
  const place = placeOf(search)
  const tab = place.tab === 'compare' ? TAB_NAMES[0] : place.tab
  return searchOf({ ...place, tab, compared: NO_PICKS })
}

const oneOf = <Name extends string>(names: readonly Name[], text: string | null): Name | null =>
  names.find((name) => name === text) ?? null

const rowId = (text: string | null): number | null =>
  text !== null && /^[1-9]\d{0,9}$/.test(text) ? Number(text) : null

/** What an address has compressed: one changed letter is enough to make it unreadable. */
const COMPRESSED = ['sql', 'alternatives'] as const
type Compressed = (typeof COMPRESSED)[number]

/** What was damaged on its way. It is left out, and its place in the page says so. */
export function damagedIn(search: string): Compressed[] {
  const query = new URLSearchParams(search)
  return COMPRESSED.filter((name) => query.has(name) && unpackedContent(query.get(name)!) === null)
}

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
    journalOf: rowId(query.get('journal')),
    picked: isSpan ? { from, to } : null,
    schedule: oneOf(PAYOUT_FREQUENCIES, query.get('schedule')),
    compared: picksOf(query),
    sweep: sweepOf(query),
    query: queryOf(query),
  }
}

/**
 * The place that the reader goes back to. What only the tabs Fees and Books have in their address stays as it is
 * where the reader opens another tab.
 */
export function placeOnReturn(
  search: string,
  left: Pick<Place, 'sweep' | 'query' | 'journalOf'>,
): Place {
  const place = placeOf(search)
  return {
    ...place,
    sweep: place.tab === 'fees' ? place.sweep : left.sweep,
    query: place.tab === 'books' ? place.query : left.query,
    journalOf: place.tab === 'books' ? place.journalOf : left.journalOf,
  }
}

function queryOf(query: URLSearchParams): string {
  const sql = unpackedContent(query.get('sql') ?? '')
  return typeof sql === 'string' ? sql : ''
}

function picksOf(query: URLSearchParams): RunPicks {
  const ids = (query.get('compare') ?? '').split(ID_SEPARATOR).filter((id) => id !== '')
  return { ids, baseId: oneOf(ids, query.get('with')) }
}
