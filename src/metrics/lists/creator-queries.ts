/**
 * Lists of creators for the page, which SQLite searches, sorts and cuts into pages, and the figures
 * of one creator.
 */
import { dollars } from '../../core/dollars'
import type { SkipCode } from '../../core/eligibility'
import { flexibleScheduleFrom } from '../../core/flexible-schedule'
import {
  COMPLIANCE_STATES,
  RAILS,
  type ComplianceState,
  type PauseSource,
} from '../../core/vocabulary'
import type { Database, SqlValue } from '../../ledger/database'
import { IS_OPEN_SQL } from '../../ledger/open-balances'
import type {
  CreatorFacets,
  CreatorQuery,
  CreatorRecord,
  CreatorRow,
  NamedCreator,
} from './creator-list'
import { instantsOf } from './day-span'
import { PAGE_ROWS_MAX, type Page, type SettingChangeRow } from './row-lists'
import { creatorsLeft } from './rows-left'
import { COMPLETED, PROCESSING, SALE, UNPAID } from '../../ledger/stored-codes'

/**
 * `?1` and `?2` bound the instants of sales and payouts. Of closed days only the sums of all of them are there: they count
 * where nothing is bound.
 */
const LISTED_CREATORS = `
WITH closed AS (
  SELECT creator_id, sales, earned_cents, payouts, paid_cents, fee_cents FROM ledger_closed_creators
  WHERE ?1 = ${Number.MIN_SAFE_INTEGER}
), earned AS (
  SELECT creator_id, SUM(sales) AS sales, SUM(earned_cents) AS earned_cents FROM (
    SELECT creator_id, SUM(kind = ${SALE}) AS sales, SUM(net_cents) AS earned_cents
    FROM ledger_sales WHERE occurred_at >= ?1 AND occurred_at < ?2 GROUP BY creator_id
    UNION ALL SELECT creator_id, sales, earned_cents FROM closed
  ) GROUP BY creator_id
), paid AS (
  SELECT creator_id, SUM(payouts) AS payouts, SUM(paid_cents) AS paid_cents, SUM(fee_cents) AS fee_cents FROM (
    SELECT creator_id, COUNT(*) AS payouts, SUM(net_cents) AS paid_cents, SUM(fee_cents) AS fee_cents
    FROM ledger_payouts WHERE state = ${COMPLETED} AND completed_at >= ?1 AND completed_at < ?2
    GROUP BY creator_id
    UNION ALL SELECT creator_id, payouts, paid_cents, fee_cents FROM closed
  ) GROUP BY creator_id
), open AS (
  SELECT creator_id, SUM(iif(state = ${UNPAID}, amount_cents, 0)) AS unpaid_cents,
    SUM(iif(state = ${PROCESSING}, amount_cents, 0)) AS in_transit_cents
  FROM ledger_balances WHERE ${IS_OPEN_SQL} GROUP BY creator_id
), listed AS (
  SELECT creator_id, handle, country, rail, payout_frequency,
    COALESCE(sales, 0) AS sales, COALESCE(earned_cents, 0) AS earned_cents,
    COALESCE(paid_cents, 0) AS paid_cents, COALESCE(fee_cents, 0) AS fee_cents,
    COALESCE(unpaid_cents, 0) AS unpaid_cents, COALESCE(in_transit_cents, 0) AS in_transit_cents,
    COALESCE(payouts, 0) AS payouts,
    account_opened_on, compliance, paused, instant_capable, schedule_details,
    sales IS NOT NULL OR payouts IS NOT NULL AS took_part
  FROM creators LEFT JOIN earned USING (creator_id) LEFT JOIN paid USING (creator_id)
    LEFT JOIN open USING (creator_id)
)`

/** `?3`: part of a handle, country or rail, as a LIKE pattern; what follows: a filter, or null for all. */
const MATCHING = `
WHERE (handle LIKE ?3 ESCAPE '\\' OR country LIKE ?3 ESCAPE '\\' OR rail LIKE ?3 ESCAPE '\\')
  AND (?4 IS NULL OR payout_frequency = ?4) AND (?5 IS NULL OR rail = ?5) AND (?6 IS NULL OR country = ?6)
  AND (?7 IS NULL OR compliance = ?7 OR ?7 = 'paused' AND paused)
  AND (?8 IS NULL OR creator_id IN (SELECT value FROM json_each(?8)))`

const FROM_ALWAYS_TO_EVER: readonly [number, number] = [
  Number.MIN_SAFE_INTEGER,
  Number.MAX_SAFE_INTEGER,
]

const likePattern = (search: string): string =>
  `%${search.trim().replace(/[\\%_]/g, (character) => `\\${character}`)}%`

/** Creators with a note that a run or a request skipped them for a reason; below a minimum, the note names it. */
export function skippedCreators(
  database: Database,
  reason: SkipCode,
  minimumCents: number | null,
): number[] {
  const named = minimumCents === null ? '%' : `% the minimum of ${dollars(minimumCents)}`
  return database
    .statement(
      'SELECT DISTINCT creator_id FROM ledger_payout_notes WHERE code = ? AND content LIKE ?',
    )
    .rows([reason, `${named}%`])
    .map(([creatorId]) => creatorId as number)
}

