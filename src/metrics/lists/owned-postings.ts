/**
 * Finds the postings of one creator, those of their account, of their sales and of their payouts, and those of one payout.
 * There is no index for that, since it would cost every payout some bytes. Instead the journal is read once for whom was
 * asked for last, and from then on only what is new in it. That is enough, since postings are only added, and leave only
 * with closed days.
 */
import type { Instant } from '../../core/calendar'
import type { Database } from '../../ledger/database'
import type { StoredPostings } from '../../ledger/journal-schema'
import { lastPostingId, postingIdMaybeSince, postingsOwnedBy } from '../../ledger/stored-postings'
import { instantsOf } from './day-span'
import type { DaySpan } from './row-lists'

interface Found {
  ownerId: number
  /** How many times days had been closed: rows may have left with each. */
  closings: number
  /** The last posting that was looked at. */
  upTo: number
  /** In the order of the journal. */
  postings: { id: number; at: Instant }[]
}

/** Of a creator or of a payout. */
interface Owners {
  /** When rows of the tables are theirs: `?1` is the owner. */
  conditions: StoredPostings<string>
  /** None of theirs is before this one. */
  firstId: (database: Database, ownerId: number) => number
  /** Of whom was asked for last. */
  found: WeakMap<Database, Found>
}

const ACCOUNTS = '(SELECT account_id FROM ledger_accounts WHERE creator_id = ?1)'
const OF_THEIR_PAYOUTS = 'payout_id IN (SELECT payout_id FROM ledger_payouts WHERE creator_id = ?1)'

const CREATORS: Owners = {
  conditions: {
    singles: `debit_account_id IN ${ACCOUNTS} OR credit_account_id IN ${ACCOUNTS} OR ${OF_THEIR_PAYOUTS}
      OR EXISTS (SELECT 1 FROM ledger_sales s WHERE s.sale_id = p.sale_id AND s.creator_id = ?1)`,
    sales: `creator_account_id IN ${ACCOUNTS}`,
    completions: OF_THEIR_PAYOUTS,
  },
  firstId: () => 1,
  found: new WeakMap(),
}

const OF_THE_PAYOUT = 'payout_id = ?1'

const PAYOUTS: Owners = {
  conditions: { singles: OF_THE_PAYOUT, sales: 'FALSE', completions: OF_THE_PAYOUT },
  firstId: (database, payoutId) => {
    const made = database
      .statement('SELECT created_at FROM ledger_payouts WHERE payout_id = ?')
      .row([payoutId])
    return made ? postingIdMaybeSince(database, made[0] as Instant) : Infinity
  },
  found: new WeakMap(),
}

/** Their ids, newest first: all, or those of some days. */
export function postingsOfCreator(
  database: Database,
  creatorId: number,
  span: DaySpan | null,
): number[] {
  const postings = postingsOf(CREATORS, database, creatorId)
  const [since, until] = span ? instantsOf(span) : [-Infinity, Infinity]
  return postings
    .filter(({ at }) => at >= since && at < until)
    .map(({ id }) => id)
    .reverse()
}

/** Their ids, in order. */
export const postingsOfPayout = (database: Database, payoutId: number): number[] =>
  postingsOf(PAYOUTS, database, payoutId).map(({ id }) => id)

function postingsOf(
  { conditions, firstId, found }: Owners,
  database: Database,
  ownerId: number,
): Found['postings'] {
  const closings = database
    .statement('SELECT COUNT(*) FROM ledger_closed_days')
    .row([])![0] as number
  const last = found.get(database)
  const isKnown = last?.ownerId === ownerId && last.closings === closings
  const { upTo: before, postings }: Pick<Found, 'upTo' | 'postings'> = isKnown
    ? last
    : { upTo: firstId(database, ownerId) - 1, postings: [] }
  const upTo = lastPostingId(database)
  if (upTo > before) {
    for (const [id, , at] of postingsOwnedBy(database, ownerId, conditions, before)) {
      postings.push({ id, at })
    }
  }
  found.set(database, { ownerId, closings, upTo, postings })
  return postings
}
