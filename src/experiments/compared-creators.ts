/** The creators of another run beside those of the first: who wins and who loses, one by one and by groups. */
import { rollups } from 'd3'
import type { CreatorOutcome } from '../metrics/creator-outcomes'
import {
  CREATOR_CHANGES,
  creatorDifference,
  type CreatorChange,
  type CreatorDifference,
} from './creator-difference'
import { GROUPINGS, groupNames, inGroupOrder, type Grouping } from './groupings'
import type { RunOutcome } from './outcome'
import { estimateOf, type Estimate } from './statistics'

/** What creators in both runs gain and lose. */
interface Changes {
  /** How many win, lose and so on; `null` where one of the runs does not say how long money waited. */
  counts: Record<CreatorChange, number> | null
  /** The difference of each: the mean with its 95% interval. */
  feeCents: Estimate | null
  waitedSeconds: Estimate | null
  receivedCents: Estimate | null
  unpaidCents: Estimate | null
}

/** Creators in both runs who have something in common in the first. */
export interface ComparedGroup extends Changes {
  grouping: Grouping
  name: string
  creators: number
}

export interface ComparedCreators extends Changes {
  both: number
  /** Handles that only the other run has, and that only the first has. */
  gained: string[]
  lost: string[]
  groups: ComparedGroup[]
  /** Those who win, lose or trade one for the other: by the difference in fees, then by that in waiting. */
  largest: CreatorDifference[]
}

const LARGEST_MAX = 20

type Outcome = { report: { counts: Pick<RunOutcome['report']['counts'], 'days'> } } & Pick<
  RunOutcome,
  'creators'
>

interface Pair {
  before: CreatorOutcome
  difference: CreatorDifference
}

export function comparedCreators(first: Outcome, other: Outcome): ComparedCreators {
  const known = new Map(first.creators.map((creator) => [creator.handle, creator]))
  const present = new Set(other.creators.map(({ handle }) => handle))
  const pairs = other.creators.flatMap((after): Pair[] => {
    const before = known.get(after.handle)
    return before ? [{ before, difference: creatorDifference(before, after) }] : []
  })
  const both = pairs.map(({ difference }) => difference)
  return {
    both: both.length,
    gained: other.creators.flatMap(({ handle }) => (known.has(handle) ? [] : [handle])),
    lost: first.creators.flatMap(({ handle }) => (present.has(handle) ? [] : [handle])),
    ...changesOf(both),
    groups: comparedGroups(pairs, first.report.counts.days),
    largest: both.filter(isChanged).toSorted(byLargest).slice(0, LARGEST_MAX),
  }
}

/** How old accounts are, a run that an earlier version kept does not say. */
const isKnown = (grouping: Grouping, pairs: readonly Pair[]): boolean =>
  grouping !== 'tenure' || pairs.every(({ before }) => Number.isFinite(before.tenureDays))

function comparedGroups(pairs: readonly Pair[], days: number): ComparedGroup[] {
  const names = groupNames(days)
  return GROUPINGS.filter((grouping) => isKnown(grouping, pairs)).flatMap((grouping) =>
    rollups(
      pairs,
      (members) => ({
        creators: members.length,
        ...changesOf(members.map(({ difference }) => difference)),
      }),
      ({ before }) => names[grouping](before),
    )
      .toSorted(([one], [other]) => inGroupOrder(one, other))
      .map(([name, group]) => ({ grouping, name, ...group })),
  )
}

function changesOf(differences: readonly CreatorDifference[]): Changes {
  const estimate = (name: 'feeCents' | 'waitedSeconds' | 'receivedCents' | 'unpaidCents') =>
    estimateOf(differences.flatMap(({ [name]: value }) => (value === null ? [] : [value])))
  return {
    counts: countsOf(differences),
    feeCents: estimate('feeCents'),
    waitedSeconds: estimate('waitedSeconds'),
    receivedCents: estimate('receivedCents'),
    unpaidCents: estimate('unpaidCents'),
  }
}

function countsOf(differences: readonly CreatorDifference[]): Changes['counts'] {
  if (differences.some(({ change }) => change === null)) return null
  const counted = CREATOR_CHANGES.map((name) => [
    name,
    differences.filter(({ change }) => change === name).length,
  ])
  return Object.fromEntries(counted) as Record<CreatorChange, number>
}

const isChanged = ({ change, feeCents }: CreatorDifference): boolean =>
  change === null ? feeCents !== 0 : change !== 'unchanged'

const byLargest = (one: CreatorDifference, other: CreatorDifference): number =>
  Math.abs(other.feeCents) - Math.abs(one.feeCents) ||
  Math.abs(other.waitedSeconds ?? 0) - Math.abs(one.waitedSeconds ?? 0)
