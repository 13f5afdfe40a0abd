/**
 * Reads the lists of `row-lists.ts` from the readable views, in pages of limited size whatever is
 * asked for.
 */
import { SECONDS_IN_DAY, type Instant } from '../../core/calendar'
import { PAYOUT_STATES, type PayoutState } from '../../core/payout-state'
import type { PolicyTimeline } from '../../core/policy-timeline'
import type { Rail } from '../../core/vocabulary'
import type { Database, SqlValue } from '../../ledger/database'
import { payoutChanges } from '../../ledger/payout-changes'
import { firstMaybeSince, keySurelySince } from '../../ledger/rows-by-time'
import type { Scenario } from '../../scenario/schema'
import { instantsOf } from './day-span'
import type { DayFigures } from '../figures'
import { creatorPostings, payoutEntries } from './journal-rows'
import { pageOf, type RowList } from './paged-rows'
import { payoutFeeRule, type PaidTo } from './payout-fee-rule'
import { payoutSales, SALE_COLUMNS } from './payout-sales'
import {
  PAGE_ROWS_MAX,
  type CreatorRows,
  type CreatorSlice,
  type DaySpan,
  type NoteRow,
  type Page,
  type PayoutEvent,
  type PayoutQuery,
  type PayoutSortKey,
  type PayoutRecord,
  type PayoutRow,
  type PayoutRows,
  type Slice,
} from './row-lists'
import { creatorRowsLeft, payoutsLeft } from './rows-left'
import { STUCK_CONDITION, stuckSince } from '../stuck-payouts'

/** The list of a creator; `within` says when a row belongs to the days from `?2` to `?3`. */
interface CreatorRowList extends RowList {
  within: string
}

const balanceColumns = (amount: string): string => `'balanceId', b.balance_id, 'date', b.date,
  'amountCents', ${amount}, 'holder', b.holder, 'state', b.state`
const BALANCE_COLUMNS = balanceColumns('b.amount_cents')
const CLAIMED_BALANCE_COLUMNS = balanceColumns('claimed_cents')

/** Debts that a payout sets off are no money that waits. A balance knows its day alone. */
const WAITED_SECONDS = `unixepoch(date(p.created_at)) - (SELECT MIN(b.day) * ${SECONDS_IN_DAY}
  FROM ledger_payout_balances JOIN ledger_balances b USING (balance_id)
  WHERE payout_id = p.payout_id AND claimed_cents > 0)`
const TRANSIT_SECONDS = 'unixepoch(p.completed_at) - unixepoch(p.created_at)'

/** Keys that are no columns of the view. */
const SORTED_BY: Partial<Record<PayoutSortKey, string>> = {
  waited_seconds: WAITED_SECONDS,
  transit_seconds: TRANSIT_SECONDS,
}

const PAYOUT_COLUMNS = `'payoutId', p.payout_id, 'creatorId', p.creator_id, 'handle', c.handle,
  'createdAt', p.created_at, 'completedAt', p.completed_at,
  'waitedSeconds', ${WAITED_SECONDS}, 'transitSeconds', ${TRANSIT_SECONDS}, 'processor', p.processor,
  'payoutType', p.payout_type, 'frequency', p.payout_frequency, 'periodEndDate', p.period_end_date,
  'grossCents', p.gross_cents, 'feeCents', p.fee_cents, 'netCents', p.net_cents,
  'costCents', p.cost_cents, 'state', p.state, 'failureReason', p.failure_reason,
  'processorPayoutId', p.processor_payout_id`

const NOTE_COLUMNS = `'noteId', n.note_id, 'createdAt', n.created_at, 'content', n.content`

const PAYOUTS_WITH_CREATORS = 'FROM payouts p JOIN creators c USING (creator_id)'

const within = (column: string): string => `substr(${column}, 1, 10) BETWEEN ?2 AND ?3`

type CreatorPage<Row> = (database: Database, creatorId: number, slice: CreatorSlice) => Page<Row>

const CREATOR_PAGES: { [Kind in keyof CreatorRows]: CreatorPage<CreatorRows[Kind]> } = {
  sales: ofCreator({
    columns: SALE_COLUMNS,
    from: 'FROM sales s WHERE s.creator_id = ?1',
    within: within('s.occurred_at'),
    order: 's.sale_id DESC',
  }),
  balances: ofCreator({
    columns: BALANCE_COLUMNS,
    from: 'FROM balances b WHERE b.creator_id = ?1',
    within: within('b.date'),
    order: 'b.balance_id DESC',
  }),
  payouts: ofCreator({
    columns: PAYOUT_COLUMNS,
    from: `${PAYOUTS_WITH_CREATORS} WHERE p.creator_id = ?1`,
    within: `(${within('p.created_at')} OR ${within('p.completed_at')})`,
    order: 'p.payout_id DESC',
  }),
  notes: ofCreator({
    columns: NOTE_COLUMNS,
    from: 'FROM payout_notes n WHERE n.creator_id = ?1',
    within: within('n.created_at'),
    order: 'n.note_id DESC',
  }),
  postings: creatorPostings,
}

