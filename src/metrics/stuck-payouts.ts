/**
 * Looks up payouts that have not ended long after they should have, and creators who are paused.
 */
import { isoFromInstant, SECONDS_IN_DAY, type Instant } from '../core/calendar'
import type { ViolatedBy } from '../checks/check'
import type { PayoutPolicy } from '../core/policy'
import { PAYOUT_STATES_IN_PROGRESS, type PayoutState } from '../core/payout-state'
import type { PauseSource, ProcessorName } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import {
  STUCK_AFTER_DAYS,
  type AtProcessor,
  type FailingCreators,
  type PausedCreators,
  type StuckPayouts,
} from './stuck'
import { pausesViolating, payoutsViolating, unpaidViolating } from './violating'

const IN_PROGRESS = PAYOUT_STATES_IN_PROGRESS.map((state) => `'${state}'`).join(', ')

/** Payouts created up to this instant are stuck if they have not ended. */
export const stuckSince = (now: Instant): string =>
  isoFromInstant(now - STUCK_AFTER_DAYS * SECONDS_IN_DAY)

/**
 * Whether a payout `p` of the view is old and its balances are still in it. One parameter:
 * `stuckSince`.
 */
export const STUCK_CONDITION = `p.state IN (${IN_PROGRESS}, 'returned') AND p.created_at <= ?
  AND (p.state <> 'returned' OR NOT EXISTS (SELECT 1 FROM balance_state_changes b
    WHERE b.payout_id = p.payout_id AND b.to_state = 'unpaid'))`

const STUCK_PAYOUTS = `
WITH stuck AS (
  SELECT p.payout_id, p.processor, p.state, p.creator_id, p.gross_cents, p.net_cents, p.created_at, p.failure_reason
  FROM payouts p WHERE ${STUCK_CONDITION}
), at_processor AS (
  SELECT payout_id, SUM(iif(state = 'paid', amount_cents, 0)) AS arrived_cents,
    MAX(state = 'unclaimed') AS is_unclaimed, MAX(state = 'pending') AS is_pending
  FROM processor_payouts WHERE payout_id IN (SELECT payout_id FROM stuck) GROUP BY payout_id
)
SELECT processor, state,
  CASE
    WHEN arrived_cents IS NULL AND failure_reason IS NOT NULL THEN 'transfer_not_back'
    WHEN arrived_cents IS NULL THEN 'no_record'
    WHEN arrived_cents >= net_cents THEN 'arrived'
    WHEN arrived_cents > 0 THEN 'arrived_in_part'
    WHEN is_pending THEN 'in_transit'
    WHEN is_unclaimed THEN 'unclaimed'
    ELSE 'ended'
  END AS at_processor,
  iif(arrived_cents IS NULL, failure_reason, NULL), COUNT(*), COUNT(DISTINCT creator_id), SUM(gross_cents), SUM(COALESCE(arrived_cents, 0)),
  MIN(payout_id), MIN(created_at), json_group_array(payout_id)
FROM stuck LEFT JOIN at_processor USING (payout_id)
GROUP BY 1, 2, 3, 4 ORDER BY SUM(gross_cents) DESC, 1, 2, 3, 4`

/** The largest sums first. */
export const stuckPayouts = (
  database: Database,
  now: Instant,
  late: readonly ViolatedBy[],
): StuckPayouts[] =>
  database
    .statement(STUCK_PAYOUTS)
    .rows([stuckSince(now)])
    .map((row) => ({
      processor: row[0] as ProcessorName,
      state: row[1] as PayoutState,
      atProcessor: row[2] as AtProcessor,
      failureReason: row[3] as string | null,
      payouts: row[4] as number,
      creators: row[5] as number,
      grossCents: row[6] as number,
      arrivedCents: row[7] as number,
      oldestPayoutId: row[8] as number,
      oldestCreatedAt: row[9] as string,
      violating: payoutsViolating(idsIn(row[10]), late),
    }))

const idsIn = (column: unknown): number[] => JSON.parse(column as string) as number[]

const STUCK_SECONDS = `
SELECT COALESCE(SUM(? - CAST(strftime('%s', p.created_at) AS INTEGER)), 0) FROM payouts p WHERE ${STUCK_CONDITION}`

