/** The creators of another run beside those of the first: who receives more and who less, one by one and by groups. */
import { rollups } from 'd3'
import type { Cents } from '../core/money'
import type { CreatorOutcome } from '../metrics/creator-outcomes'
import { GROUPINGS, groupNames, inGroupOrder, type Grouping } from './groupings'
import type { RunOutcome } from './outcome'
import { estimateOf, type Estimate } from './statistics'

/** One creator in the first run and in another. */
export interface CreatorDifference {
  handle: string
  receivedCents: Cents
  feeCents: Cents
  waitSeconds: number | null
}

/** What creators in both runs gain and lose. */
interface Changes {
  /** The difference of each: the mean with its 95% interval. */
  receivedCents: Estimate | null
  feeCents: Estimate | null
  waitSeconds: Estimate | null
  /** How many received more, less and the same by the end. */
  receivedMore: number
  receivedLess: number
  receivedSame: number
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
  /** Those whose receipts differ most, largest difference first. */
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
    return before ? [{ before, difference: differenceBetween(before, after) }] : []
  })
  const both = pairs.map(({ difference }) => difference)
  return {
    both: both.length,
    gained: other.creators.flatMap(({ handle }) => (known.has(handle) ? [] : [handle])),
    lost: first.creators.flatMap(({ handle }) => (present.has(handle) ? [] : [handle])),
    ...changesOf(both),
    groups: comparedGroups(pairs, first.report.counts.days),
    largest: both
      .filter(({ receivedCents }) => receivedCents !== 0)
      .sort((one, other) => Math.abs(other.receivedCents) - Math.abs(one.receivedCents))
      .slice(0, LARGEST_MAX),
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
  const received = differences.map(({ receivedCents }) => receivedCents)
  return {
    receivedCents: estimateOf(received),
    feeCents: estimateOf(differences.map(({ feeCents }) => feeCents)),
    waitSeconds: estimateOf(
      differences.flatMap(({ waitSeconds }) => (waitSeconds === null ? [] : [waitSeconds])),
    ),
    receivedMore: received.filter((cents) => cents > 0).length,
    receivedLess: received.filter((cents) => cents < 0).length,
    receivedSame: received.filter((cents) => cents === 0).length,
  }
}

const differenceBetween = (before: CreatorOutcome, after: CreatorOutcome): CreatorDifference => ({
  handle: after.handle,
  receivedCents: after.receivedCents - before.receivedCents,
  feeCents: after.feeCents - before.feeCents,
  waitSeconds:
    before.waitSeconds === null || after.waitSeconds === null
      ? null
      : after.waitSeconds - before.waitSeconds,
})
