/** Creators as the page lists them: searched, sorted and cut into pages by SQLite, and one creator's whole story. */
import { BALANCE_STATES } from '../core/balance-state'
import { flexibleScheduleFrom } from '../core/flexible-schedule'
import { PAYOUT_STATES } from '../core/payout-state'
import { SALE_KINDS, type ComplianceState } from '../core/vocabulary'
import type { Database, SqlValue } from '../ledger/database'
import type {
  BalanceRow,
  CreatorPage,
  CreatorQuery,
  CreatorRecord,
  CreatorRow,
  NoteRow,
  PayoutRow,
  SaleRow,
  SettingChangeRow,
} from './creator-list'

const COMPLETED = PAYOUT_STATES.indexOf('completed')
const UNPAID = BALANCE_STATES.indexOf('unpaid')
const SALE = SALE_KINDS.indexOf('sale')

const LISTED_CREATORS = `
WITH earned AS (
  SELECT creator_id, SUM(kind = ${SALE}) AS sales, SUM(net_cents) AS earned_cents
  FROM ledger_sales GROUP BY creator_id
), paid AS (
  SELECT creator_id, COUNT(*) AS payouts, SUM(net_cents) AS paid_cents, SUM(fee_cents) AS fee_cents
  FROM ledger_payouts WHERE state = ${COMPLETED} GROUP BY creator_id
), owed AS (
  SELECT creator_id, SUM(amount_cents) AS unpaid_cents
  FROM ledger_balances WHERE state = ${UNPAID} GROUP BY creator_id
), listed AS (
  SELECT creator_id, handle, country, rail, payout_frequency,
    COALESCE(sales, 0) AS sales, COALESCE(earned_cents, 0) AS earned_cents,
    COALESCE(paid_cents, 0) AS paid_cents, COALESCE(fee_cents, 0) AS fee_cents,
    COALESCE(unpaid_cents, 0) AS unpaid_cents, COALESCE(payouts, 0) AS payouts,
    account_opened_on, compliance, paused, instant_capable, schedule_details
  FROM creators LEFT JOIN earned USING (creator_id) LEFT JOIN paid USING (creator_id)
    LEFT JOIN owed USING (creator_id)
)`

/** `?1`: part of a handle, country or rail, as a LIKE pattern; `?2`: a schedule, or null for all. */
const MATCHING = `
WHERE (handle LIKE ?1 ESCAPE '\\' OR country LIKE ?1 ESCAPE '\\' OR rail LIKE ?1 ESCAPE '\\')
  AND (?2 IS NULL OR payout_frequency = ?2)`

const likePattern = (search: string): string =>
  `%${search.trim().replace(/[\\%_]/g, (character) => `\\${character}`)}%`

export function creatorPage(database: Database, query: CreatorQuery): CreatorPage {
  const direction = query.descending ? 'DESC' : 'ASC'
  const matching: SqlValue[] = [likePattern(query.search), query.frequency]
  const rows = database
    .statement(
      `${LISTED_CREATORS} SELECT * FROM listed ${MATCHING}
       ORDER BY ${query.sort} ${direction}, creator_id LIMIT ?3 OFFSET ?4`,
    )
    .rows([...matching, query.limit, query.offset])
  const total = database
    .statement(`SELECT COUNT(*) FROM creators ${MATCHING}`)
    .row(matching)![0] as number
  return { rows: rows.map(listedCreator), total }
}

function listedCreator(row: SqlValue[]): CreatorRow {
  return {
    creatorId: row[0] as number,
    handle: row[1] as string,
    country: row[2] as string,
    rail: row[3] as CreatorRow['rail'],
    frequency: row[4] as CreatorRow['frequency'],
    sales: row[5] as number,
    earnedCents: row[6] as number,
    paidCents: row[7] as number,
    feeCents: row[8] as number,
    unpaidCents: row[9] as number,
    payouts: row[10] as number,
  }
}

