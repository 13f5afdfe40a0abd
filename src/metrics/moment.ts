/**
 * What the ledger of a run says about the present moment of the run: what happened last, and how
 * its payouts stand.
 */
import { PAYOUT_STATES, type PayoutState } from '../core/payout-state'
import type { Database } from '../ledger/database'

/** A payout has changed its state. */
export interface PayoutChange {
  /** ISO 8601 UTC. */
  occurredAt: string
  payoutId: number
  creator: string
  from: PayoutState | null
  to: PayoutState
  netCents: number
}

export interface PayoutsInState {
  state: PayoutState
  count: number
  netCents: number
}

export interface RunMoment {
  /** `null` before the first payout. */
  latest: PayoutChange | null
  /** In the order of states; those that no payout is in are left out. */
  payouts: PayoutsInState[]
}

export const momentIn = (database: Database): RunMoment => ({
  latest: payoutChanges(database, 'DESC LIMIT 1')[0] ?? null,
  payouts: payoutsByState(database),
})

/** All of them, in order. */
export const allPayoutChanges = (database: Database): PayoutChange[] =>
  payoutChanges(database, 'ASC')

function payoutChanges(database: Database, order: 'ASC' | 'DESC LIMIT 1'): PayoutChange[] {
  return database
    .statement(
      `SELECT c.occurred_at, c.payout_id, r.handle, c.from_state, c.to_state, p.net_cents
       FROM payout_state_changes c JOIN ledger_payouts p USING (payout_id)
       JOIN ledger_creators r USING (creator_id) ORDER BY c.change_id ${order}`,
    )
    .rows([])
    .map(([occurredAt, payoutId, creator, from, to, netCents]) => ({
      occurredAt: occurredAt as string,
      payoutId: payoutId as number,
      creator: creator as string,
      from: from as PayoutState | null,
      to: to as PayoutState,
      netCents: netCents as number,
    }))
}

const payoutsByState = (database: Database): PayoutsInState[] =>
  database
    .statement(
      `SELECT state, SUM(payouts), SUM(cents) FROM (
         SELECT state, COUNT(*) AS payouts, SUM(net_cents) AS cents FROM ledger_payouts GROUP BY state
         UNION ALL SELECT state, payouts, net_cents FROM ledger_closed_payouts)
       GROUP BY state ORDER BY state`,
    )
    .rows([])
    .map(([state, count, netCents]) => ({
      state: PAYOUT_STATES[state as number]!,
      count: count as number,
      netCents: netCents as number,
    }))
