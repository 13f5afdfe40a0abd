/** Why money is unpaid: the words that the report has for it. */
import type { SkipCode } from './eligibility'
import type { Cents } from './money'

/**
 * A code of a skipped payout, or
 * - `in_debt`: the creator owes the platform;
 * - `latest_payout_failed`: the latest payout did not arrive, and no other has been made since;
 * - `overdue`: nothing is in the way, it is older than its schedule lets it become, and no payout has ever taken it;
 * - `next_run`: nothing is in the way, and the next run of its schedule pays it.
 */
export type NotPaidReason = SkipCode | 'in_debt' | 'latest_payout_failed' | 'overdue' | 'next_run'

/** The reason and, for `below_minimum` alone, the minimum that applies. */
export interface WhyNotPaid {
  reason: NotPaidReason
  minimumCents: Cents | null
}