/** Creators whose payouts a source pauses now. */
export const creatorsPausedBy = (database: Database, source: PauseSource): number[] =>
  database
    .statement('SELECT creator_id FROM pauses WHERE source = ? AND ended_at IS NULL')
    .rows([source])
    .map(([creatorId]) => creatorId as number)

/** `among`: only these, whatever else is asked for. */
export function creatorPage(
  database: Database,
  query: CreatorQuery,
  among: readonly number[] | null = null,
): Page<CreatorRow> {
  const direction = query.descending ? 'DESC' : 'ASC'
  const matching: SqlValue[] = [
    ...(query.span ? instantsOf(query.span) : FROM_ALWAYS_TO_EVER),
    likePattern(query.search),
    query.frequency,
    query.rail,
    query.country,
    query.standing,
    among && JSON.stringify(among),
  ]
  const where = query.span ? `${MATCHING} AND took_part` : MATCHING
  const rows = database
    .statement(
      `${LISTED_CREATORS} SELECT * FROM listed ${where}
       ORDER BY ${query.sort} ${direction}, creator_id LIMIT ?9 OFFSET ?10`,
    )
    .rows([...matching, Math.min(query.limit, PAGE_ROWS_MAX), query.offset])
  const total = database
    .statement(
      query.span
        ? `${LISTED_CREATORS} SELECT COUNT(*) FROM listed ${where}`
        : `SELECT COUNT(*) FROM creators ${where}`,
    )
    .row(matching)![0] as number
  return { rows: rows.map(listedCreator), total, left: creatorsLeft(database, query) }
}

/** As many as are worth choosing from. */
const NAMED_MAX = 20

/** Creators with this in their names: first the one of exactly this name, then those whose names it begins. */
export const creatorsNamed = (database: Database, text: string): NamedCreator[] =>
  database
    .statement(
      `SELECT creator_id, handle FROM (
         SELECT creator_id, handle, instr(lower(handle), lower(?1)) AS place FROM ledger_creators)
       WHERE place > 0 ORDER BY handle <> ?1, place, length(handle), creator_id LIMIT ${NAMED_MAX}`,
    )
    .rows([text])
    .map(([creatorId, handle]) => ({ creatorId: creatorId as number, handle: handle as string }))

/** Only what some creator of the run has. */
export function creatorFacets(database: Database): CreatorFacets {
  const texts = (sql: string): string[] =>
    database
      .statement(sql)
      .rows([])
      .map(([text]) => text as string)
  const codes = (column: string): number[] =>
    database
      .statement(`SELECT DISTINCT ${column} FROM ledger_creators ORDER BY 1`)
      .rows([])
      .map(([code]) => code as number)
  const isAnyPaused = database
    .statement('SELECT EXISTS (SELECT 1 FROM ledger_pauses WHERE ended_at IS NULL)')
    .row([])![0]
  return {
    countries: texts('SELECT DISTINCT country FROM ledger_creators ORDER BY 1'),
    rails: codes('rail').map((code) => RAILS[code]!),
    standings: [
      ...codes('compliance').map((code) => COMPLIANCE_STATES[code]!),
      ...(isAnyPaused === 1 ? (['paused'] as const) : []),
    ],
  }
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
    inTransitCents: row[10] as number,
    payouts: row[11] as number,
  }
}

/** `null` where there is no such creator. */
export function creatorRecord(database: Database, creatorId: number): CreatorRecord | null {
  const row = database
    .statement(`${LISTED_CREATORS} SELECT * FROM listed WHERE creator_id = ?3`)
    .row([...FROM_ALWAYS_TO_EVER, creatorId])
  if (!row) return null
  return {
    ...listedCreator(row),
    accountOpenedOn: row[12] as string,
    compliance: row[13] as ComplianceState,
    paused: row[14] === 1,
    instantCapable: row[15] === 1,
    flexible: row[16] === null ? null : flexibleScheduleFrom(row[16] as string),
  }
}

/** The latest changes of the creator's own settings, newest first. */
export const settingChangesOfCreator = (
  database: Database,
  creatorId: number,
  limit: number,
): SettingChangeRow[] =>
  database
    .statement(
      `SELECT changed_at, setting, from_value, to_value FROM creator_setting_changes
       WHERE creator_id = ? ORDER BY change_id DESC LIMIT ?`,
    )
    .rows([creatorId, limit])
    .map(([changedAt, setting, from, to]) => ({
      changedAt: changedAt as string,
      setting: setting as string,
      from: from as string,
      to: to as string,
    }))

/** Whether an instant payout of a creator has ever completed within the run, those that came back later and closed ones included. */
export const hasHadInstant = (database: Database, creatorId: number): boolean =>
  database
    .statement(
      `SELECT EXISTS (SELECT 1 FROM payouts
         WHERE creator_id = ?1 AND payout_type = 'instant' AND completed_at IS NOT NULL)
       OR EXISTS (SELECT 1 FROM closed_creators WHERE creator_id = ?1 AND instant_payouts > 0)`,
    )
    .row([creatorId])![0] === 1
