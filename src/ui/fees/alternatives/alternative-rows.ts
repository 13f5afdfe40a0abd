/** Alternatives beside the scenario as it is: what each would bring, and by how much that differs, seed by seed. */
import {
  isUpperLimit,
  marginDifference,
  marginInterval,
  meanParts,
  salesToMakeUp,
  takeUpOf,
  type CreatorGroup,
  type Interval,
  type PointResult,
  type SalesToMakeUp,
  type SweepPlan,
} from '../../../../workers/sweep-contract'
import type { Rough } from '../../../core/rough-estimate'
import { freeDaysIn, type FreeDays } from '../finding/free-days'
import { mostSeedsOf } from '../sweep/most-seeds'
import { keyIn } from '../sweep/scenario-keys'

/** What is measured of one of them. */
export interface AlternativeFigures {
  /** From 0 to 1; `null` where nobody may choose daily. */
  takeUp: number | null
  /** Cents a month. */
  feesCents: number
  costCents: number
  margin: Interval
  /** From the scenario as it is; `null` of what is the same. */
  difference: Interval | null
  /** What sales would make up for the difference, or lose it again; `null` of what is the same, and where sales differ, too. */
  sales: SalesToMakeUp | null
  /** The margin of the scenario as it is under the seeds of this one; `null` of what is the same. */
  scenarioMargin: { value: number; isOfFewer: boolean } | null
  /** By which the money of takers arrives earlier, on average over their instant payouts. */
  daysSooner: number | null
  /** Takers who pay a fee and whose money arrives no earlier, on average over the seeds. */
  withoutGain: number
}

export interface AlternativeRow {
  pointId: string
  name: string
  changes: Readonly<Record<string, unknown>>
  isScenario: boolean
  /** An alternative that changes nothing: it has the results of the scenario as it is, and that has its. */
  isSame: boolean
  /** Nobody chooses at it: not to be compared with what a platform may offer. */
  isLimit: boolean
  /** Where more of the days are free than of a year: it is said of whatever is known of it. */
  freeDays: FreeDays | null
  /** `null` of one that has not been run. */
  figures: AlternativeFigures | null
}

/** One object, so that its key is found once. */
const NO_CHANGES = {}

export function alternativeRows(
  plan: SweepPlan,
  results: readonly PointResult[],
): AlternativeRow[] {
  const resultOf = (id: string): PointResult | null =>
    results.find(({ point }) => point.id === id) ?? null
  const ownKey = keyIn(plan, NO_CHANGES)
  const unchanged = plan.points.filter(({ changes }) => keyIn(plan, changes) === ownKey)
  const scenario = mostSeedsOf(unchanged.flatMap(({ id }) => resultOf(id) ?? []))
  return plan.points.map((point) => {
    const isUnchanged = unchanged.includes(point)
    const result = isUnchanged ? scenario : resultOf(point.id)
    const isScenario = point.kind === 'scenario'
    return {
      pointId: point.id,
      name: point.name,
      changes: point.changes,
      isScenario,
      isSame: isUnchanged && !isScenario,
      isLimit: isUpperLimit(point.changes),
      freeDays: freeDaysIn(plan, point.changes),
      figures: result && figuresOf(result, isUnchanged ? null : scenario),
    }
  })
}

function figuresOf(result: PointResult, scenario: PointResult | null): AlternativeFigures {
  const parts = meanParts(result.seeds)
  return {
    takeUp: takeUpOf(result.seeds),
    feesCents: parts.fees,
    costCents: parts.fees - marginInterval(result).value,
    margin: marginInterval(result),
    difference: scenario && marginDifference(scenario, result),
    sales: scenario && salesToMakeUp(scenario, result),
    scenarioMargin: scenario && marginUnder(result, scenario),
    ...takersIn(result),
  }
}

/** Of the scenario; `null` where they have no seed in common. */
function marginUnder(
  { seeds }: PointResult,
  scenario: PointResult,
): AlternativeFigures['scenarioMargin'] {
  const common = scenario.seeds.filter(({ seed }) => seeds.some((one) => one.seed === seed))
  return common.length === 0
    ? null
    : {
        value: marginInterval({ seeds: common }).value,
        isOfFewer: common.length < Math.max(seeds.length, scenario.seeds.length),
      }
}

function takersIn({ seeds }: PointResult): Pick<AlternativeFigures, 'daysSooner' | 'withoutGain'> {
  // Every creator is in one group by size.
  const groups = seeds.flatMap((one) => one.groups.filter(({ grouping }) => grouping === 'size'))
  const total = (of: (group: CreatorGroup) => number): number =>
    groups.reduce((sum, group) => sum + of(group), 0)
  const instantGrossCents = total((group) => group.instantGrossCents)
  return {
    daysSooner:
      instantGrossCents > 0
        ? total(({ centDaysGained }) => centDaysGained) / instantGrossCents
        : null,
    withoutGain: total((group) => group.withoutGain) / seeds.length,
  }
}

/** What the pictures of margins have in common: every margin with its interval, and zero. */
export function marginDomain(margins: readonly Rough[]): [number, number] {
  const ends = margins.flatMap(({ value, low, high }) => [low ?? value, high ?? value])
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)]
  return least === most ? [0, 1] : [least, most]
}
