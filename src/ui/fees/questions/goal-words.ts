/** Which points reach a goal, in words: the sentence above the list, and why a point does not. */
import type { GoalResult, Interval, Miss, SweepPoint } from '../../../../workers/sweep-contract'
import { formatCount, formatRoundedMoney, formatShare } from '../../format'
import { m } from '../../paraglide/messages.js'
import { roughMoney } from '../../words/estimates'
import { rateText } from '../creators/group-chart'
import { groupWords } from '../../words/creator-groups'
import type { MarginWords } from '../finding/fee-facts'

/** What is missing and the margin add up to the goal as they are read. */
interface GoalWords extends MarginWords {
  nameOf: (point: SweepPoint) => string
}

export function goalSentence(results: readonly GoalResult[], words: GoalWords): string {
  const [best] = results
  const total = formatCount(results.length)
  if (!best) return m.fee_goal_need()
  const name = words.nameOf(best.result.point)
  const reached = results.filter(({ misses }) => misses.length === 0)
  if (reached.length === 0) {
    return m.fee_goal_none({ total, best: name, why: missesText(best, words) })
  }
  return [
    m.fee_goal_reached({ count: reached.length, total, best: name }),
    ...sureWords(reached),
  ].join(' ')
}

/** In a few words. */
export const goalNote = (results: readonly GoalResult[]): string =>
  results.length === 0
    ? m.fee_goal_need()
    : m.fee_goal_short({
        reached: formatCount(results.filter(({ misses }) => misses.length === 0).length),
        total: formatCount(results.length),
      })

/** Nothing where no margin has an interval. */
function sureWords(reached: readonly GoalResult[]): string[] {
  if (reached.every(({ margin }) => margin.low === null)) return []
  const count = reached.filter(({ isSure }) => isSure).length
  if (count === 0) return [m.fee_goal_none_sure()]
  return [
    count === reached.length ? m.fee_goal_all_sure({ count }) : m.fee_goal_some_sure({ count }),
  ]
}

export function verdictText(result: GoalResult, words: GoalWords): string {
  const { misses, isSure, margin } = result
  if (misses.length > 0) return missesText(result, words)
  if (margin.low === null) return m.fee_goal_yes_one_seed()
  return isSure ? m.fee_goal_yes() : m.fee_goal_yes_unsure()
}

const missesText = ({ misses, margin }: GoalResult, words: GoalWords): string =>
  misses
    .map((miss) => missText(miss, margin, words))
    .reduce((one, other) => m.fee_goal_and({ one, other }))

function missText(miss: Miss, margin: Interval, { per, roundMargin }: GoalWords): string {
  switch (miss.kind) {
    case 'nobody':
      return m.fee_goal_miss_nobody()
    case 'margin':
      return m.fee_goal_miss_margin({
        amount: missingText(miss.missingCents, roundMargin(margin).value - margin.value),
        per,
      })
    case 'fee-share':
      return m.fee_goal_miss_share({
        group: groupWords(miss.group),
        value: formatShare(miss.value),
      })
    case 'yearly-rate':
      return m.fee_goal_miss_rate({ group: groupWords(miss.group), value: rateText(miss.value) })
  }
}

/** A margin that reads as if it reached the goal says nothing of what is missing. */
function missingText(missingCents: number, addedByRounding: number): string {
  const shown = missingCents - addedByRounding
  return shown > 0 ? formatRoundedMoney(shown) : roughMoney(missingCents)
}
