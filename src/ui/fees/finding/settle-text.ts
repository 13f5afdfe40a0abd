/** How many seeds it takes until chance no longer explains a difference, in four of five cases, in words. */
import { seedsToSettle, type Interval } from '../../../../workers/sweep-contract'
import { formatCount } from '../../format'
import { m } from '../../paraglide/messages.js'
import { SWEEP_SEEDS_MAX } from '../../../scenario/limits'

export function settleText(difference: Interval): string {
  if (difference.method === 'sellers') return m.fees_settle_sellers()
  const count = seedsToSettle(difference)
  if (count === null && difference.n < SWEEP_SEEDS_MAX) return m.fees_settle_more()
  return count === null || count > SWEEP_SEEDS_MAX
    ? m.fees_settle_many({ most: formatCount(SWEEP_SEEDS_MAX) })
    : m.fees_settle({ seeds: formatCount(count) })
}

/** With what may need fewer of them. */
export const settleWords = (difference: Interval, { hasFile }: { hasFile: boolean }): string =>
  hasFile ? settleText(difference) : `${settleText(difference)} ${m.fees_settle_creators()}`
