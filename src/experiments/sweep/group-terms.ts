/** What daily payouts mean for each group of creators, over all seeds of a point: what they pay, and what they get for it. */
import { rollups, sum } from 'd3'
import { DAYS_IN_YEAR } from '../../core/calendar'
import type { Grouping } from '../groupings'
import type { CreatorGroup } from './creator-groups'
import { shareInterval, type Interval } from './interval'
import type { PointResult } from './results'

export interface GroupTerms {
  grouping: Grouping
  name: string
  /** On average over the seeds. */
  creators: number
  takers: number
  /** The fee of instant payouts as a share of their sum before it; `null` where there are none. */
  feeShare: number | null
  /** Days by which their money arrived earlier, on average over the same payouts. */
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
  const instantGrossCents = total((group) => group.instantGrossCents)
  return {
    creators: total((group) => group.creators) / seeds,
    takers: takers / seeds,
    feeShare: shareOf(
      total((group) => group.instantFeeCents),
      instantGrossCents,
    ),
    daysGained: shareOf(centDaysGained, instantGrossCents),
    yearlyRate: shareOf(feeCents * DAYS_IN_YEAR, centDaysGained),
    withoutGain: total((group) => group.withoutGain) / seeds,
    feesLessCostCents: (feeCents - total((group) => group.costCents)) / seeds,
  }
}

/** How far the seeds agree on the share of a group; `null` where it has no instant payouts. */
export const feeShareInterval = (
  { seeds }: Pick<PointResult, 'seeds'>,
  { grouping, name }: Pick<GroupTerms, 'grouping' | 'name'>,
): Interval | null =>
  unlessStanding(
    seeds,
    shareInterval(
      seeds.map(({ groups }) => {
        const group = groups.find((one) => one.grouping === grouping && one.name === name)
        return [group?.instantFeeCents ?? 0, group?.instantGrossCents ?? 0] as const
      }),
    ),
  )

/** Without an interval where sellers of a file stand for others: of a group, seeds say nothing of them. */
export const unlessStanding = <Of extends Interval | null>(
  seeds: PointResult['seeds'],
  interval: Of,
): Of => (interval && seeds[0]?.standing ? { ...interval, low: null, high: null } : interval)

const shareOf = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null)
