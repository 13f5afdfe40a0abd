/** The reader's queries, kept between visits where the browser allows it: those with a name, and those asked last. */
import { asDocument, asList, isDocument } from '../../scenario/document-paths'
import { eachOnce } from '../each-once'
import { keptValue } from '../kept-value'

interface SavedQuery {
  name: string
  sql: string
}

export interface KeptQueries {
  saved: readonly SavedQuery[]
  /** The latest first, each once. */
  recent: readonly string[]
}

export const NO_QUERIES: KeptQueries = { saved: [], recent: [] }

const KEY = 'payout-lab.queries'
const RECENT_MAX = 12

const isSaved = (value: unknown): value is SavedQuery =>
  isDocument(value) && typeof value['name'] === 'string' && typeof value['sql'] === 'string'

/** Of anything, what queries are. */
export function queriesIn(value: unknown): KeptQueries {
  const { saved, recent } = asDocument(value)
  return {
    saved: eachOnce(asList(saved).filter(isSaved), ({ name }) => name),
    recent: [...new Set(asList(recent).filter((sql) => typeof sql === 'string'))].slice(
      0,
      RECENT_MAX,
    ),
  }
}

export const withRecent = (kept: KeptQueries, sql: string): KeptQueries => ({
  ...kept,
  recent: [sql, ...kept.recent.filter((other) => other !== sql)].slice(0, RECENT_MAX),
})

/** A name that is taken gets the new text. */
export const withSaved = (kept: KeptQueries, query: SavedQuery): KeptQueries => ({
  ...kept,
  saved: [...kept.saved.filter(({ name }) => name !== query.name), query],
})

export const withoutSaved = (kept: KeptQueries, name: string): KeptQueries => ({
  ...kept,
  saved: kept.saved.filter((query) => query.name !== name),
})

/** `null` where nothing is kept. */
export const QUERIES = keptValue<KeptQueries | null>(KEY, (stored) =>
  stored === null ? null : queriesIn(stored),
)
