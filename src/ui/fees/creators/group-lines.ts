/** What daily payouts mean for each group of creators, with how far the seeds agree on it. */
import { max } from 'd3'
import {
  feeShareInterval,
  groupTerms,
  meanInterval,
  perPeriod,
  unlessStanding,
  type CreatorGroup,
  type Grouping,
  type GroupTerms,
  type Interval,
  type PointResult,
  type SeedEconomics,
} from '../../../../workers/sweep-contract'
import { groupLabel } from '../../words/creator-groups'

export interface GroupLine extends Omit<GroupTerms, 'feeShare' | 'feesLessCostCents'> {
  label: string
  /** Of instant payouts before the fee, from 0 to 1; `null` where nobody took daily in any seed. */
  feeShare: Interval | null
  /** Fees less what processors charged for them, cents a period. */
  margin: Interval
}

export function groupLines(result: PointResult, grouping: Grouping): GroupLine[] {
  const ofSeeds = <Value>(
    name: string,
    of: (group: CreatorGroup | undefined, seed: SeedEconomics) => Value,
  ): Value[] =>
    result.seeds.map((seed) =>
      of(
        seed.groups.find((one) => one.grouping === grouping && one.name === name),
        seed,
      ),
    )
  return groupTerms(result)
    .filter((group) => group.grouping === grouping)
    .map((group) => ({
      ...group,
      label: groupLabel(group),
      feeShare: feeShareInterval(result, group),
      margin: unlessStanding(
        result.seeds,
        meanInterval(
          ofSeeds(group.name, (one, seed) =>
            perPeriod((one?.feeCents ?? 0) - (one?.costCents ?? 0), seed),
          ),
        )!,
      ),
    }))
}

/** The groups that a chart of takers leaves out; nothing where it is empty. */
export const groupsWithoutTakers = (lines: readonly GroupLine[]): string[] =>
  lines.every(({ takers }) => takers === 0)
    ? []
    : lines.filter(({ takers }) => takers === 0).map(({ label }) => label)

/** The most that any group of takers pays of its instant payouts, from 0 to 1; `null` where nobody takes daily. */
export const highestShare = (result: PointResult): number | null =>
  max(groupTerms(result), ({ takers, feeShare }) => (takers > 0 ? (feeShare ?? 0) : undefined)) ??
  null