type PayoutPage<Row> = (database: Database, payoutId: number, slice: Slice) => Page<Row>

const ofPayout =
  <Row>(list: RowList): PayoutPage<Row> =>
  (database, payoutId, slice) =>
    pageOf<Row>(database, list, [payoutId], slice)

const PAYOUT_PAGES: { [Kind in keyof PayoutRows]: PayoutPage<PayoutRows[Kind]> } = {
  steps: ofPayout({
    columns: `'occurredAt', occurred_at, 'from', from_state, 'to', to_state`,
    from: 'FROM payout_state_changes WHERE payout_id = ?1',
    order: 'change_id',
  }),
  balances: ofPayout({
    columns: CLAIMED_BALANCE_COLUMNS,
    from: 'FROM payout_balances JOIN balances b USING (balance_id) WHERE payout_id = ?1',
    order: 'b.date, b.balance_id',
  }),
  sales: payoutSales,
  entries: payoutEntries,
  processor: ofPayout({
    columns: `'processorId', id, 'processor', processor, 'method', method, 'state', state,
      'amountCents', amount_cents, 'feeCents', fee_cents, 'takenBackCents', taken_back_cents, 'createdAt', created_at, 'arrivedAt', arrived_at,
      'failureCode', failure_code, 'idempotencyKey', idempotency_key`,
    from: `FROM (
      SELECT processor_payout_id AS id, processor, method, state, amount_cents, fee_cents, NULL AS taken_back_cents, created_at, arrived_at,
        failure_code, idempotency_key FROM processor_payouts WHERE payout_id = ?1
      UNION ALL
      SELECT processor_transfer_id, processor, 'transfer', state, amount_cents, NULL, taken_back_cents, created_at, NULL,
        NULL, idempotency_key FROM processor_transfers WHERE payout_id = ?1)`,
    order: 'created_at, idempotency_key',
  }),
}

/** Newest first. The scenario says whose rows never leave. */
export const creatorRows = <Kind extends keyof CreatorRows>(
  database: Database,
  kind: Kind,
  creatorId: number,
  slice: CreatorSlice,
  scenario: Scenario,
): Page<CreatorRows[Kind]> => ({
  ...CREATOR_PAGES[kind](database, creatorId, slice),
  left: creatorRowsLeft(database, { kind, creatorId, span: slice.span }, scenario),
})

function ofCreator<Row>({ from, within: isWithin, ...list }: CreatorRowList): CreatorPage<Row> {
  return (database, creatorId, { span, ...slice }) => {
    const ofSpan = span ? `${from} AND ${isWithin}` : from
    const owner: SqlValue[] = span ? [creatorId, span.from, span.to] : [creatorId]
    return pageOf<Row>(database, { ...list, from: ofSpan }, owner, slice)
  }
}

/** In the order in which things happened. All rows of a payout leave with it. */
export const payoutRows = <Kind extends keyof PayoutRows>(
  database: Database,
  kind: Kind,
  payoutId: number,
  slice: Slice,
): Page<PayoutRows[Kind]> => PAYOUT_PAGES[kind](database, payoutId, slice)

const state = (name: PayoutState): number => PAYOUT_STATES.indexOf(name)

/** Which change of state is the event. */
const EVENT_STATES: Readonly<Record<PayoutEvent, PayoutState>> = {
  created: 'creating',
  completed: 'completed',
  failed: 'failed',
  cancelled: 'cancelled',
  reversed: 'reversed',
  returned: 'returned',
}

/** Payouts that something happened to: on some days, only the changes of about that time are looked at. */
function havingChanged(database: Database, { event, span }: PayoutQuery): [string, SqlValue[]] {
  const changes = payoutChanges(database)
  const conditions = event
    ? [`to_state = ${state(EVENT_STATES[event])} AND from_state IS NOT to_state`]
    : []
  const parameters: SqlValue[] = []
  if (span) {
    const [since, until] = instantsOf(span)
    conditions.push('change_id >= ? AND change_id < ? AND occurred_at >= ? AND occurred_at < ?')
    const from = firstMaybeSince(database, changes, since) ?? Number.MAX_SAFE_INTEGER
    parameters.push(from, keySurelySince(database, changes, until), since, until)
  }
  const ids = `SELECT payout_id FROM ${changes.table} WHERE ${conditions.join(' AND ')}`
  return [`p.payout_id IN (${ids})`, parameters]
}

interface Conditions {
  where: string
  parameters: SqlValue[]
}

