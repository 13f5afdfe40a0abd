/** What has arrived by the processors’ own books, and when the ledger came to know of it. */
import type { Cents } from '../core/money'
import type { Database } from '../ledger/database'

/** A payment that is with its creator, whatever the ledger says of its payout. */
export interface Arrival {
  payoutId: number
  creator: string
  /** What is paid above the payout’s amount does not count: it is somebody else’s money. */
  cents: Cents
  /** ISO 8601 UTC. */
  arrivedAt: string
  /** When the payout was first completed, or booked as paid after it had been given up; `null`: it never was. */
  knownAt: string | null
}

const PAYMENTS = `
WITH known AS (
  SELECT payout_id, MIN(occurred_at) AS known_at FROM (
    SELECT payout_id, occurred_at FROM payout_state_changes WHERE to_state = 'completed'
    UNION ALL
    SELECT payout_id, occurred_at FROM entries WHERE reason = 'paid_after_failure' AND payout_id > 0
  ) GROUP BY payout_id
)
SELECT b.payout_id, c.handle, p.net_cents, b.amount_cents, b.arrived_at, known_at
FROM processor_payouts b JOIN payouts p USING (payout_id) JOIN creators c ON c.creator_id = p.creator_id
  LEFT JOIN known USING (payout_id)
WHERE b.state = 'paid'
ORDER BY b.arrived_at, b.processor_payout_id`

/** In order of time, without what has come back. */
export function arrivalsIn(database: Database): Arrival[] {
  const missing = new Map<number, Cents>()
  return database
    .statement(PAYMENTS)
    .rows([])
    .flatMap(([id, creator, netCents, amountCents, arrivedAt, knownAt]) => {
      const payoutId = id as number
      const left = missing.get(payoutId) ?? (netCents as Cents)
      const cents = Math.min(left, amountCents as Cents)
      missing.set(payoutId, left - cents)
      if (cents <= 0) return []
      return [
        {
          payoutId,
          creator: creator as string,
          cents,
          arrivedAt: arrivedAt as string,
          knownAt: knownAt as string | null,
        },
      ]
    })
}