/** `null` where there is no such creator. Each list holds at most `limit` rows, newest first. */
export function creatorRecord(
  database: Database,
  creatorId: number,
  limit: number,
): CreatorRecord | null {
  const row = database
    .statement(`${LISTED_CREATORS} SELECT * FROM listed WHERE creator_id = ?`)
    .row([creatorId])
  if (!row) return null
  const newest = <Row>(columns: string, view: string, order: string): Row[] =>
    newestOf<Row>(database, { creatorId, limit, columns, view, order })
  const count = (view: string): number => countOf(database, creatorId, view)

  return {
    creator: {
      ...listedCreator(row),
      accountOpenedOn: row[11] as string,
      compliance: row[12] as ComplianceState,
      paused: row[13] === 1,
      instantCapable: row[14] === 1,
      flexible: row[15] === null ? null : flexibleScheduleFrom(row[15] as string),
    },
    counts: {
      sales: count('sales'),
      balances: count('balances'),
      payouts: count('payouts'),
      notes: count('payout_notes'),
    },
    sales: newest<SaleRow>(
      `'saleId', sale_id, 'occurredAt', occurred_at, 'kind', kind, 'grossCents', gross_cents,
       'feeCents', fee_cents, 'netCents', net_cents`,
      'sales',
      'sale_id',
    ),
    balances: newest<BalanceRow>(
      `'balanceId', balance_id, 'date', date, 'amountCents', amount_cents, 'holder', holder, 'state', state`,
      'balances',
      'balance_id',
    ),
    payouts: payoutsOfCreator(database, creatorId, limit),
    notes: notesOfCreator(database, creatorId, limit),
  }
}

/** The creator's latest payouts, newest first. */
export const payoutsOfCreator = (
  database: Database,
  creatorId: number,
  limit: number,
): PayoutRow[] =>
  newestOf<PayoutRow>(database, {
    creatorId,
    limit,
    columns: `'payoutId', payout_id, 'createdAt', created_at, 'completedAt', completed_at,
      'processor', processor, 'payoutType', payout_type, 'periodEndDate', period_end_date,
      'grossCents', gross_cents, 'feeCents', fee_cents, 'netCents', net_cents, 'state', state,
      'failureReason', failure_reason, 'processorPayoutId', processor_payout_id`,
    view: 'payouts',
    order: 'payout_id',
  })

/** The latest notes to the creator, newest first. */
export const notesOfCreator = (database: Database, creatorId: number, limit: number): NoteRow[] =>
  newestOf<NoteRow>(database, {
    creatorId,
    limit,
    columns: `'createdAt', created_at, 'content', content`,
    view: 'payout_notes',
    order: 'note_id',
  })

/** The latest changes of the creator's own settings, newest first. */
export const settingChangesOfCreator = (
  database: Database,
  creatorId: number,
  limit: number,
): SettingChangeRow[] =>
  newestOf<SettingChangeRow>(database, {
    creatorId,
    limit,
    columns: `'changedAt', changed_at, 'setting', setting, 'from', from_value, 'to', to_value`,
    view: 'creator_setting_changes',
    order: 'change_id',
  })

/** How many rows a view has of a creator. */
export const countOf = (database: Database, creatorId: number, view: string): number =>
  database
    .statement(`SELECT COUNT(*) FROM ${view} WHERE creator_id = ?`)
    .row([creatorId])![0] as number

interface NewestQuery {
  creatorId: number
  limit: number
  /** Pairs of a name and a column, as `json_object` takes them. */
  columns: string
  view: string
  order: string
}

const newestOf = <Row>(database: Database, query: NewestQuery): Row[] =>
  database
    .statement(
      `SELECT json_object(${query.columns}) FROM ${query.view}
       WHERE creator_id = ? ORDER BY ${query.order} DESC LIMIT ?`,
    )
    .rows([query.creatorId, query.limit])
    .map(([json]) => JSON.parse(json as string) as Row)
