/**
 * Chooses the generated creators who stand for all. It looks at everyone's size and schedule, and
 * keeps only numbers of each. From each stratum it takes the creators with the smallest random
 * numbers of their own. So the creators are the same whatever else the scenario asks for, and a
 * larger sample of the same strata includes the smaller one.
 */
import TinyQueue from 'tinyqueue'
import { classBounds, classOf, SAMPLED_LEAST } from '../core/stratified-sample'
import type { Day } from '../core/calendar'
import type { PayoutPolicy } from '../core/policy'
import type { Sample, Stratum } from '../metrics/sample'
import { generatedHandle, generatedNumber } from '../scenario/generated-handle'
import { addSize, noSizes, sampledOf, sizeClasses } from '../scenario/sample-design'
import type { Scenario } from '../scenario/schema'
import { CreatorTraits } from './creator-traits'
import { SAMPLE_GROUPS, SampleGroups } from './sample-groups'
import type { Draws } from '../core/draws'

/** Told how much of drawing is done, in creators. */
export type DrawnNews = (drawn: number, all: number) => void

const CREATORS_BETWEEN_NEWS = 10_000

interface SampleRequest {
  scenario: Scenario
  /** The policy of the first day. */
  policy: PayoutPolicy
  days: number
  startDay: Day
  draws: Draws
  onDrawn: DrawnNews
}

export interface DrawnSample {
  /** The numbers of the creators to simulate, ascending. */
  numbers: number[]
  /** Ids are given once everyone is in. */
  sampleOf: (idOf: ReadonlyMap<string, number>) => Sample
}

export function drawSample(request: SampleRequest): DrawnSample {
  const { scenario } = request
  const frame = new Frame(request)
  const members = split(frame, smallest(frame), namedNumbers(scenario))
  return {
    numbers: members.flatMap(({ numbers }) => numbers).toSorted((one, other) => one - other),
    sampleOf: (idOf) => sampleOf(members, scenario, idOf),
  }
}

/** All generated creators, as columns: the stratum of each, which is a group and a class of size, and the place. */
class Frame {
  readonly size: number
  readonly classes: number
  readonly strata: Stratum[]
  /** How many of each stratum are sampled. */
  readonly sampled: readonly number[]
  readonly #stratumOf: Uint16Array
  readonly #places: Float64Array

  constructor(request: SampleRequest) {
    const { scenario, policy, days, startDay, draws, onDrawn } = request
    const { size, sample } = scenario.population
    this.size = size
    const sizes = new Float64Array(size)
    const groups = new Uint16Array(size)
    const places = new Float64Array(size)
    const traits = new CreatorTraits(scenario.population, policy, startDay, draws)
    const kinds = new SampleGroups(request, traits)
    for (let index = 0; index < size; index += 1) {
      const monthlyGrossCents = traits.monthlyGrossCents(index + 1)
      sizes[index] = monthlyGrossCents
      groups[index] = kinds.of(index + 1, monthlyGrossCents)
      places[index] = draws.of('place-in-sample', generatedHandle(index + 1))()
      if (index % CREATORS_BETWEEN_NEWS === 0) onDrawn(index, size)
    }
    const wanted = sample.creators!
    this.classes = sizeClasses(wanted, new Set(groups).size)
    const bounds = classBounds(sizes.toSorted(), this.classes)
    const groupOf = (stratum: number): number => Math.floor(stratum / this.classes)
    const sums = Array.from({ length: SAMPLE_GROUPS * this.classes }, (_, stratum) => ({
      ...noSizes(kinds.isOnDaily(groupOf(stratum))),
      ...{ fromCents: Infinity, toCents: 0 },
    }))
    this.#places = places
    this.#stratumOf = groups
    for (let index = 0; index < size; index += 1) {
      const cents = sizes[index]!
      const stratum = groups[index]! * this.classes + classOf(cents, bounds)
      this.#stratumOf[index] = stratum
      const sum = sums[stratum]!
      addSize(sum, cents)
      sum.fromCents = Math.min(sum.fromCents, cents)
      sum.toCents = Math.max(sum.toCents, cents)
    }
    this.sampled = sampledOf(wanted, sums, scenario, days)
    this.strata = sums.map(({ creators, fromCents, toCents }, index) => ({
      kind: 'drawn',
      ...kinds.inWords(groupOf(index)),
      monthlyGrossFromCents: fromCents,
      monthlyGrossToCents: toCents,
      creators,
      sampled: this.sampled[index]!,
    }))
  }