function conditionsOf(database: Database, query: PayoutQuery, now: Instant): Conditions {
  const conditions: string[] = []
  const parameters: SqlValue[] = []
  const add = (condition: string, ...values: SqlValue[]): void => {
    conditions.push(condition)
    parameters.push(...values)
  }
  // Rows are called “Payout 97”.
  const search = query.search.trim().replace(/^payout +(?=\d+$)/i, '')
  if (search !== '') {
    add(
      `(p.creator_id IN (SELECT creator_id FROM creators WHERE instr(lower(handle), lower(?)) > 0)
        OR p.payout_id = ?)`,
      search,
      search,
    )
  }
  if (query.payoutType) add('p.payout_type = ?', query.payoutType)
  if (query.now === 'stuck') add(STUCK_CONDITION, stuckSince(now))
  else if (query.now) add('p.state = ?', query.now)
  if (query.frequency) add('p.payout_frequency = ?', query.frequency)
  if (query.event || query.span) {
    const [changed, values] = havingChanged(database, query)
    add(changed, ...values)
  }
  return { where: conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`, parameters }
}

/**
 * `now` tells which payouts are stuck; `days` are those that are over. Which payouts a page has is found first, since SQLite
 * makes the text of every row that it puts in order.
 */
export function payoutPage(
  database: Database,
  query: PayoutQuery,
  { now, days }: { now: Instant; days: readonly DayFigures[] },
): Page<PayoutRow> {
  const { where, parameters } = conditionsOf(database, query, now)
  const direction = query.descending ? 'DESC' : 'ASC'
  const key = SORTED_BY[query.sort] ?? query.sort
  const order = `ORDER BY ${key} ${direction}, p.payout_id ${direction}`
  const from = query.sort === 'handle' ? PAYOUTS_WITH_CREATORS : 'FROM payouts p'
  const ids = database
    .statement(`SELECT p.payout_id ${from} ${where} ${order} LIMIT ? OFFSET ?`)
    .rows([...parameters, Math.min(query.limit, PAGE_ROWS_MAX), query.offset])
    .map(([id]) => id as number)
  const rows = database
    .statement(
      `SELECT json_object(${PAYOUT_COLUMNS}) ${PAYOUTS_WITH_CREATORS}
       WHERE p.payout_id IN (SELECT value FROM json_each(?)) ${order}`,
    )
    .rows([JSON.stringify(ids)])
    .map(([json]) => JSON.parse(json as string) as PayoutRow)
  const listed = (span: DaySpan): number =>
    countOf(database, conditionsOf(database, { ...query, span }, now))
  return {
    rows,
    total: countOf(database, { where, parameters }),
    left: payoutsLeft(database, query, days, listed),
  }
}

const countOf = (database: Database, { where, parameters }: Conditions): number =>
  database.statement(`SELECT COUNT(*) FROM payouts p ${where}`).row(parameters)![0] as number

const SHARES_BALANCES = `SELECT DISTINCT other.payout_id FROM ledger_payout_balances mine
  JOIN ledger_payout_balances other USING (balance_id) WHERE mine.payout_id = ?`

/** A setting of the creator as it was when the payout was made. */
const asPaid = (setting: 'rail' | 'country'): string =>
  `COALESCE((SELECT s.from_value FROM creator_setting_changes s
     WHERE s.creator_id = p.creator_id AND s.setting = '${setting}' AND s.changed_at > p.created_at
     ORDER BY s.change_id LIMIT 1), c.${setting})`

/** A note says which payout it is about in its text alone, with the amount; reasons not to pay that name one have none. */
const NOTES_OF_PAYOUT = `SELECT json_object(${NOTE_COLUMNS}) FROM payout_notes n
WHERE n.creator_id = ?1 AND n.content LIKE '%payout ' || ?2 || ' of $%' ORDER BY n.note_id`

/** `null` where there is no such payout. */
export function payoutRecord(
  database: Database,
  payoutId: number,
  policies: PolicyTimeline,
): PayoutRecord | null {
  const row = database
    .statement(
      `SELECT json_object(${PAYOUT_COLUMNS}), ${asPaid('country')}, p.transfer_cents, ${asPaid('rail')},
         EXISTS (SELECT 1 FROM paypal_terms t WHERE t.creator_id = p.creator_id AND t.fee_waived = 1),
         (SELECT COALESCE(SUM(b.amount_cents), 0) FROM payout_balances JOIN balances b USING (balance_id)
          WHERE payout_id = p.payout_id)
       ${PAYOUTS_WITH_CREATORS} WHERE p.payout_id = ?`,
    )
    .row([payoutId])
  if (!row) return null
  const others = database
    .statement(`${SHARES_BALANCES} AND other.payout_id <> mine.payout_id ORDER BY 1`)
    .rows([payoutId])
    .map(([id]) => id as number)
  const payout = JSON.parse(row[0] as string) as PayoutRow
  const country = row[1] as string
  const paidTo: PaidTo = { rail: row[3] as Rail, country, paypalFeeWaived: row[4] === 1 }
  return {
    payout,
    country,
    transferCents: row[2] as number,
    feeRule: payoutFeeRule(payout, paidTo, policies),
    balancesCents: row[5] as number,
    earlier: others.filter((id) => id < payoutId),
    later: others.filter((id) => id > payoutId),
    notes: database
      .statement(NOTES_OF_PAYOUT)
      .rows([payout.creatorId, payoutId])
      .map(([note]) => JSON.parse(note as string) as NoteRow),
  }
}
