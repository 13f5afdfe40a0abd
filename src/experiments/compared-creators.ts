/** The creators of another run beside those of the first: who wins and who loses, one by one and by groups. */
import { rollups, sum } from 'd3'
import type { CreatorOutcome } from '../metrics/creator-outcomes'
import type { SampleSize } from '../scenario/sampled'
import {
  CREATOR_CHANGES,
  creatorDifference,
  type CreatorChange,
  type CreatorDifference,
} from './creator-difference'
import { GROUPINGS, groupNames, inGroupOrder, type Grouping } from './groupings'
import type { RunOutcome } from './outcome'
import { weightedEstimateOf, type Estimate } from './statistics'

/**
 * `same`: both runs simulate the same sample of the creators, and each counts for as many as they
 * stand for. `different`: they simulate different ones. Then each creator counts for one, and one
 * who is in one run alone was neither lost nor gained.
 */
type ComparedSample = 'none' | 'same' | 'different'

/** What creators in both runs gain and lose. */
interface Changes {
  /** How many creators they stand for. */
  creators: number
  /** How many win, lose and so on; `null` where one of the runs does not say how long money waited. */
  counts: Record<CreatorChange, number> | null
  /** The difference of each: the mean with its 95% interval over the creators of this seed; of a sample without. */
  feeCents: Estimate | null
  waitedSeconds: Estimate | null
  receivedCents: Estimate | null
  unpaidCents: Estimate | null
}

/** Creators in both runs who have something in common in the first. */
export interface ComparedGroup extends Changes {
  grouping: Grouping
  name: string
}

export interface ComparedCreators extends Changes {
  sample: ComparedSample
  /** Simulated in both. */
  both: number
  /** Handles that only the other run has, and that only the first has. */
  gained: string[]
  lost: string[]
  groups: ComparedGroup[]
  /** Those who win, lose or trade one for the other: by the difference in fees, then by that in waiting. */
  largest: CreatorDifference[]
}

const LARGEST_MAX = 20

type Outcome = { report: { sample: SampleSize | null } } & Pick<RunOutcome, 'creators'>

interface Pair {
  before: CreatorOutcome
  after: CreatorOutcome
  difference: CreatorDifference
}

/** How many creators the pair counts for. */
type WeightOf = (pair: Pair) => number

/** `sellingDays`: over how many days of the first run a month of it is averaged. */
export function comparedCreators(
  first: Outcome,
  other: Outcome,
  sellingDays: number,
): ComparedCreators {
  const known = new Map(first.creators.map((creator) => [creator.handle, creator]))
  const present = new Set(other.creators.map(({ handle }) => handle))
  const pairs = other.creators.flatMap((after): Pair[] => {
    const before = known.get(after.handle)
    return before ? [{ before, after, difference: creatorDifference(before, after) }] : []
  })
  const gained = other.creators.filter(({ handle }) => !known.has(handle))
  const lost = first.creators.filter(({ handle }) => !present.has(handle))
  const sample =
    first.report.sample || other.report.sample ? sampleOf(pairs, [...gained, ...lost]) : 'none'
  const weightOf: WeightOf = sample === 'same' ? ({ before }) => before.standsFor : () => 1
  return {
    sample,
    both: pairs.length,
    gained: gained.map(({ handle }) => handle),
    lost: lost.map(({ handle }) => handle),
    ...changesOf(pairs, weightOf),
    groups: comparedGroups(pairs, weightOf, sellingDays),
    largest: pairs
      .map(({ difference }) => difference)
      .filter(isChanged)
      .toSorted(byLargest)
      .slice(0, LARGEST_MAX),
  }
}

/**
 * If both runs have one sample, only creators who are listed in a scenario can be in one run and
 * not in the other, and these stand for themselves alone.
 */
const sampleOf = (pairs: readonly Pair[], unpaired: readonly CreatorOutcome[]): ComparedSample =>
  pairs.every(({ before, after }) => before.standsFor === after.standsFor) &&
  unpaired.every(({ standsFor }) => standsFor === 1)
    ? 'same'
    : 'different'

/** How old accounts are, a run that an earlier version kept does not say. */
const isKnown = (grouping: Grouping, pairs: readonly Pair[]): boolean =>
  grouping !== 'tenure' || pairs.every(({ before }) => Number.isFinite(before.tenureDays))

function comparedGroups(pairs: readonly Pair[], weightOf: WeightOf, days: number): ComparedGroup[] {
  const names = groupNames(days)
  return GROUPINGS.filter((grouping) => isKnown(grouping, pairs)).flatMap((grouping) =>
    rollups(
      pairs,
      (members) => changesOf(members, weightOf),
      ({ before }) => names[grouping](before),
    )
      .toSorted(([one], [other]) => inGroupOrder(one, other))
      .map(([name, group]) => ({ grouping, name, ...group })),
  )
}

function changesOf(pairs: readonly Pair[], weightOf: WeightOf): Changes {
  const estimate = (name: 'feeCents' | 'waitedSeconds' | 'receivedCents' | 'unpaidCents') =>
    weightedEstimateOf(
      pairs.flatMap((pair) => {
        const value = pair.difference[name]
        return value === null ? [] : [{ value, weight: weightOf(pair) }]
      }),
    )
  return {
    creators: sum(pairs, weightOf),
    counts: countsOf(pairs, weightOf),
    feeCents: estimate('feeCents'),
    waitedSeconds: estimate('waitedSeconds'),
    receivedCents: estimate('receivedCents'),
    unpaidCents: estimate('unpaidCents'),
  }
}

function countsOf(pairs: readonly Pair[], weightOf: WeightOf): Changes['counts'] {
  if (pairs.some(({ difference }) => difference.change === null)) return null
  const counted = CREATOR_CHANGES.map((name) => [
    name,
    sum(pairs, (pair) => (pair.difference.change === name ? weightOf(pair) : 0)),
  ])
  return Object.fromEntries(counted) as Record<CreatorChange, number>
}

const isChanged = ({ change, feeCents }: CreatorDifference): boolean =>
  change === null ? feeCents !== 0 : change !== 'unchanged'

const byLargest = (one: CreatorDifference, other: CreatorDifference): number =>
  Math.abs(other.feeCents) - Math.abs(one.feeCents) ||
  Math.abs(other.waitedSeconds ?? 0) - Math.abs(one.waitedSeconds ?? 0)
