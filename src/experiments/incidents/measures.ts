/**
 * The damage of an incident, read from the books of a run that has ended: what creators earned, what our ledger says and
 * what the processors say. No measure knows which incident it measures, nor which protections are on.
 */
import { dayFromIso, isoFromInstant } from '../../core/calendar'
import type { CheckResult } from '../../checks/check'
import type { Database, SqlValue } from '../../ledger/database'
import { STUCK_CONDITION, stuckSince } from '../../metrics/stuck-payouts'
import type { Measure } from '../../scenario/incidents/incident'
import * as creatorSide from '../../simulation/creator-side-code'
import type { Simulation } from '../../simulation/simulation'

export interface MeasuredRun {
  simulation: Simulation
  checks: readonly CheckResult[]
}

/** `null`: it is what a check finds that the user's own service leaves out. */
export function damageOf(run: MeasuredRun, asked: Measure): number | null {
  const { simulation } = run
  const { database } = simulation.ledger
  switch (asked.measure) {
    case 'paid_twice':
      return one(database, PAID_TWICE)
    case 'debt':
      return one(database, DEBT)
    case 'unpaid':
      return one(database, UNPAID)
    case 'stuck':
      return one(database, STUCK, [stuckSince(simulation.now)])
    case 'days_late':
      return daysLate(simulation, asked)
    case 'creators_unpaid':
      return one(database, CREATORS_UNPAID, [simulation.questions.policy.minimumCents, asked.on])
    case 'moved_unbooked':
      return one(database, MOVED_UNBOOKED)
    case 'exchange_lost':
      return one(database, EXCHANGE_LOST)
    case 'failed_payouts':
      return one(database, FAILED_PAYOUTS)
    case 'creators_paused':
      return one(database, CREATORS_PAUSED)
    case 'cost_not_booked':
      return one(database, COST_NOT_BOOKED)
    case 'above_maximum':
      return one(database, ABOVE_MAXIMUM, [simulation.questions.policy.instantMaximumCents])
    case 'date_shown_off':
      return dateShownOff(simulation, asked)
    case 'endless_lists':
      return endlessLists(simulation)
    case 'violations':
      return run.checks.find(({ name }) => name === asked.check)?.violations ?? null
  }
}

/** Whom processors have paid, or are paying, by their own books; without creators whom somebody has stopped by the end. */
export const creatorsPaid = ({ ledger }: Simulation): ReadonlySet<number> =>
  new Set(
    ledger.database
      .statement(CREATORS_PAID)
      .rows([])
      .map(([id]) => Number(id)),
  )

const CREATORS_PAID = `
SELECT DISTINCT creator_id FROM processor_payouts
WHERE state IN ('pending', 'unclaimed', 'paid') AND creator_id NOT IN (
  SELECT creator_id FROM pauses WHERE ended_at IS NULL AND source IN ('admin', 'creator')
)`

const PAID_TWICE = `
WITH earned AS (
  SELECT creator_id, SUM(net_cents) AS cents FROM sales WHERE net_cents > 0 GROUP BY creator_id
), arrived AS (
  SELECT creator_id, SUM(amount_cents + fee_cents) AS cents FROM processor_payouts
  WHERE state = 'paid' GROUP BY creator_id
)
SELECT SUM(MAX(0, arrived.cents - COALESCE(earned.cents, 0))) FROM arrived LEFT JOIN earned USING (creator_id)`

const UNPAID_BY_CREATOR = `
WITH unpaid AS (
  SELECT creator_id, SUM(amount_cents) AS cents FROM balances WHERE state = 'unpaid' GROUP BY creator_id
)`
const DEBT = `${UNPAID_BY_CREATOR} SELECT -SUM(MIN(0, cents)) FROM unpaid`
const UNPAID = `${UNPAID_BY_CREATOR} SELECT SUM(MAX(0, cents)) FROM unpaid`

const STUCK = `SELECT SUM(gross_cents) FROM payouts p WHERE ${STUCK_CONDITION}`

const CREATORS_UNPAID = `
SELECT COUNT(*) FROM creators c
WHERE (SELECT SUM(amount_cents) FROM balances b WHERE b.creator_id = c.creator_id) >= ? AND NOT EXISTS (
  SELECT 1 FROM payouts p WHERE p.creator_id = c.creator_id AND date(p.created_at) = ?
    AND p.state IN ('processing', 'unclaimed', 'completed')
)`

const MOVED_UNBOOKED = `
SELECT (SELECT COALESCE(SUM(amount_cents), 0) FROM processor_transfers WHERE taken_back_cents IS NULL)
  - (SELECT COALESCE(SUM(transfer_cents), 0) FROM payouts WHERE state IN ('processing', 'completed'))`

const EXCHANGE_LOST = `
SELECT -SUM(net_cents) FROM sales WHERE kind = 'credit' AND sale_id IN (
  SELECT sale_id FROM entries WHERE reason = 'foreign_exchange_residue'
)`

const FAILED_PAYOUTS = `SELECT COUNT(*) FROM payouts WHERE state = 'failed'`

const CREATORS_PAUSED = `
SELECT COUNT(DISTINCT creator_id) FROM pauses
WHERE ended_at IS NULL AND source IN ('chargeback_rate', 'repeated_failures', 'unaccounted_money')`

const COST_NOT_BOOKED = `
SELECT (SELECT SUM(cost_cents) FROM processor_payouts) - (SELECT SUM(cost_cents) FROM payouts)`

const ABOVE_MAXIMUM = `
SELECT SUM(MAX(0, gross_cents - ?)) FROM payouts WHERE payout_type = 'instant' AND state <> 'failed'`

const FIRST_ARRIVAL = `
SELECT MIN(arrived_at) FROM processor_payouts JOIN creators USING (creator_id)
WHERE handle = ? AND processor_payouts.state = 'paid'`

/** A sum over no rows is `null`, and nothing is lost then. */
const one = (database: Database, sql: string, parameters: SqlValue[] = []): number =>
  Number(database.statement(sql).rows(parameters)[0]![0] ?? 0)

function daysLate(
  { ledger, now }: Simulation,
  { creator, due }: Extract<Measure, { measure: 'days_late' }>,
): number {
  const [[arrivedAt]] = ledger.database.statement(FIRST_ARRIVAL).rows([creator]) as [[SqlValue]]
  const paidOn = dayNamed(arrivedAt === null ? isoFromInstant(now) : String(arrivedAt))
  return Math.max(0, paidOn - dayNamed(due))
}

function dateShownOff(
  simulation: Simulation,
  { creator, payday }: Extract<Measure, { measure: 'date_shown_off' }>,
): number {
  const shown = simulation.questions.nextPayoutDay(creatorIdOf(simulation, creator))
  if (shown === null) throw new Error(`No date is shown to ${creator}`)
  return Math.abs(shown - dayNamed(payday))
}

function endlessLists({ ledger, questions }: Simulation): number {
  const ids = ledger.database.statement('SELECT creator_id FROM creators').rows([])
  return ids.filter(([id]) => questions.creatorFacts(Number(id), creatorSide).upcomingIsCut).length
}

function creatorIdOf({ ledger }: Simulation, handle: string): number {
  const sql = 'SELECT creator_id FROM creators WHERE handle = ?'
  const [row] = ledger.database.statement(sql).rows([handle])
  if (!row) throw new Error(`No creator is named ${handle}`)
  return Number(row[0])
}

const dayNamed = (iso: string): number => {
  const day = dayFromIso(iso.slice(0, 10))
  if (day === null) throw new Error(`Not a day: ${iso}`)
  return day
}