/** Whole days that stuck payouts have been in progress for, added up. */
export function stuckDays(database: Database, now: Instant): number {
  const [seconds] = database.statement(STUCK_SECONDS).row([now, stuckSince(now)])!
  return Math.floor(Number(seconds) / SECONDS_IN_DAY)
}

const PAUSED_CREATORS = `
SELECT source, COUNT(*), SUM(MAX(0, COALESCE(unpaid_cents, 0))), MIN(began_at),
  json_group_array(creator_id),
  SUM(creator_id NOT IN (SELECT creator_id FROM payouts WHERE state IN (${IN_PROGRESS})
    OR payout_id IN (SELECT payout_id FROM unanswered_requests)))
FROM pauses LEFT JOIN (
  SELECT creator_id, SUM(amount_cents) AS unpaid_cents FROM balances WHERE state = 'unpaid' GROUP BY creator_id
) USING (creator_id)
WHERE ended_at IS NULL GROUP BY source ORDER BY COUNT(*) DESC, source`

export const pausedCreators = (
  database: Database,
  policy: PayoutPolicy,
  late: readonly ViolatedBy[],
): PausedCreators[] =>
  database
    .statement(PAUSED_CREATORS)
    .rows([])
    .map((row) => ({
      source: row[0] as PauseSource,
      creators: row[1] as number,
      unpaidCents: row[2] as number,
      since: row[3] as string,
      isReviewedDaily: row[0] === 'chargeback_rate' && policy.chargebackHoldLiftsItself,
      outcomeKnown: row[0] === 'unaccounted_money' ? (row[5] as number) : null,
      violating: pausesViolating(idsIn(row[4]), late),
    }))

/**
 * Creators with unpaid money, not paused, whose every payout since the last one that was completed has failed or come back,
 * with why the last one did. One parameter: `stuckSince`.
 */
const FAILING = `
WITH completed AS (
  SELECT creator_id, MAX(iif(state = 'completed', payout_id, 0)) AS completed_id FROM payouts GROUP BY creator_id
), since_then AS (
  SELECT creator_id, COUNT(*) AS payouts, MIN(created_at) AS since, MAX(payout_id) AS last_id,
    MAX(state IN (${IN_PROGRESS})) AS is_in_progress
  FROM payouts JOIN completed USING (creator_id) WHERE payout_id > completed_id GROUP BY creator_id
), unpaid AS (
  SELECT creator_id, SUM(amount_cents) AS unpaid_cents FROM balances WHERE state = 'unpaid' GROUP BY creator_id
)
SELECT s.creator_id, last.failure_reason, s.payouts, s.since, unpaid_cents
FROM since_then s JOIN payouts last ON last.payout_id = s.last_id JOIN unpaid u ON u.creator_id = s.creator_id
WHERE last.state IN ('failed', 'returned') AND NOT is_in_progress AND s.since <= ? AND unpaid_cents > 0
  AND NOT EXISTS (SELECT 1 FROM pauses p WHERE p.creator_id = s.creator_id AND p.ended_at IS NULL)`

const FAILING_BY_REASON = `
SELECT failure_reason, COUNT(*), SUM(payouts), SUM(unpaid_cents), MIN(since), json_group_array(creator_id)
FROM (${FAILING}) GROUP BY failure_reason ORDER BY SUM(unpaid_cents) DESC, failure_reason`

/** The largest sums first. */
export const failingCreators = (
  database: Database,
  now: Instant,
  late: readonly ViolatedBy[],
): FailingCreators[] =>
  database
    .statement(FAILING_BY_REASON)
    .rows([stuckSince(now)])
    .map((row) => ({
      failureReason: row[0] as string | null,
      creators: row[1] as number,
      payouts: row[2] as number,
      unpaidCents: row[3] as number,
      since: row[4] as string,
      violating: unpaidViolating(idsIn(row[5]), late),
    }))

/** Those who have the reason in common. */
export const creatorsFailingFor = (
  database: Database,
  now: Instant,
  failureReason: string | null,
): number[] =>
  database
    .statement(`SELECT creator_id FROM (${FAILING}) WHERE failure_reason IS ?`)
    .rows([stuckSince(now), failureReason])
    .map(([creatorId]) => creatorId as number)