  stratumOf(number: number): number {
    return this.#stratumOf[number - 1]!
  }

  placeOf(number: number): number {
    return this.#places[number - 1]!
  }
}

interface Candidate {
  number: number
  place: number
}

/** The creators with the smallest places in each stratum, as many as the sample takes of it. */
function smallest(frame: Frame): number[][] {
  const largestFirst = (one: Candidate, other: Candidate): number =>
    other.place - one.place || other.number - one.number
  const queues = frame.strata.map(() => new TinyQueue<Candidate>([], largestFirst))
  for (let number = 1; number <= frame.size; number += 1) {
    const stratum = frame.stratumOf(number)
    const queue = queues[stratum]!
    queue.push({ number, place: frame.placeOf(number) })
    if (queue.length > frame.sampled[stratum]!) queue.pop()
  }
  return queues.map(({ data }) => data.map(({ number }) => number))
}

/** Generated creators whom the scenario names: they are simulated in any case. */
const namedNumbers = (scenario: Scenario): number[] =>
  [...namedHandles(scenario)].flatMap(
    (handle) => generatedNumber(handle, scenario.population.size) ?? [],
  )

/** Whom the scenario names in what is to happen, each once. */
export const namedHandles = ({ sales, actions, faults }: Scenario): ReadonlySet<string> =>
  new Set(
    [...sales, ...actions, ...faults.accounts, ...faults.single].flatMap(
      ({ creator }) => creator ?? [],
    ),
  )

interface Members {
  stratum: Stratum
  numbers: number[]
}

/**
 * Who is named counts for themselves alone, and the others of their stratum for the others; the choice by places is the same
 * as without names, since a creator who acts in a running scenario is named from then on. Where too few others would be
 * left, those who are named stay among them.
 */
function split(frame: Frame, chosen: readonly number[][], named: readonly number[]): Members[] {
  const namedIn = frame.strata.map((): number[] => [])
  for (const number of named) namedIn[frame.stratumOf(number)]!.push(number)
  const alone: number[] = []
  const drawn = frame.strata.map((stratum, index): Members => {
    const own = new Set(namedIn[index])
    const others = chosen[index]!.filter((number) => !own.has(number))
    const creators = stratum.creators - own.size
    if (others.length < Math.min(SAMPLED_LEAST, creators)) {
      const numbers = [...own, ...others]
      return { stratum: { ...stratum, sampled: numbers.length }, numbers }
    }
    alone.push(...own)
    return { stratum: { ...stratum, creators, sampled: others.length }, numbers: others }
  })
  const members = [{ stratum: takenWhole('named', alone.length), numbers: alone }, ...drawn]
  return members.filter(({ numbers }) => numbers.length > 0)
}

export const takenWhole = (kind: 'listed' | 'named' | 'file', creators: number): Stratum => ({
  ...{ kind, creators, sampled: creators },
  ...{ schedule: null, isOfferedDaily: null, expectedTakeUp: null },
  ...{ monthlyGrossFromCents: null, monthlyGrossToCents: null },
})

function sampleOf(
  members: readonly Members[],
  { creators }: Scenario,
  idOf: ReadonlyMap<string, number>,
): Sample {
  const listed = creators.map(({ handle }) => handle)
  const all = [
    ...(listed.length > 0
      ? [{ stratum: takenWhole('listed', listed.length), handles: listed }]
      : []),
    ...members.map(({ stratum, numbers }) => ({ stratum, handles: numbers.map(generatedHandle) })),
  ]
  return {
    strata: all.map(({ stratum }) => stratum),
    stratumOf: new Map(
      all.flatMap(({ handles }, position) =>
        handles.map((handle): [number, number] => [idOf.get(handle)!, position]),
      ),
    ),
  }
}
