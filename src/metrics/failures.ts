/** What has failed at the processors or come back from there, and when the ledger came to know of it. */
import { isoFromInstant, type Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import { UNPAID_PAYOUT_STATES } from '../core/payout-state'
import type { Database } from '../ledger/database'

/** A payout of which all that a processor made is back. The processors’ books do not say since when; whoever watches them does. */
export interface PayoutBack {
  payoutId: number
  /** What was made for it, by all of its payments. */
  cents: Cents
  /** When the last of it came back. */
  at: Instant
}

/** A payout whose money is not with its creator, whatever the ledger says of it. */
export interface Failure {
  payoutId: number
  creator: string
  cents: Cents
  /** ISO 8601 UTC. */
  failedAt: string
  /** When the payout was first ended unpaid; `null`: it never was. */
  knownAt: string | null
}

const PAYOUT = `
SELECT c.handle, p.net_cents, (SELECT MIN(occurred_at) FROM payout_state_changes s WHERE s.payout_id = p.payout_id
  AND s.to_state IN (${UNPAID_PAYOUT_STATES.map((state) => `'${state}'`).join(', ')}))
FROM payouts p JOIN creators c USING (creator_id) WHERE p.payout_id = ?`

export function failuresIn(database: Database, back: readonly PayoutBack[]): Failure[] {
  const payout = database.statement(PAYOUT)
  return back.flatMap(({ payoutId, cents, at }) =>
    payout.rows([payoutId]).map(([creator, netCents, knownAt]) => ({
      payoutId,
      creator: creator as string,
      cents: Math.min(cents, netCents as Cents),
      failedAt: isoFromInstant(at),
      knownAt: knownAt as string | null,
    })),
  )
}
