/**
 * Where the margin is largest: the best of the values that were run, on the mean of all seeds.
 * Nothing is assumed between these values: creators join and leave one by one, so a curve through
 * neighbours would promise margins that no run has.
 */
import { maxIndex, minIndex } from 'd3'
import { isSurelyBelowZero } from '../../core/sure-sign'
import { meanCurve, sameSeedsAlong, seedCurves, type SeedCurve } from './curve'
import { BOOTSTRAP_SEEDS_MIN, type Interval } from './interval'
import { marginDifference, marginInterval } from './margin'
import type { PointResult } from './results'

export interface Optimum {
  /**
   * Between the nearest lower value from which on all surely have a smaller margin and the nearest such higher one, which are
   * no part of it. With enough seeds for an interval an end is `null` where the values that were run do not limit it.
   */
  x: Interval
  /** The margin of the mean curve there, in cents a period. */
  marginCents: number
  isAtEdge: boolean
  /** A neighbour with less than half of the margin, and whether chance can explain that it has less at all. */
  cliff: { x: number; marginCents: number; isSure: boolean } | null
}

export function optimumOf(points: readonly PointResult[], path: string): Optimum | null {
  const along = sameSeedsAlong(points, path)
  const curves = seedCurves(along, path)
  // A margin that is the same everywhere is largest nowhere: nobody is on daily, say.
  const isFlat = curves.every(({ margins }) => margins.every((margin) => margin === margins[0]))
  if (isFlat) return null
  const mean = meanCurve(curves)
  const best = maxIndex(mean.margins)
  return {
    x: {
      value: mean.xs[best]!,
      ...limitsOf(along, mean.xs, best),
      n: curves.length,
      method: 'mean',
    },
    marginCents: mean.margins[best]!,
    isAtEdge: best === 0 || best === mean.xs.length - 1,
    cliff: cliffBeside(along, mean, best),
  }
}

/** Fewer seeds make fewer values surely worse, and so never a narrower interval. */
function limitsOf(
  along: readonly PointResult[],
  xs: readonly number[],
  best: number,
): Pick<Interval, 'low' | 'high'> {
  if (along[best]!.seeds.length < BOOTSTRAP_SEEDS_MIN) return { low: null, high: null }
  const asGood = xs.flatMap((_, at) => (isSurelyBelow(along, at, best) ? [] : [at]))
  return { low: xs[asGood[0]! - 1] ?? null, high: xs[asGood.at(-1)! + 1] ?? null }
}

/** Paired seed by seed. */
const isSurelyBelow = (along: readonly PointResult[], at: number, other: number): boolean =>
  isSurelyBelowZero(marginDifference(along[other]!, along[at]!)!)

function cliffBeside(
  along: readonly PointResult[],
  { xs, margins }: SeedCurve,
  best: number,
): Optimum['cliff'] {
  const beside = [best - 1, best + 1].filter((at) => at in margins)
  const lowest = beside[minIndex(beside, (at) => margins[at])]
  if (lowest === undefined || margins[best]! <= 0) return null
  const marginCents = margins[lowest]!
  if (marginCents >= margins[best]! / 2) return null
  return { x: xs[lowest]!, marginCents, isSure: isSurelyBelow(along, lowest, best) }
}

/** How the best fee, or the best value of another setting, compares with another value; all paired seed by seed. */
export interface BestAgainst {
  /** The margin of the best, in cents a period. */
  margin: Interval
  /** The value that was asked for is the best itself. */
  isOwn: boolean
  /** What the best is compared with: the value that was asked for, or the runner-up where that is the best itself. */
  rival: number
  /**
   * The margin of the best less that of its rival, in cents a period. If the rival is the value that
   * was asked for, the same seeds picked the best among all others, and the interval allows for
   * that.
   */
  difference: Interval
}

/** `null` where the value was not run, or no other was. */
export function bestAgainst(
  points: readonly PointResult[],
  path: string,
  value: number,
): BestAgainst | null {
  const along = sameSeedsAlong(points, path)
  const curves = seedCurves(along, path)
  const [first] = curves
  const own = first?.xs.indexOf(value) ?? -1
  if (!first || own < 0) return null
  const { margins } = meanCurve(curves)
  const best = maxIndex(margins)
  const isOwn = own === best
  const rival = isOwn ? runnerUp(along, margins, best) : own
  if (rival === undefined) return null
  return {
    margin: marginInterval(along[best]!),
    isOwn,
    rival: first.xs[rival]!,
    difference: marginDifference(along[rival]!, along[best]!, isOwn ? 1 : margins.length - 1)!,
  }
}

/** The next best: of those that may be as good as the best, where there are any. */
function runnerUp(
  along: readonly PointResult[],
  margins: readonly number[],
  best: number,
): number | undefined {
  const others = margins.flatMap((_, at) => (at === best ? [] : [at]))
  const asGood = others.filter((at) => !isSurelyBelow(along, at, best))
  const rivals = asGood.length > 0 ? asGood : others
  return rivals[maxIndex(rivals, (at) => margins[at])]
}
