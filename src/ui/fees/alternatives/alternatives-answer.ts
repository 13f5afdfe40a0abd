/**
 * What the alternatives that were run say: which earns most, or loses least, and by how much the others are below it, seed by
 * seed.
 */
import {
  isUpperLimit,
  marginDifference,
  marginInterval,
  onSameSeeds,
  type PointResult,
  type SweepPoint,
} from '../../../../workers/sweep-contract'
import { isSurelyAboveZero } from '../../../core/sure-sign'
import type { AlternativeRow } from './alternative-rows'
import { differenceAsInTable, marginAsInTable } from './alternative-money'
import { formatRoundedMoney } from '../../format'
import { m } from '../../paraglide/messages.js'
import { endsText } from '../../words/intervals'

/** So many others are named, the best of them first. */
const OTHERS_NAMED = 3

interface AlternativesFound {
  nameOf: (point: SweepPoint) => string
  /** One for each scenario. */
  results: readonly PointResult[]
  /** Of the table that it is read beside. */
  rows: readonly AlternativeRow[]
  /** The words of the period. */
  per: string
}

/** `null` where there are no two at which creators choose. */
export function alternativesAnswer(found: AlternativesFound): string | null {
  const { nameOf, results, rows, per } = found
  const offered = results.filter(({ point }) => !isUpperLimit(point.changes))
  const [best, ...others] = onSameSeeds(offered).toSorted(
    (one, other) => marginInterval(other).value - marginInterval(one).value,
  )
  if (!best || others.length === 0) return null
  const named = others
    .slice(0, OTHERS_NAMED)
    .map((other) => belowText(best, other, others.length, found))
  const margin = marginAsInTable(rows, marginInterval(best))
  const within = endsText(margin)
  const answer = margin.value < 0 ? m.memo_alternatives_loss : m.memo_alternatives_answer
  return answer({
    ...{ best: nameOf(best.point), per },
    amount: formatRoundedMoney(Math.abs(margin.value)),
    within: within === '' ? '' : m.memo_alternatives_within({ within }),
    others: named.join('; '),
  })
}

/** `comparisons`: of so many others the best was picked. */
function belowText(
  best: PointResult,
  other: PointResult,
  comparisons: number,
  { nameOf, rows, per }: AlternativesFound,
): string {
  const lead = marginDifference(other, best, comparisons)!
  const less = formatRoundedMoney(differenceAsInTable(rows, lead).value)
  const words = { name: nameOf(other.point), less, per }
  if (lead.value === 0 && lead.low === lead.high) return m.memo_alternative_same(words)
  return isSurelyAboveZero(lead) ? m.memo_alternative_less(words) : m.memo_alternative_chance(words)
}
