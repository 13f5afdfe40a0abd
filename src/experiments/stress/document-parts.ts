/**
 * Takes a scenario apart into what can be left out one by one, and puts it together again from what
 * is kept.
 */
import { isoFromDay } from '../../core/calendar'
import {
  asDocument,
  isDocument,
  listAt,
  valueAt,
  withValueAt,
  type Document,
} from '../../scenario/document-paths'
import { dayOfText, wholeRun } from '../../scenario/period'
import type { Scenario } from '../../scenario/schema'

/** An entry of a list of the scenario, or a setting; what belongs together goes together. */
export type Part = readonly Piece[]
interface Piece {
  path: string
  value: unknown
}

/** Entries of these lists, each a part of its own. */
export const entriesOf = (document: Document, lists: readonly string[]): Part[] =>
  lists.flatMap((path) => listAt(document, path).map((value) => [{ path, value }]))

/** With these entries at the path; an empty list is left out. */
export const withListAt = (
  document: Document,
  path: string,
  entries: readonly unknown[],
): Document => withValueAt(document, path, entries.length > 0 ? entries : undefined)

/** The document with only these entries in these lists. */
export const withEntries = (
  document: Document,
  lists: readonly string[],
  parts: readonly Part[],
): Document =>
  lists.reduce((kept, list) => {
    const entries = parts.flat().filter(({ path }) => path === list)
    return withListAt(
      kept,
      list,
      entries.map(({ value }) => value),
    )
  }, document)

/** Every setting that has a value of its own, those of listed creators among them; lists of other things are not settings. */
export function settingsOf(document: Document, isLeftAlone: (path: string) => boolean): Part[] {
  const creators = listAt(document, 'creators').flatMap((creator, index) =>
    leavesOf(asDocument(creator), `creators[${index}].`),
  )
  return [...leavesOf(document), ...creators]
    .filter(({ path }) => !isLeftAlone(path))
    .map((piece) => [piece])
}

/** Every value that is no group of others; a list is one value. */
export function leavesOf(document: Document, within = ''): Piece[] {
  return Object.entries(document).flatMap(([key, value]) => {
    const path = `${within}${key}`
    if (isDocument(value)) return leavesOf(value, `${path}.`)
    return [{ path, value }]
  })
}

/** The document without those of `all` that are not among `kept`. */
export const withSettings = (
  document: Document,
  all: readonly Part[],
  kept: readonly Part[],
): Document => {
  const isKept = new Set(kept)
  return all
    .filter((part) => !isKept.has(part))
    .flat()
    .reduce((rest, { path }) => withValueAt(rest, path, undefined), document)
}

/** Each sale with what reverses it, and all other actions. */
export function salesAndActionsOf(document: Document): Part[] {
  const actions = entriesOf(document, ['actions'])
  const isOf = (sale: unknown, [action]: Part): boolean => {
    const label = valueAt(sale, 'label')
    return label !== undefined && valueAt(action!.value, 'sale') === label
  }
  const sales = listAt(document, 'sales')
  return [
    ...sales.map((value) => [
      { path: 'sales', value },
      ...actions.filter((action) => isOf(value, action)).flat(),
    ]),
    ...actions.filter((action) => !sales.some((sale) => isOf(sale, action))),
  ]
}

/** All that a creator sold and nothing reversed, as one sale for each holder of the money, at the time of the last. */
export function withJoinedSales(document: Document): Document {
  const joined = new Map<string, Document>()
  for (const sale of listAt(document, 'sales').filter(isDocument)) {
    const { creator, holder, label } = sale
    const key = JSON.stringify([creator, holder, label])
    const amountCents = Number(sale['amountCents']) + Number(joined.get(key)?.['amountCents'] ?? 0)
    joined.set(key, { ...sale, amountCents })
  }
  return { ...document, sales: [...joined.values()] }
}

/** Amounts of sales, rounded up to a multiple. */
export const withRoundSales = (document: Document, multipleCents: number): Document => ({
  ...document,
  sales: listAt(document, 'sales')
    .filter(isDocument)
    .map((sale) => ({
      ...sale,
      amountCents: Math.ceil(Number(sale['amountCents']) / multipleCents) * multipleCents,
    })),
})

const LISTS_WITH_CREATORS = ['sales', 'actions', 'faults.single', 'faults.accounts'] as const

/** The document with only these listed creators, and only what is about them or about nobody. */
export function withCreators(document: Document, handles: readonly string[]): Document {
  const isKept = (handle: unknown): boolean =>
    handle === undefined || handles.some((kept) => kept === handle)
  const creators = listAt(document, 'creators').filter((one) => isKept(valueAt(one, 'handle')))
  const detailed = listAt(document, 'detail.creators').filter(isKept)
  const listed = withValueAt(document, 'creators', creators)
  return LISTS_WITH_CREATORS.reduce(
    (kept, list) => {
      const entries = listAt(kept, list).filter((entry) => isKept(valueAt(entry, 'creator')))
      return withListAt(kept, list, entries)
    },
    withListAt(listed, 'detail.creators', detailed),
  )
}

export const handlesOf = (document: Document): string[] =>
  listAt(document, 'creators').map((creator) => String(valueAt(creator, 'handle')))

const DATED_LISTS = [
  'sales',
  'actions',
  'policyChanges',
  'faultChanges',
  'faults.single',
  'faults.deploys',
] as const

/** Without what happens before its first day or after its last. */
export function withinItsDays(document: Document): Document {
  const first = dayOfText(String(document['startDay']))
  const last = first + Number(document['days']) - 1
  const isWithin = (entry: unknown): boolean => {
    const date =
      typeof entry === 'string'
        ? entry
        : (valueAt(entry, 'at') ?? valueAt(entry, 'on') ?? valueAt(entry, 'from'))
    if (typeof date !== 'string') return true
    return dayOfText(date) >= first && dayOfText(date) <= last
  }
  return DATED_LISTS.reduce((kept, list) => {
    const entries = listAt(kept, list).filter(isWithin)
    return withListAt(kept, list, entries)
  }, document)
}

/** A scenario that leaves its days to the defaults, with them. */
export function withItsDays(document: Document): Document {
  const { startDay, days } = document as Partial<Pick<Scenario, 'startDay' | 'days'>>
  const run = wholeRun({ startDay, days }, null)
  return { ...document, startDay: isoFromDay(run.startDay), days: run.days }
}
