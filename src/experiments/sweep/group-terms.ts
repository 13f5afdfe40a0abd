/** What daily payouts mean for each group of creators, over all seeds of a point: what they pay, and what they get for it. */
import { rollups, sum } from 'd3'
import { DAYS_IN_YEAR } from '../../core/calendar'
import type { Grouping } from '../groupings'
import type { CreatorGroup } from './creator-groups'
import type { PointResult } from './results'

export interface GroupTerms {
  grouping: Grouping
  name: string
  /** On average over the seeds. */
  creators: number
  takers: number
  /** The fee as a share of what takers earned; `null` where they earned nothing. */
  feeShare: number | null
  /** Days by which their money arrived earlier, on average over what arrived; `null` where nothing did. */
  daysGained: number | null
  /** What the fee is as yearly interest on what arrived earlier, from 0 on; `null` where nothing did. */
  yearlyRate: number | null
  /** Takers who paid a fee and whose money arrived no earlier, on average over the seeds. */
  withoutGain: number
  /** Fees less what processors charged beyond what they charge without daily, cents of the whole run. */
  feesLessCostCents: number
}

export function groupTerms({ seeds }: Pick<PointResult, 'seeds'>): GroupTerms[] {
  const groups = seeds.flatMap((one) => one.groups)
  return rollups(
    groups,
    (members) => termsOf(members, seeds.length),
    ({ grouping }) => grouping,
    ({ name }) => name,
  ).flatMap(([grouping, named]) => named.map(([name, terms]) => ({ grouping, name, ...terms })))
}

type Terms = Omit<GroupTerms, 'grouping' | 'name'>

function termsOf(members: readonly CreatorGroup[], seeds: number): Terms {
  const total = (of: (group: CreatorGroup) => number): number => sum(members, of)
  const takers = total((group) => group.takers)
  const feeCents = total((group) => group.feeCents)
  const centDaysGained = total((group) => group.centDaysGained)
  return {
    creators: total((group) => group.creators) / seeds,
    takers: takers / seeds,
    feeShare: shareOf(
      feeCents,
      total((group) => group.earnedCents),
    ),
    daysGained: shareOf(
      centDaysGained,
      total((group) => group.receivedCents),
    ),
    yearlyRate: shareOf(feeCents * DAYS_IN_YEAR, centDaysGained),
    withoutGain: total((group) => group.withoutGain) / seeds,
    feesLessCostCents: (feeCents - total((group) => group.costCents)) / seeds,
  }
}

const shareOf = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null)
