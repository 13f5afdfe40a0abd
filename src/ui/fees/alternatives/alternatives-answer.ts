/** What the alternatives that were run say: which earns most, and by how much the others are below it, seed by seed. */
import {
  isUpperLimit,
  marginDifference,
  marginInterval,
  onSameSeeds,
  type PointResult,
  type SweepPlan,
} from '../../../../workers/sweep-contract'
import { isSurelyAboveZero } from '../../../core/sure-sign'
import type { AlternativeRow } from './alternative-rows'
import { differenceAsInTable } from './alternative-money'
import { formatRoundedMoney } from '../../format'
import { m } from '../../paraglide/messages.js'
import { pointName } from '../sweep/point-names'

/** So many others are named, the best of them first. */
const OTHERS_NAMED = 3

interface AlternativesFound {
  plan: SweepPlan
  /** One for each scenario. */
  results: readonly PointResult[]
  /** Of the table that it is read beside. */
  rows: readonly AlternativeRow[]
  /** The words of the period. */
  per: string
}

/** `null` where there are no two at which creators choose. */
export function alternativesAnswer(found: AlternativesFound): string | null {
  const { plan, results } = found
  const offered = results.filter(({ point }) => !isUpperLimit(point.changes))
  const [best, ...others] = onSameSeeds(offered).toSorted(
    (one, other) => marginInterval(other).value - marginInterval(one).value,
  )
  if (!best || others.length === 0) return null
  const named = others
    .slice(0, OTHERS_NAMED)
    .map((other) => belowText(best, other, others.length, found))
  return m.memo_alternatives_answer({
    best: pointName(plan, best.point),
    others: named.join('; '),
  })
}

/** `comparisons`: of so many others the best was picked. */
function belowText(
  best: PointResult,
  other: PointResult,
  comparisons: number,
  { plan, rows, per }: AlternativesFound,
): string {
  const lead = marginDifference(other, best, comparisons)!
  const less = formatRoundedMoney(differenceAsInTable(rows, lead).value)
  const words = { name: pointName(plan, other.point), less, per }
  if (lead.value === 0 && lead.low === lead.high) return m.memo_alternative_same(words)
  return isSurelyAboveZero(lead) ? m.memo_alternative_less(words) : m.memo_alternative_chance(words)
}
