/**
 * Creators by what they have in common, and what daily payouts cost and gave them: sums over a run beside its baseline, in
 * which each creator counts for as many as they stand for. A group is small enough to be kept for every run, where the
 * creators themselves are too many.
 */
import { rollups, sum } from 'd3'
import { DAYS_IN_MONTH } from '../../core/calendar'
import type { Cents } from '../../core/money'
import { creatorsIn, type CreatorPair } from './creator-pairs'
import { paysForNothing, takersOf, type TakerTerms } from './winners'

export const GROUPINGS = ['size', 'country', 'rail', 'tenure'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** By earnings a month, in cents. */
const SIZES = [
  ['under $100', 100_00],
  ['$100 to $1,000', 1_000_00],
  ['$1,000 to $10,000', 10_000_00],
  ['$10,000 and more', Number.POSITIVE_INFINITY],
] as const

/** By days since the account was opened. */
const TENURES = [
  ['under 6 months', 183],
  ['6 months to 2 years', 731],
  ['2 years and more', Number.POSITIVE_INFINITY],
] as const

export interface CreatorGroup {
  grouping: Grouping
  /** `$100 to $1,000` a month, `US`, `us_bank`, `2 years and more` */
  name: string
  creators: number
  /** Who were ever on daily; what follows are sums over them. */
  takers: number
  earnedCents: Cents
  /** What arrived. */
  receivedCents: Cents
  /** Beyond what they pay without daily. */
  feeCents: Cents
  costCents: Cents
  /** Cents × the days by which they arrived earlier than without daily; negative where they arrived later. */
  centDaysGained: number
  /** Takers who paid a fee and whose money arrived no earlier. */
  withoutGain: number
}

/** `days`: of the run. */
export function creatorGroups(pairs: readonly CreatorPair[], days: number): CreatorGroup[] {
  const names: Readonly<Record<Grouping, (pair: CreatorPair) => string>> = {
    size: ({ run }) => stepOf(SIZES, (run.earnedCents / days) * DAYS_IN_MONTH),
    country: ({ run }) => run.country,
    rail: ({ run }) => run.rail,
    tenure: ({ run }) => stepOf(TENURES, run.tenureDays),
  }
  return GROUPINGS.flatMap((grouping) =>
    rollups(pairs, (members) => groupOf(members), names[grouping])
      .toSorted(([one], [other]) => placeOf(one) - placeOf(other) || (one < other ? -1 : 1))
      .map(([name, group]) => ({ grouping, name, ...group })),
  )
}

type Steps = readonly (readonly [name: string, below: number])[]

const stepOf = (steps: Steps, value: number): string => steps.find(([, below]) => value < below)![0]

const STEP_NAMES: readonly string[] = [...SIZES, ...TENURES].map(([name]) => name)
const placeOf = (name: string): number => STEP_NAMES.indexOf(name)

function groupOf(members: readonly CreatorPair[]): Omit<CreatorGroup, 'grouping' | 'name'> {
  const takers = takersOf(members)
  const total = (of: (taker: TakerTerms) => number): number =>
    sum(takers, (taker) => taker.standsFor * of(taker))
  return {
    creators: creatorsIn(members.map(({ run }) => run)),
    takers: creatorsIn(takers),
    earnedCents: total(({ earnedCents }) => earnedCents),
    receivedCents: total(({ receivedCents }) => receivedCents),
    feeCents: total(({ feeCents }) => feeCents),
    costCents: total(({ costCents }) => costCents),
    centDaysGained: total(({ centDaysGained }) => centDaysGained),
    withoutGain: creatorsIn(takers.filter(paysForNothing)),
  }
}
