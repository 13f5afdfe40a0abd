/** What the alternatives that were run say: which earns most, and by how much the others are below it, seed by seed. */
import {
  isUpperLimit,
  marginDifference,
  marginInterval,
  onSameSeeds,
  type PointResult,
} from '../../../workers/sweep-contract'
import { m } from '../paraglide/messages.js'
import { estimatedMoney } from '../words/estimates'
import { pointName } from './point-names'

/** So many others are named, the best of them first. */
const OTHERS_NAMED = 3

/** `per`: the words of the period. Of one result for each scenario; `null` where there are no two at which creators choose. */
export function alternativesAnswer(results: readonly PointResult[], per: string): string | null {
  const offered = results.filter(({ point }) => !isUpperLimit(point.changes))
  const [best, ...others] = onSameSeeds(offered).toSorted(
    (one, other) => marginInterval(other).value - marginInterval(one).value,
  )
  if (!best || others.length === 0) return null
  const named = others
    .slice(0, OTHERS_NAMED)
    .map((other) => belowText(best, other, others.length, per))
  return m.memo_alternatives_answer({ best: pointName(best.point), others: named.join('; ') })
}

/** `comparisons`: of so many others the best was picked. */
function belowText(
  best: PointResult,
  other: PointResult,
  comparisons: number,
  per: string,
): string {
  const lead = marginDifference(other, best, comparisons)!
  const words = { name: pointName(other.point), less: estimatedMoney(lead), per }
  if (lead.value === 0 && lead.low === lead.high) return m.memo_alternative_same(words)
  return lead.low !== null && lead.low > 0
    ? m.memo_alternative_less(words)
    : m.memo_alternative_chance(words)
}
