/** How long after its arrival a bank may still return a payout, by what a scenario has in force. */
import type { FaultsInForce } from './faults-in-force'

/** At most so many business days. */
export function returnsWithinBusinessDays({
  processor,
  faults,
}: Pick<FaultsInForce, 'processor' | 'faults'>): number {
  const { failures, rails } = processor
  const single = faults.single.map((fault) =>
    fault.fault === 'payout-returned' ? (fault.afterBusinessDays ?? 0) : 0,
  )
  return Math.max(
    failures.returnedAfterBusinessDays,
    rails.same_day_ach.returnedAfterBusinessDaysMaximum,
    ...single,
  )
}
