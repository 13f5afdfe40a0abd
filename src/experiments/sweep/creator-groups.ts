/**
 * Creators by what they have in common, and what daily payouts cost and gave them: sums over a run beside its baseline.
 * A group is small enough to be kept for every run, where the creators themselves are too many.
 */
import type { Cents } from '../../core/money'

export const GROUPINGS = ['size', 'country', 'rail', 'tenure'] as const
export type Grouping = (typeof GROUPINGS)[number]

export interface CreatorGroup {
  grouping: Grouping
  /** `under $100 a month`, `US`, `us_bank`, `under 1 year` */
  name: string
  creators: number
  /** Who were ever on daily, and sums over them. */
  takers: number
  earnedCents: Cents
  feeCents: Cents
  costCents: Cents
  /** What arrived × the days by which it arrived earlier than in the baseline; negative where it arrived later. */
  centDaysGained: number
  /** Takers who paid a fee and whose money arrived no earlier. */
  withoutGain: number
}
