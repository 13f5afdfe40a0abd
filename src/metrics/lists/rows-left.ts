/**
 * What a list lacks because the days of its rows are closed. The number of missing rows is given
 * where sums of them are kept, or where the days of the run have counted them. `null` means that
 * the list lacks none.
 */
import { PAYOUT_TYPES } from '../../core/vocabulary'
import type { Database, SqlValue } from '../../ledger/database'
import { keptHandles } from '../../scenario/kept-days'
import type { Scenario } from '../../scenario/schema'
import { closedBefore } from '../closed-before'
import type { CreatorQuery } from './creator-list'
import type { DayFigures } from '../figures'
import type { CreatorRows, DaySpan, PayoutEvent, PayoutQuery, RowsLeft } from './row-lists'

const numberOf = (database: Database, sql: string, parameters: SqlValue[] = []): number =>
  database.statement(sql).row(parameters)![0] as number

/** Whether a list of these days can lack rows. */
const reachesBack = (span: DaySpan | null, before: string): boolean =>
  span === null || span.from < before

const lacking = (before: string, rows: number | null): RowsLeft | null =>
  rows === 0 ? null : { before, rows }

/** Every payout that is closed has ended. */
const EVENT_STATES: Readonly<Record<PayoutEvent, string>> = {
  created: 'TRUE',
  completed: `state IN ('completed', 'returned')`,
  failed: `state = 'failed'`,
  cancelled: `state = 'cancelled'`,
  reversed: `state = 'reversed'`,
  returned: `state = 'returned'`,
}

/** `listed`: how many payouts the list has of some days. */
export function payoutsLeft(
  database: Database,
  query: PayoutQuery,
  days: readonly DayFigures[],
  listed: (span: DaySpan) => number,
): RowsLeft | null {
  const before = closedBefore(database)
  const { span, event, search, now, frequency } = query
  if (before === null || !reachesBack(span, before)) return null
  const closed = closedPayouts(database, query)
  if (closed === 0) return null
  if (search.trim() !== '') {
    return hasClosedPayoutOf(database, search.trim()) ? lacking(before, null) : null
  }
  if (span === null) {
    // Of those that came back, only some had completed.
    const isCounted =
      event !== 'completed' || closedPayouts(database, { ...query, now: 'returned' }) === 0
    return lacking(before, isCounted ? closed : null)
  }
  if (event === null || now !== null || frequency !== null) return lacking(before, null)
  const over = days.filter(({ day }) => day >= span.from && day <= span.to)
  const last = over.at(-1)?.day
  if (last === undefined) return null
  const types = query.payoutType ? [query.payoutType] : PAYOUT_TYPES
  let happened = 0
  for (const { payouts } of over) for (const type of types) happened += payouts[type][event]
  return lacking(before, happened - listed({ from: span.from, to: last }))
}

/** By all that sums are kept of. */
function closedPayouts(
  database: Database,
  {
    event,
    payoutType,
    now,
    frequency,
  }: Pick<PayoutQuery, 'event' | 'payoutType' | 'now' | 'frequency'>,
): number {
  return numberOf(
    database,
    `SELECT COALESCE(SUM(payouts), 0) FROM closed_payouts
     WHERE ${event ? EVENT_STATES[event] : 'TRUE'} AND (?1 IS NULL OR payout_type = ?1)
       AND (?2 IS NULL OR state = ?2) AND (?3 IS NULL OR payout_frequency = ?3)`,
    [payoutType, now, frequency],
  )
}

/** By part of a handle, or by the number of a payout: they are numbered without a gap. */
const hasClosedPayoutOf = (database: Database, search: string): boolean =>
  numberOf(
    database,
    `SELECT EXISTS (SELECT 1 FROM ledger_closed_creators JOIN ledger_creators USING (creator_id)
         WHERE instr(lower(handle), lower(?1)) > 0)
       OR ?1 = CAST(?1 AS INTEGER) AND CAST(?1 AS INTEGER) BETWEEN 1 AND (SELECT MAX(payout_id) FROM ledger_payouts)
         AND NOT EXISTS (SELECT 1 FROM ledger_payouts WHERE payout_id = CAST(?1 AS INTEGER))`,
    [search],
  ) === 1

/**
 * What is kept of one creator's rows that have left: of notes only how many all creators had, and of postings only whether
 * there are any.
 */
const CLOSED_OF_CREATOR: Readonly<Record<keyof CreatorRows, string>> = {
  sales: 'SELECT SUM(sales) FROM ledger_closed_creators WHERE creator_id = ?1',
  payouts: 'SELECT SUM(payouts) FROM ledger_closed_creators WHERE creator_id = ?1',
  balances: 'SELECT SUM(balances) FROM ledger_closed_balances WHERE creator_id = ?1',
  notes: `SELECT SUM(payout_notes) FROM ledger_closed_days WHERE ?1 = ?1`,
  postings: 'SELECT SUM(balances) FROM ledger_closed_balances WHERE creator_id = ?1',
}

const COUNTED_OF_CREATOR: readonly (keyof CreatorRows)[] = ['sales', 'payouts', 'balances']

/** Sales are counted without what was taken back of them, and payouts without those that failed. */
export function creatorRowsLeft(
  database: Database,
  { kind, creatorId, span }: { kind: keyof CreatorRows; creatorId: number; span: DaySpan | null },
  scenario: Scenario,
): RowsLeft | null {
  const before = closedBefore(database)
  if (before === null || !reachesBack(span, before)) return null
  const [handle] = database
    .statement('SELECT handle FROM ledger_creators WHERE creator_id = ?')
    .row([creatorId]) ?? [null]
  if (handle === null || keptHandles(scenario).includes(handle as string)) return null
  const rows = database.statement(CLOSED_OF_CREATOR[kind]).row([creatorId])![0] as number | null
  if (rows === null) return null
  const isCounted = span === null && COUNTED_OF_CREATOR.includes(kind) && rows > 0
  return lacking(before, isCounted ? rows : null)
}

export function journalLeft(database: Database, span: DaySpan | null): RowsLeft | null {
  const before = closedBefore(database)
  if (before === null || !reachesBack(span, before)) return null
  const rows = numberOf(database, 'SELECT COALESCE(SUM(postings), 0) FROM ledger_closed_days')
  return lacking(before, span === null || rows === 0 ? rows : null)
}

/** Creators are all there. Who took part on some days, or who has a note, is known from the rows that are left. */
export function creatorsLeft(
  database: Database,
  { span, among }: Pick<CreatorQuery, 'span' | 'among'>,
): RowsLeft | null {
  const before = closedBefore(database)
  if (before === null) return null
  const isOfNotes = among?.of === 'skipped'
  if (!isOfNotes && (span === null || !reachesBack(span, before))) return null
  const rows = numberOf(
    database,
    `SELECT COALESCE(SUM(${isOfNotes ? 'payout_notes' : 'sales + payouts'}), 0) FROM ledger_closed_days`,
  )
  return rows === 0 ? null : { before, rows: null }
}
