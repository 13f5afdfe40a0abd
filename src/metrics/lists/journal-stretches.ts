/**
 * The postings of a list of the journal as stretches of ids, so that a page of it costs the same however long the list is.
 * Postings are numbered without a gap until days are closed, and but for clocks that are off, in the order of time. So
 * most of the postings of some days are all those of a stretch: only near its ends, each has to be looked at.
 */
import type { Database } from '../../ledger/database'
import {
  countPostings,
  lastPostingId,
  newestFirst,
  postingIdMaybeSince,
  postingIdSurelySince,
  type IdRange,
  type InstantRange,
} from '../../ledger/stored-postings'
import type { Slice } from './row-lists'

interface Stretch {
  ids: IdRange
  /** Only its postings of these instants are in the list; `null`: all its ids are postings of the list. */
  within: InstantRange | null
  count: number
}

interface ListedPostings {
  /** Only those of these instants. */
  within: InstantRange | null
  /** Postings have left the ledger with closed days. */
  hasGaps: boolean
}

const ALWAYS: InstantRange = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]

/** The ids of a page, newest first, and how many there are on all pages. */
export function idsOfPage(
  database: Database,
  listed: ListedPostings,
  { offset, limit }: Slice,
): { ids: number[]; total: number } {
  const stretches = stretchesOf(database, listed)
  const ids: number[] = []
  let skipped = offset
  for (const stretch of stretches) {
    if (skipped < stretch.count) {
      ids.push(...idsOfStretch(database, stretch, { offset: skipped, limit: limit - ids.length }))
    }
    if (ids.length === limit) break
    skipped = Math.max(0, skipped - stretch.count)
  }
  return { ids, total: stretches.reduce((sum, { count }) => sum + count, 0) }
}

/**
 * Newest first. Where days are closed there may be gaps anywhere, so that each posting is looked at: there are only those of
 * the days that are kept.
 */
function stretchesOf(database: Database, { within, hasGaps }: ListedPostings): Stretch[] {
  const partly = (ids: IdRange, instants: InstantRange): Stretch => {
    return { ids, within: instants, count: countPostings(database, ids, instants) }
  }
  const wholly = (ids: IdRange): Stretch => ({ ids, within: null, count: ids[1] - ids[0] })
  const end = lastPostingId(database) + 1
  if (!within) return [hasGaps ? partly([1, end], ALWAYS) : wholly([1, end])]
  const [since, until] = within
  const from = postingIdMaybeSince(database, since)
  const to = Math.min(end, postingIdSurelySince(database, until))
  const wholeFrom = postingIdSurelySince(database, since)
  const wholeTo = postingIdMaybeSince(database, until)
  if (hasGaps || wholeTo <= wholeFrom) return [partly([from, to], within)]
  return [
    partly([wholeTo, to], within),
    wholly([wholeFrom, wholeTo]),
    partly([from, wholeFrom], within),
  ]
}

function idsOfStretch(
  database: Database,
  { ids, within, count }: Stretch,
  { offset, limit }: Slice,
): number[] {
  if (!within) {
    const newest = ids[1] - 1 - offset
    return Array.from({ length: Math.min(limit, count - offset) }, (_, index) => newest - index)
  }
  const found: number[] = []
  let skipped = 0
  for (const [id] of newestFirst(database, ids, within)) {
    if (found.length === limit) break
    if (skipped < offset) skipped += 1
    else found.push(id)
  }
  return found
}
