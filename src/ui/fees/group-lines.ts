/** What daily payouts mean for each group of creators, with how far the seeds agree on it. */
import { max } from 'd3'
import {
  groupTerms,
  meanInterval,
  perMonth,
  shareInterval,
  type CreatorGroup,
  type Grouping,
  type GroupTerms,
  type Interval,
  type PointResult,
  type SeedEconomics,
} from '../../../workers/sweep-contract'
import type { Rail } from '../../core/vocabulary'
import { m } from '../paraglide/messages.js'
import { countryName, railWord } from '../words/vocabulary'

export interface GroupLine extends Omit<GroupTerms, 'feeShare' | 'feesLessCostCents'> {
  label: string
  /** Of what takers earned, from 0 to 1; `null` where nobody took daily in any seed. */
  feeShare: Interval | null
  /** Fees less what processors charged for them, cents a month. */
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
      feeShare: shareInterval(
        ofSeeds(group.name, (one) => [one?.feeCents ?? 0, one?.earnedCents ?? 0] as const),
      ),
      margin: meanInterval(
        ofSeeds(group.name, (one, seed) =>
          perMonth((one?.feeCents ?? 0) - (one?.costCents ?? 0), seed),
        ),
      )!,
    }))
}

/** At the head of a row. */
function groupLabel(group: NamedGroup): string {
  const name = nameOf(group)
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

type NamedGroup = Pick<GroupTerms, 'grouping' | 'name'>

function nameOf({ grouping, name }: NamedGroup): string {
  switch (grouping) {
    case 'country':
      return countryName(name)
    case 'rail':
      return railWord(name as Rail)
    case 'size':
    case 'tenure':
      return name
  }
}

const GROUP_WORDS: Readonly<Record<Grouping, (inputs: { group: string }) => string>> = {
  size: m.fee_group_by_size,
  country: m.fee_group_by_country,
  rail: m.fee_group_by_rail,
  tenure: m.fee_group_by_tenure,
}

/** In a sentence: `creators who earn under $100 a month`. */
export const groupWords = (group: NamedGroup): string =>
  GROUP_WORDS[group.grouping]({ group: nameOf(group) })

/** The most that any group of takers pays of its earnings, from 0 to 1; `null` where nobody takes daily. */
export const highestShare = (result: PointResult): number | null =>
  max(groupTerms(result), ({ takers, feeShare }) => (takers > 0 ? (feeShare ?? 0) : undefined)) ??
  null
