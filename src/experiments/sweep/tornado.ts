/**
 * What matters most: how far the margin moves when one assumption is low or high and all others
 * stay as they are, and how closely the margin follows each when all of them vary at once. The
 * order in which assumptions are listed changes nothing.
 */
import { sum } from 'd3'
import { isSurelyAboveZero, isSurelyNotZero } from '../../core/sure-sign'
import { sampleRankCorrelation } from 'simple-statistics'
import { takeUpOf } from './curve'
import { BOOTSTRAP_SEEDS_MIN, meanInterval, type Interval } from './interval'
import { marginDifference, marginDifferences } from './margin'
import type { SweepPoint } from './plan'
import type { PointResult } from './results'
import { onSameSeeds } from './same-seeds'

/** The assumption at one of its values, and everything else as it is. */
export interface TornadoEnd {
  value: number
  difference: Interval
  /** On daily at the end of those who may be, from 0 to 1; `null` where nobody may. */
  takeUp: number | null
}

export interface TornadoBar {
  path: string
  low: TornadoEnd
  high: TornadoEnd
  /** Between both, cents a period. */
  swingCents: number
  /** The margin at the high value less that at the low one, paired. */
  swing: Interval
  /** The same under each seed, in the order of the scenario’s seeds. */
  swingCentsBySeed: readonly number[]
}

/**
 * The longest bars first. If the sweep was cancelled, only bars with results at both ends are
 * returned, under the seeds that all of them have.
 */
export function tornadoOf(all: readonly PointResult[]): TornadoBar[] {
  const points = onSameSeeds(
    all.filter(({ point: { kind } }) => kind === 'scenario' || kind === 'sensitivity'),
  )
  const scenario = scenarioIn(points)
  if (!scenario) return []
  const byId = new Map(points.map((result) => [result.point.id, result]))
  const bars = points.flatMap((lowResult): TornadoBar[] => {
    const { id } = lowResult.point
    const highResult = byId.get(id.replace(/low$/, 'high'))
    if (!id.endsWith('low') || !highResult) return []
    const [low, high] = [endOf(scenario, lowResult), endOf(scenario, highResult)]
    if (!low || !high) return []
    const swingCentsBySeed = marginDifferences(lowResult, highResult)
    return [
      {
        path: changeOf(lowResult.point).path,
        low,
        high,
        swingCents: Math.abs(high.difference.value - low.difference.value),
        swing: marginDifference(lowResult, highResult)!,
        swingCentsBySeed,
      },
    ]
  })
  return longestFirst(bars)
}

export const longestFirst = (bars: readonly TornadoBar[]): TornadoBar[] =>
  bars.toSorted(
    (one, other) => other.swingCents - one.swingCents || (one.path < other.path ? -1 : 1),
  )

/** What may be said of the longest bar. */
type Lead =
  /** Too few seeds to say more than what moved the margin furthest under them. */
  | { kind: 'few' }
  /** Chance may explain that it moves the margin at all. */
  | { kind: 'chance' }
  /** Chance may explain that it moves the margin further than these do, the longest of them first. */
  | { kind: 'shared'; rivals: TornadoBar[] }
  /** It surely moves the margin further than each other does. */
  | { kind: 'first' }

/**
 * Whether the first of the bars of `tornadoOf` surely is the longest; `null` where there are none.
 */
export function leadOf([first, ...others]: readonly TornadoBar[]): Lead | null {
  if (!first) return null
  if (first.swingCentsBySeed.length < BOOTSTRAP_SEEDS_MIN) return { kind: 'few' }
  if (!isSurelyNotZero(first.swing)) return { kind: 'chance' }
  const rivals = others.filter((other) => !isSurelyLonger(first, other))
  return rivals.length > 0 ? { kind: 'shared', rivals } : { kind: 'first' }
}

/**
 * Paired seed by seed. Each bar counts upwards, from whichever end has the smaller margin on the mean of the seeds. Where who
 * is in a file leaves more open than chance, the intervals of both must lie apart.
 */
function isSurelyLonger(one: TornadoBar, other: TornadoBar): boolean {
  if (one.swing.method === 'sellers' || other.swing.method === 'sellers')
    return leastOf(one.swing) > mostOf(other.swing)
  const [longer, shorter] = [one, other].map(upwards)
  return isSurelyAboveZero(meanInterval(longer!.map((cents, index) => cents - shorter![index]!))!)
}

const leastOf = ({ low, high }: Interval): number => Math.min(Math.abs(low!), Math.abs(high!))
const mostOf = ({ low, high }: Interval): number => Math.max(Math.abs(low!), Math.abs(high!))

function upwards({ swingCentsBySeed }: TornadoBar): number[] {
  const sign = Math.sign(sum(swingCentsBySeed))
  return swingCentsBySeed.map((cents) => sign * cents)
}

const scenarioIn = (points: readonly PointResult[]): PointResult | undefined =>
  points.find(({ point }) => point.kind === 'scenario')

/** The one setting that such a point changes. */
export function changeOf({ changes }: SweepPoint): { path: string; value: number } {
  const [[path, value]] = Object.entries(changes) as [[string, number]]
  return { path, value }
}

function endOf(scenario: PointResult, result: PointResult): TornadoEnd | null {
  const difference = marginDifference(scenario, result)
  const { value } = changeOf(result.point)
  return difference && { value, difference, takeUp: takeUpOf(result.seeds) }
}

export interface RankCorrelation {
  path: string
  /** Spearman's, from -1 to 1; `null` where one of both is the same in all samples. */
  correlation: number | null
  n: number
}

const SAMPLES_MIN = 3

/** Between each assumption and the margin over all samples, the strongest first. */
export function rankCorrelations(points: readonly PointResult[]): RankCorrelation[] {
  const scenario = scenarioIn(points)
  // Chance that both share is no part of the difference from the scenario under the same seed.
  const samples = points.flatMap((sample) =>
    sample.point.kind === 'sample' && scenario
      ? marginDifferences(scenario, sample).map((margin) => ({ point: sample.point, margin }))
      : [],
  )
  const [first] = samples
  if (!first || samples.length < SAMPLES_MIN) return []
  const margins = samples.map(({ margin }) => margin)
  return Object.keys(first.point.changes)
    .map((path): RankCorrelation => {
      const values = samples.map(({ point }) => point.changes[path] as number)
      const correlation = sampleRankCorrelation(values, margins)
      return { path, correlation: Number.isNaN(correlation) ? null : correlation, n: values.length }
    })
    .toSorted(
      (one, other) =>
        Math.abs(other.correlation ?? 0) - Math.abs(one.correlation ?? 0) ||
        (one.path < other.path ? -1 : 1),
    )
}
