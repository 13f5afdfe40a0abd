/**
 * What a run came to for each creator, so that two runs can be compared creator by creator. Handles tell creators apart
 * from run to run; ids depend on who else is in the scenario.
 */
import { PAYOUT_STATES } from '../core/payout-state'
import {
  PAYOUT_FREQUENCIES,
  PAYOUT_TYPES,
  RAILS,
  SALE_KINDS,
  type PayoutFrequency,
  type Rail,
} from '../core/vocabulary'
import type { Cents } from '../core/money'
import type { Database } from '../ledger/database'

export interface CreatorOutcome {
  handle: string
  country: string
  rail: Rail
  /** The schedule at the end of the run. */
  frequency: PayoutFrequency
  /** Sales after the sale fee, less refunds and chargebacks, with credits. */
  earnedCents: Cents
  /** What arrived: the net of completed payouts, and the fees of the same payouts. */
  receivedCents: Cents
  feeCents: Cents
  completedPayouts: number
  completedInstantPayouts: number
  /** From sale to arrival, weighted by money; `null` where nothing that was sold has arrived. */
  waitSeconds: number | null
}

const COMPLETED = PAYOUT_STATES.indexOf('completed')
const INSTANT = PAYOUT_TYPES.indexOf('instant')
const SALE = SALE_KINDS.indexOf('sale')

const SQL = `
WITH earned AS (
  SELECT creator_id, SUM(net_cents) AS earned_cents FROM ledger_sales GROUP BY creator_id
), paid AS (
  SELECT creator_id, SUM(net_cents) AS received_cents, SUM(fee_cents) AS fee_cents, COUNT(*) AS payouts,
    SUM(payout_type = ${INSTANT}) AS instant_payouts
  FROM ledger_payouts WHERE state = ${COMPLETED} GROUP BY creator_id
), waited AS (
  SELECT s.creator_id, SUM((p.completed_at - s.occurred_at) * s.net_cents) * 1.0 / SUM(s.net_cents) AS wait_seconds
  FROM ledger_sales s JOIN ledger_payout_balances USING (balance_id) JOIN ledger_payouts p USING (payout_id)
  WHERE p.state = ${COMPLETED} AND s.kind = ${SALE} GROUP BY s.creator_id HAVING SUM(s.net_cents) > 0
)
SELECT handle, country, rail, frequency, COALESCE(earned_cents, 0), COALESCE(received_cents, 0),
  COALESCE(fee_cents, 0), COALESCE(payouts, 0), COALESCE(instant_payouts, 0), wait_seconds
FROM ledger_creators LEFT JOIN earned USING (creator_id) LEFT JOIN paid USING (creator_id)
  LEFT JOIN waited USING (creator_id)
ORDER BY creator_id`

export function creatorOutcomes(database: Database): CreatorOutcome[] {
  return database
    .statement(SQL)
    .rows([])
    .map((row) => ({
      handle: row[0] as string,
      country: row[1] as string,
      rail: RAILS[row[2] as number]!,
      frequency: PAYOUT_FREQUENCIES[row[3] as number]!,
      earnedCents: row[4] as Cents,
      receivedCents: row[5] as Cents,
      feeCents: row[6] as Cents,
      completedPayouts: row[7] as number,
      completedInstantPayouts: row[8] as number,
      waitSeconds: row[9] as number | null,
    }))
}
