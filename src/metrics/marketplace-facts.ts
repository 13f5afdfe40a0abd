/**
 * What a marketplace looks like at the end of a run: how sales are spread over creators, who holds a balance, what was
 * paid. Sums and counts, so that they can be compared with what real marketplaces publish of themselves.
 */
import { SECONDS_IN_DAY } from '../core/calendar'
import { FRESH_DAYS } from '../core/fresh-balance'
import type { Cents } from '../core/money'
import type { Database } from '../ledger/database'
import { COMPLETED, INSTANT, SALE, UNPAID } from '../ledger/stored-codes'

export interface MarketplaceFacts {
  /** Simulated days of the run. */
  days: number
  /** What each creator sold in the last month of the run, of those who sold; the largest first. */
  monthGrossCents: readonly Cents[]
  /** Creators with unpaid money at the end, those of them whose payouts are paused, and the balances that they hold. */
  holders: number
  holdersPaused: number
  heldBalances: number
  /** Completed payouts, and their gross. */
  payouts: number
  payoutGrossCents: Cents
  /** Instant payouts that completed, and those of them with a balance younger than seven days. */
  instantPayouts: number
  instantWithFreshBalance: number
  /** Creators with so many completed payouts, those before the run included. */
  creatorsPaidOnce: number
  creatorsPaidFourTimes: number
  /** Creators who could be paid daily at the end, and those of them who are on the daily schedule. */
  eligible: number
  takers: number
}

interface MarketplaceQuestion {
  database: Database
  days: number
  /** The second after the last one of the run. */
  endsAt: number
  eligible: number
  takers: number
}

/** Published months are calendar months: 30 days are one of them. */
const MONTH_SECONDS = 30 * SECONDS_IN_DAY

const GROSS_SQL = `
SELECT SUM(gross_cents) AS gross FROM ledger_sales
WHERE kind = ${SALE} AND occurred_at >= ? GROUP BY creator_id ORDER BY gross DESC, creator_id`

const HOLDERS_SQL = `
SELECT COUNT(*), COALESCE(SUM(is_paused), 0), COALESCE(SUM(balances), 0) FROM (
  SELECT SUM(amount_cents) AS cents, COUNT(*) AS balances, EXISTS (
    SELECT 1 FROM ledger_pauses p WHERE p.creator_id = b.creator_id AND p.ended_at IS NULL) AS is_paused
  FROM ledger_balances b WHERE state = ${UNPAID} GROUP BY creator_id
) WHERE cents > 0`

const PAYOUTS_SQL = `
SELECT COUNT(*), COALESCE(SUM(gross_cents), 0), COALESCE(SUM(payout_type = ${INSTANT}), 0),
  COALESCE(SUM(payout_type = ${INSTANT} AND created_at / ${SECONDS_IN_DAY} - youngest < ${FRESH_DAYS}), 0)
FROM (
  SELECT payout_type, gross_cents, created_at, (
    SELECT MAX(day) FROM ledger_payout_balances JOIN ledger_balances USING (balance_id)
    WHERE payout_id = p.payout_id) AS youngest
  FROM ledger_payouts p WHERE state = ${COMPLETED}
)`

const TIMES_PAID_SQL = `
SELECT COALESCE(SUM(payouts >= 1), 0), COALESCE(SUM(payouts >= 4), 0) FROM (
  SELECT completed_payouts_before + (
    SELECT COUNT(*) FROM ledger_payouts p WHERE p.creator_id = c.creator_id AND state = ${COMPLETED}) + COALESCE((
    SELECT payouts FROM ledger_closed_creators d WHERE d.creator_id = c.creator_id), 0) AS payouts
  FROM ledger_creators c
)`

const CLOSED_PAYOUTS_SQL = `
SELECT COALESCE(SUM(payouts), 0), COALESCE(SUM(gross_cents), 0),
  COALESCE(SUM(iif(payout_type = ${INSTANT}, payouts, 0)), 0),
  COALESCE(SUM(iif(payout_type = ${INSTANT}, with_fresh_balance, 0)), 0)
FROM ledger_closed_payouts WHERE state = ${COMPLETED}`

export function marketplaceFacts(question: MarketplaceQuestion): MarketplaceFacts {
  const { database, days, endsAt, eligible, takers } = question
  const numbers = (sql: string): number[] => database.statement(sql).row([]) as number[]
  const [holders, holdersPaused, heldBalances] = numbers(HOLDERS_SQL)
  const closed = numbers(CLOSED_PAYOUTS_SQL)
  const [payouts, payoutGrossCents, instantPayouts, instantWithFreshBalance] = numbers(
    PAYOUTS_SQL,
  ).map((number, index) => number + closed[index]!)
  const [creatorsPaidOnce, creatorsPaidFourTimes] = numbers(TIMES_PAID_SQL)
  return {
    days,
    monthGrossCents: database
      .statement(GROSS_SQL)
      .rows([endsAt - MONTH_SECONDS])
      .map(([gross]) => gross as Cents),
    holders: holders!,
    holdersPaused: holdersPaused!,
    heldBalances: heldBalances!,
    payouts: payouts!,
    payoutGrossCents: payoutGrossCents!,
    instantPayouts: instantPayouts!,
    instantWithFreshBalance: instantWithFreshBalance!,
    creatorsPaidOnce: creatorsPaidOnce!,
    creatorsPaidFourTimes: creatorsPaidFourTimes!,
    eligible,
    takers,
  }
}
