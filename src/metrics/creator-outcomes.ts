/**
 * The outcome of a run for each creator, so that two runs can be compared creator by creator.
 * Creators are matched by handle, since ids depend on who else is in the scenario.
 */
import { SECONDS_IN_DAY, startOfDay, type Day } from '../core/calendar'
import { paypalPayoutFee } from '../core/fees/payout-fee'
import { PAYOUT_STATES, PAYOUT_STATES_IN_PROGRESS } from '../core/payout-state'
import type { PayoutPolicy } from '../core/policy'
import {
  CREATOR_SETTINGS,
  PAYOUT_FREQUENCIES,
  RAILS,
  type PayoutFrequency,
  type Rail,
} from '../core/vocabulary'
import type { Cents } from '../core/money'
import type { Database } from '../ledger/database'
import { COMPLETED, INSTANT, SALE, UNPAID } from '../ledger/stored-codes'

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
  // Runs that an earlier version kept do not have the fields below.
  /**
   * Cents of sales × the days until they arrived, or until the run ended: money that never arrives is not left out, as it
   * is from the mean wait.
   */
  waitedCentDays: number
  /** The fees of completed instant payouts, and their sum before the fee. */
  instantFeeCents: Cents
  instantGrossCents: Cents
  /** What processors charged for all payouts. */
  costCents: Cents
  /** Age of the account at the end of the run. */
  tenureDays: number
  /** On the daily schedule at the end, and eligible for it. */
  isTaker: boolean
  /** On the daily schedule at any time of the run. */
  everTaker: boolean
  /** How many creators they stand for: more than themselves in a run on a sample. */
  standsFor: number
  /**
   * What the rest of their money will still be charged, as far as that is certain: the fees of payouts in progress, and
   * PayPal’s share of what is unpaid. Whether an instant payout will pay what is unpaid is not known, so no such fee is in it.
   */
  dueFeeCents: Cents
}

/** What is known of the creators beside the ledger, as of the end of the run. */
export interface OutcomeFacts {
  today: Day
  /** Ids of the creators who can be paid daily. */
  eligible: ReadonlySet<number>
  standsFor: (creatorId: number) => number
  /** In force then. */
  policy: Pick<PayoutPolicy, 'paypalFeeBasisPoints' | 'paypalFeeExemptCountries'>
}

const IN_PROGRESS = PAYOUT_STATES_IN_PROGRESS.map((state) => PAYOUT_STATES.indexOf(state))
const PAYOUT_FREQUENCY = CREATOR_SETTINGS.indexOf('payout_frequency')

/** What is there, and what is closed. */
const withClosed = (kept: string, closed: string): string =>
  `(COALESCE(${kept}, 0) + COALESCE(closed.${closed}, 0))`

