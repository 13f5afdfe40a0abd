/**
 * What the ledger says beside what somebody else's books, or other rows of its own, say of the same money: one query over
 * the readable views for each, which anyone can run on the exported ledger. Only where there is a real second record.
 */
import { PAYOUT_STATES_IN_PROGRESS, UNPAID_PAYOUT_STATES } from '../core/payout-state'
import type { ProcessorName } from '../core/vocabulary'
import type { Database } from '../ledger/database'

const SECOND_SOURCE_NAMES = [
  'paid',
  'on_its_way',
  'transfers',
  'costs',
  'instant_fees',
  'fees_of_failed',
  'owed',
  'in_payouts',
] as const
export type SecondSourceName = (typeof SECOND_SOURCE_NAMES)[number]

export interface SecondSource {
  name: SecondSourceName
  /** `null` of all of them together. */
  processor: ProcessorName | null
  ledgerCents: number
  othersCents: number
  /** The part of the difference (theirs less ours) that is of payouts whose news the ledger has not heard yet. */
  inTransitCents: number
  /** The part of it that is of payouts that have ended unpaid in the ledger, and not at the processor. */
  endedCents: number
  /** When the first payout was made of which the two say different amounts; `null` where there is none. */
  firstAt: string | null
  sql: string
}

const quoted = (states: readonly string[]): string => states.map((state) => `'${state}'`).join(', ')
const inProgress = quoted(PAYOUT_STATES_IN_PROGRESS)
const endedUnpaid = quoted(UNPAID_PAYOUT_STATES)

/**
 * By payout: no more than its own amount can be a matter of news; what a processor has above that is a second payment. Of a
 * payout that has ended unpaid in the ledger no news is waited for: the balances are paid again. What has left the ledger is
 * known to both.
 */
const ofPayouts = (ledger: string, theirStates: string, closed: string): string => `WITH books AS (
  SELECT payout_id, SUM(amount_cents) AS cents
  FROM processor_payouts
  WHERE state IN (${theirStates})
  GROUP BY payout_id
), both AS (
  SELECT p.processor, p.net_cents, p.created_at, p.state IN (${endedUnpaid}) AS has_ended_unpaid,
    iif(${ledger}, p.net_cents, 0) AS ledger_cents,
    COALESCE(books.cents, 0) AS books_cents
  FROM payouts p
  LEFT JOIN books USING (payout_id)${closed}
)
SELECT processor,
  SUM(ledger_cents) AS ledger_cents,
  SUM(books_cents) AS others_cents,
  SUM(iif(has_ended_unpaid, 0, MIN(books_cents, net_cents) - ledger_cents)) AS in_transit_cents,
  SUM(iif(has_ended_unpaid, MIN(books_cents, net_cents) - ledger_cents, 0)) AS ended_cents,
  MIN(iif(books_cents <> ledger_cents, created_at, NULL)) AS first_at
FROM both
GROUP BY processor
HAVING SUM(ledger_cents) <> 0 OR SUM(books_cents) <> 0`

const CLOSED_PAID = `
  UNION ALL
  SELECT processor, paid_cents, NULL, FALSE, iif(state = 'completed', net_cents, paid_cents), paid_cents
  FROM closed_payouts`

const PAID_AFTER_FAILURE = `SELECT payout_id FROM entries WHERE reason = 'paid_after_failure'
  EXCEPT SELECT payout_id FROM entries WHERE reason = 'returned_after_failure'`

const COSTS = (closed: string): string => `WITH heard AS (
  SELECT processor_payout_id FROM payouts WHERE processor_payout_id IS NOT NULL
  UNION
  SELECT processor_payout_id FROM payout_parts WHERE processor_payout_id IS NOT NULL
), charged AS (
  SELECT payout_id, SUM(cost_cents) AS cents,
    SUM(iif(processor_payout_id IN (SELECT processor_payout_id FROM heard), 0, cost_cents)) AS unheard_cents
  FROM processor_payouts
  GROUP BY payout_id
), both AS (
  SELECT p.created_at, p.cost_cents,
    COALESCE(charged.cents, 0) AS charged_cents,
    COALESCE(charged.unheard_cents, 0) AS unheard_cents
  FROM payouts p
  LEFT JOIN charged USING (payout_id)${closed}
)
SELECT NULL AS processor,
  COALESCE(SUM(cost_cents), 0) AS ledger_cents,
  COALESCE(SUM(charged_cents), 0) AS others_cents,
  COALESCE(SUM(unheard_cents), 0) AS in_transit_cents,
  0 AS ended_cents,
  MIN(iif(charged_cents <> cost_cents, created_at, NULL)) AS first_at
FROM both`

const CLOSED_COSTS = `
  UNION ALL
  SELECT NULL, cost_cents, charged_cents, 0 FROM closed_payouts`

const INSTANT_FEES = `SELECT NULL AS processor,
  COALESCE(SUM(p.fee_cents), 0) AS ledger_cents,
  COALESCE(SUM(x.fee_cents), 0) AS others_cents,
  0 AS in_transit_cents,
  0 AS ended_cents,
  MIN(iif(x.fee_cents <> p.fee_cents, p.created_at, NULL)) AS first_at
FROM payouts p
JOIN processor_payouts x USING (processor_payout_id)
WHERE p.payout_type = 'instant' AND p.state = 'completed'`

