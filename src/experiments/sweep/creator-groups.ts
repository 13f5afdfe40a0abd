/**
 * Groups of creators by what they have in common, with what daily payouts cost and gave them: sums
 * over a run and its baseline, in which each creator counts for as many as they stand for. A group
 * is small enough to be kept for every run; the single creators are too many.
 */
import { rollups, sum } from 'd3'
import type { Cents } from '../../core/money'
import { GROUPINGS, groupNames, inGroupOrder, type Grouping } from '../groupings'
import { creatorsIn, type CreatorPair } from './creator-pairs'
import { paysForNothing, takersOf, type Taker } from './winners'

export interface CreatorGroup {
  grouping: Grouping
  /** `$100 to $1,000` a month, `US`, `us_bank`, `2 years and more` */
  name: string
  creators: number
  /** Who were ever on daily; what follows are sums over them. */
  takers: number
  /** The sum of their completed instant payouts before the fee, and the fee. */
  instantGrossCents: Cents
  instantFeeCents: Cents
  /** Beyond what they pay without daily. */
  feeCents: Cents
  costCents: Cents
  /** Cents × the days by which they arrived earlier than without daily; negative where they arrived later. */
  centDaysGained: number
  /** Takers who paid a fee and whose money arrived no earlier. */
  withoutGain: number
}

/** `days`: over which a month is averaged. */
export function creatorGroups(pairs: readonly CreatorPair[], days: number): CreatorGroup[] {
  const names = groupNames(days)
  return GROUPINGS.flatMap((grouping) =>
    rollups(
      pairs,
      (members) => groupOf(members),
      ({ run }) => names[grouping](run),
    )
      .toSorted(([one], [other]) => inGroupOrder(one, other))
      .map(([name, group]) => ({ grouping, name, ...group })),
  )
}

function groupOf(members: readonly CreatorPair[]): Omit<CreatorGroup, 'grouping' | 'name'> {
  const takers = takersOf(members)
  const total = (of: (taker: Taker) => number): number =>
    sum(takers, (taker) => taker.standsFor * of(taker))
  return {
    creators: creatorsIn(members.map(({ run }) => run)),
    takers: creatorsIn(takers),
    instantGrossCents: total(({ instantGrossCents }) => instantGrossCents),
    instantFeeCents: total(({ instantFeeCents }) => instantFeeCents),
    feeCents: total(({ feeCents }) => feeCents),
    costCents: total(({ costCents }) => costCents),
    centDaysGained: total(({ centDaysGained }) => centDaysGained),
    withoutGain: creatorsIn(takers.filter(paysForNothing)),
  }
}
