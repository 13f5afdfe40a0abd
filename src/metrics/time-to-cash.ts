/**
 * How long money took from the sale to the creator's bank, per schedule, weighted by money: every sale whose balance
 * is paid by a completed payout, from the moment of the sale to the moment the platform learned of the arrival. A sale
 * that was taken back while it was unpaid has not reached the bank.
 */
import { SECONDS_IN_HOUR } from '../core/calendar'
import { PAYOUT_STATES } from '../core/payout-state'
import { PAYOUT_FREQUENCIES, SALE_KINDS } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import type { TimeToCash, Wait } from './figures'

const SQL = `
SELECT p.frequency, (p.completed_at - s.occurred_at) / ${SECONDS_IN_HOUR} AS hours, COUNT(*),
  SUM(s.net_cents), SUM((p.completed_at - s.occurred_at) * s.net_cents)
FROM ledger_sales s
JOIN ledger_payout_balances USING (balance_id)
JOIN ledger_payouts p ON p.payout_id = ledger_payout_balances.payout_id
WHERE p.state = ${PAYOUT_STATES.indexOf('completed')} AND s.kind = ${SALE_KINDS.indexOf('sale')}
  AND NOT EXISTS (SELECT 1 FROM ledger_sales r WHERE r.reversed_sale_id = s.sale_id AND r.balance_id = s.balance_id)
GROUP BY 1, 2 ORDER BY 1, 2`

export interface HourOfSales {
  hours: number
  sales: number
  netCents: number
  weightedSeconds: number
}

export function timeToCash(database: Database): TimeToCash[] {
  const byFrequency = new Map<number, HourOfSales[]>()
  for (const [frequency, hours, sales, netCents, weightedSeconds] of database
    .statement(SQL)
    .rows([]) as [number, number, number, number, number][]) {
    const known = byFrequency.get(frequency) ?? []
    known.push({ hours, sales, netCents, weightedSeconds })
    byFrequency.set(frequency, known)
  }
  return [...byFrequency].flatMap(([frequency, hours]) => {
    const wait = waitOf(hours)
    return wait ? [{ frequency: PAYOUT_FREQUENCIES[frequency]!, ...wait }] : []
  })
}

/** `null` where there is no money. */
export function waitOf(hours: readonly HourOfSales[]): Wait | null {
  const netCents = hours.reduce((sum, hour) => sum + hour.netCents, 0)
  if (netCents === 0) return null
  const weightedSeconds = hours.reduce((sum, hour) => sum + hour.weightedSeconds, 0)
  return {
    sales: hours.reduce((sum, hour) => sum + hour.sales, 0),
    netCents,
    meanSeconds: weightedSeconds / netCents,
    medianSeconds: quantileSeconds(hours, netCents, 0.5),
    lowerQuartileSeconds: quantileSeconds(hours, netCents, 0.25),
    upperQuartileSeconds: quantileSeconds(hours, netCents, 0.75),
    hours: hours.map((hour) => ({ hours: hour.hours, netCents: hour.netCents })),
  }
}

/** The time by which this share of the money had arrived; within an hour, money is taken as spread evenly. */
function quantileSeconds(hours: readonly HourOfSales[], netCents: number, share: number): number {
  let left = netCents * share
  for (const hour of hours) {
    if (left <= hour.netCents && hour.netCents > 0) {
      return Math.round((hour.hours + left / hour.netCents) * SECONDS_IN_HOUR)
    }
    left -= hour.netCents
  }
  return (hours.at(-1)!.hours + 1) * SECONDS_IN_HOUR
}