/** What is booked of it is of payouts that were given up and paid. A payment that came back took its fee with it. */
const FEES_OF_FAILED = `WITH books AS (
  SELECT payout_id, SUM(fee_cents) AS cents
  FROM processor_payouts
  WHERE state IN ('pending', 'unclaimed', 'paid')
  GROUP BY payout_id
), both AS (
  SELECT p.created_at, books.cents AS books_cents,
    iif(p.payout_id IN (${PAID_AFTER_FAILURE}), p.fee_cents, 0) AS ledger_cents
  FROM payouts p
  JOIN books USING (payout_id)
  WHERE p.payout_type = 'instant'
    AND p.state IN (${endedUnpaid})
)
SELECT NULL AS processor,
  COALESCE(SUM(ledger_cents), 0) AS ledger_cents,
  COALESCE(SUM(books_cents), 0) AS others_cents,
  0 AS in_transit_cents,
  COALESCE(SUM(books_cents - ledger_cents), 0) AS ended_cents,
  MIN(iif(books_cents <> ledger_cents, created_at, NULL)) AS first_at
FROM both`

const TRANSFERS = `WITH moved AS (
  SELECT payout_id, SUM(amount_cents) AS cents
  FROM entries
  WHERE account = 'funds_at_processor'
    AND reason IN ('internal_transfer', 'internal_transfer_reversed')
  GROUP BY payout_id
), books AS (
  SELECT payout_id, SUM(amount_cents) AS cents
  FROM processor_transfers
  WHERE state = 'made'
  GROUP BY payout_id
), both AS (
  SELECT p.created_at, p.state,
    COALESCE(moved.cents, 0) AS ledger_cents,
    COALESCE(books.cents, 0) AS books_cents
  FROM payouts p
  LEFT JOIN moved USING (payout_id)
  LEFT JOIN books USING (payout_id)
)
SELECT NULL AS processor,
  COALESCE(SUM(ledger_cents), 0) AS ledger_cents,
  COALESCE(SUM(books_cents), 0) AS others_cents,
  COALESCE(SUM(iif(state IN (${inProgress}), books_cents - ledger_cents, 0)), 0) AS in_transit_cents,
  COALESCE(SUM(iif(state IN (${endedUnpaid}), books_cents - ledger_cents, 0)), 0) AS ended_cents,
  MIN(iif(books_cents <> ledger_cents, created_at, NULL)) AS first_at
FROM both`

const accountsAndBalances = (accounts: string, state: string): string => `SELECT NULL AS processor,
  (SELECT COALESCE(-SUM(balance_cents), 0) FROM accounts WHERE ${accounts}) AS ledger_cents,
  (SELECT COALESCE(SUM(amount_cents), 0) FROM balances WHERE state = '${state}') AS others_cents,
  0 AS in_transit_cents,
  0 AS ended_cents,
  NULL AS first_at`

/** `null` where what would be compared has left the ledger with the days that were closed. */
const QUERIES: Readonly<Record<SecondSourceName, (hasClosedDays: boolean) => string | null>> = {
  paid: (hasClosedDays) =>
    ofPayouts(
      `p.state = 'completed' OR p.payout_id IN (${PAID_AFTER_FAILURE})`,
      `'paid'`,
      hasClosedDays ? CLOSED_PAID : '',
    ),
  on_its_way: () => ofPayouts(`p.state IN (${inProgress})`, `'pending', 'unclaimed'`, ''),
  transfers: (hasClosedDays) => (hasClosedDays ? null : TRANSFERS),
  costs: (hasClosedDays) => COSTS(hasClosedDays ? CLOSED_COSTS : ''),
  instant_fees: (hasClosedDays) => (hasClosedDays ? null : INSTANT_FEES),
  fees_of_failed: () => FEES_OF_FAILED,
  owed: () => accountsAndBalances('creator_id IS NOT NULL', 'unpaid'),
  in_payouts: () => accountsAndBalances(`account = 'payouts_in_transit'`, 'processing'),
}

type Row = [
  processor: ProcessorName | null,
  ledgerCents: number,
  othersCents: number,
  inTransitCents: number,
  endedCents: number,
  firstAt: string | null,
]

/** In the order of the names; of what is in no processor's books and not in the ledger either there is no row. */
export function secondSourcesOf(database: Database, hasClosedDays: boolean): SecondSource[] {
  return SECOND_SOURCE_NAMES.flatMap((name) => {
    const sql = QUERIES[name](hasClosedDays)
    if (sql === null) return []
    const rows = database.statement(sql).rows([]) as Row[]
    return rows
      .filter(([, ledgerCents, othersCents]) => ledgerCents !== 0 || othersCents !== 0)
      .map(([processor, ledgerCents, othersCents, inTransitCents, endedCents, firstAt]) => ({
        ...{ name, processor, ledgerCents, othersCents, inTransitCents, endedCents, firstAt, sql },
      }))
  })
}
