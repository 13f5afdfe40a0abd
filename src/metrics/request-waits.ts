/** How long payouts wait for their request: from the claim of the balances until the processor first has it. */
import type { Database } from '../ledger/database'
import type { RequestWaits } from './stuck'

const WAITS = `
SELECT MIN(b.created_at) - p.created_at, payout_id FROM books_payouts b JOIN ledger_payouts p USING (payout_id)
GROUP BY payout_id ORDER BY 1, 2`

/** `null` where no payout has been requested. */
export function requestWaits(database: Database): RequestWaits | null {
  const waits = database.statement(WAITS).rows([]) as [seconds: number, payoutId: number][]
  const longest = waits.at(-1)
  if (!longest) return null
  const [medianSeconds] = waits[Math.floor((waits.length - 1) / 2)]!
  const [longestSeconds, longestPayoutId] = longest
  return { payouts: waits.length, medianSeconds, longestSeconds, longestPayoutId }
}