const SQL = `
WITH earned AS (
  SELECT creator_id, SUM(net_cents) AS earned_cents FROM ledger_sales GROUP BY creator_id
), paid AS (
  SELECT creator_id, SUM(net_cents) AS received_cents, SUM(fee_cents) AS fee_cents, COUNT(*) AS payouts,
    SUM(payout_type = ${INSTANT}) AS instant_payouts,
    SUM(iif(payout_type = ${INSTANT}, fee_cents, 0)) AS instant_fee_cents,
    SUM(iif(payout_type = ${INSTANT}, gross_cents, 0)) AS instant_gross_cents
  FROM ledger_payouts WHERE state = ${COMPLETED} GROUP BY creator_id
), in_progress AS (
  SELECT creator_id, SUM(fee_cents) AS fee_cents FROM ledger_payouts
  WHERE state IN (${IN_PROGRESS.join(', ')}) GROUP BY creator_id
), unpaid AS (
  SELECT creator_id, SUM(amount_cents) AS unpaid_cents FROM ledger_balances
  WHERE state = ${UNPAID} GROUP BY creator_id
), charged AS (
  SELECT creator_id, SUM(cost_cents) AS cost_cents FROM books_payouts GROUP BY creator_id
), moved AS (
  SELECT DISTINCT creator_id FROM ledger_setting_changes
  WHERE setting = ${PAYOUT_FREQUENCY} AND 'daily' IN (from_value, to_value)
), arrived AS (
  SELECT balance_id, completed_at FROM ledger_payout_balances JOIN ledger_payouts USING (payout_id)
  WHERE state = ${COMPLETED}
), waited AS (
  SELECT creator_id, SUM((completed_at - occurred_at) * net_cents) AS cent_seconds,
    SUM(iif(completed_at IS NULL, 0, net_cents)) AS cents,
    SUM((COALESCE(completed_at, ?1) - occurred_at) * net_cents) AS cent_seconds_so_far
  FROM ledger_sales LEFT JOIN arrived USING (balance_id)
  WHERE kind = ${SALE} GROUP BY creator_id
)
SELECT handle, country, rail, frequency, ${withClosed('earned.earned_cents', 'earned_cents')},
  ${withClosed('received_cents', 'paid_cents')}, ${withClosed('paid.fee_cents', 'fee_cents')},
  ${withClosed('paid.payouts', 'payouts')}, ${withClosed('paid.instant_payouts', 'instant_payouts')},
  ${withClosed('cent_seconds', 'waited_cent_seconds')} * 1.0
    / NULLIF(${withClosed('cents', 'waited_cents')}, 0),
  ${withClosed('paid.instant_fee_cents', 'instant_fee_cents')}, ${withClosed('cost_cents', 'charged_cents')},
  account_opened_day, creator_id, moved.creator_id IS NOT NULL,
  ${withClosed('cent_seconds_so_far', 'waited_cent_seconds')} * 1.0 / ${SECONDS_IN_DAY},
  ${withClosed('paid.instant_gross_cents', 'instant_gross_cents')},
  COALESCE(in_progress.fee_cents, 0), COALESCE(unpaid_cents, 0), COALESCE(terms.fee_waived, 0)
FROM ledger_creators LEFT JOIN earned USING (creator_id) LEFT JOIN paid USING (creator_id)
  LEFT JOIN waited USING (creator_id) LEFT JOIN charged USING (creator_id) LEFT JOIN moved USING (creator_id)
  LEFT JOIN ledger_closed_creators closed USING (creator_id)
  LEFT JOIN in_progress USING (creator_id) LEFT JOIN unpaid USING (creator_id)
  LEFT JOIN ledger_paypal_terms terms USING (creator_id)
ORDER BY creator_id`

export function creatorOutcomes(database: Database, facts: OutcomeFacts): CreatorOutcome[] {
  return database
    .statement(SQL)
    .rows([startOfDay(facts.today + 1)])
    .map((row) => {
      const frequency = PAYOUT_FREQUENCIES[row[3] as number]!
      const isOnDaily = frequency === 'daily'
      const creatorId = row[13] as number
      const country = row[1] as string
      const rail = RAILS[row[2] as number]!
      const unpaidCents = Math.max(0, row[18] as Cents)
      const paypalFee = paypalPayoutFee(unpaidCents, country, facts.policy, row[19] === 1)
      return {
        handle: row[0] as string,
        country,
        rail,
        frequency,
        earnedCents: row[4] as Cents,
        receivedCents: row[5] as Cents,
        feeCents: row[6] as Cents,
        completedPayouts: row[7] as number,
        completedInstantPayouts: row[8] as number,
        waitSeconds: row[9] as number | null,
        waitedCentDays: row[15] as number,
        instantFeeCents: row[10] as Cents,
        instantGrossCents: row[16] as Cents,
        costCents: row[11] as Cents,
        tenureDays: facts.today - (row[12] as Day),
        isTaker: isOnDaily && facts.eligible.has(creatorId),
        everTaker: isOnDaily || row[14] === 1,
        standsFor: facts.standsFor(creatorId),
        dueFeeCents: (row[17] as Cents) + (rail === 'paypal' ? paypalFee.feeCents : 0),
      }
    })
}
