/**
 * The results of a sweep: for each point its margin and who pays it, along an axis the curve, and
 * what matters most.
 */
import { breakEvenOf, type BreakEven } from './break-even'
import { curveOf, meanParts, takeUpOf, type CurvePoint } from './curve'
import { groupTerms, type GroupTerms } from './group-terms'
import type { Interval } from './interval'
import { marginDifference, marginInterval, type MarginParts } from './margin'
import type { SweepAxis } from './definition'
import { evidenceOf, type Evidence } from './evidence'
import { optimumOf, type Optimum } from './optimum'
import { paretoFront } from './pareto'
import type { PointKind, SweepPlan, SweepPoint } from './plan'
import { axisValues } from './points'
import { violationsBehind, type PointResult, type SweepResult } from './results'
import { rankCorrelations, tornadoOf, type RankCorrelation, type TornadoBar } from './tornado'
import { salesToMakeUp, type SalesToMakeUp } from './sales-to-make-up'
import { onSameSeeds } from './same-seeds'
import { belowCost } from './winners'
import type { SettingChanges } from '../../scenario/setting-changes'

export interface PointAnalysis {
  id: string
  kind: PointKind
  name: string
  changes: SettingChanges
  /** Cents a month, as is all that follows in cents. */
  margin: Interval
  /** From the scenario as it is, seed by seed; `null` of the scenario itself. */
  difference: Interval | null
  /** What sales would make up for this difference, or lose it again; `null` of what is no choice, and where sales differ, too. */
  salesToMakeUp: SalesToMakeUp | null
  parts: MarginParts
  takeUp: number | null
  /** In the first seed: creators whose payouts cost more than they pay, and how much more over the run. */
  belowCost: { creators: number; shortfallCents: number } | null
  groups: GroupTerms[]
  isOnFront: boolean
  violations: number
}

export interface AxisAnalysis {
  path: string
  /** How many values are to be run; the curve has those that were. */
  valuesPlanned: number
  curve: CurvePoint[]
  optimum: Optimum | null
  /**
   * The best value's margin less that of the scenario as it is. The interval allows for its being
   * the best of many.
   */
  bestDifference: Interval | null
  /** What the margin of the best value rests on. */
  evidence: Evidence | null
  breakEven: BreakEven | null
}

export interface SweepAnalysis {
  points: PointAnalysis[]
  /** The analysis of a sweep along one axis whose values are numbers. */
  axis: AxisAnalysis | null
  tornado: TornadoBar[]
  correlations: RankCorrelation[]
  /** That checks found, over all runs. */
  violations: number
}

/** What can be decided; assumptions cannot. */
const CHOICES: readonly PointKind[] = ['scenario', 'axis', 'alternative']

export function analyse(
  { definition }: Pick<SweepPlan, 'definition'>,
  result: SweepResult,
): SweepAnalysis {
  const { points } = result
  const scenario = points.find(({ point }) => point.kind === 'scenario')
  const choices = points.filter(({ point }) => CHOICES.includes(point.kind))
  // Where a sweep was ended early, some points have fewer seeds than others.
  const front = new Set(
    paretoFront(onSameSeeds(choices))
      .filter(({ isOnFront }) => isOnFront)
      .map(({ id }) => id),
  )
  const analysed = points.map((one) => pointAnalysis(one, scenario, front))
  return {
    points: analysed,
    axis: definition.axes.length === 1 ? axisAnalysis(definition.axes[0]!, points, scenario) : null,
    tornado: tornadoOf(points),
    correlations: rankCorrelations(points),
    violations: violationsBehind(points.flatMap(({ seeds }) => seeds)),
  }
}

function pointAnalysis(
  result: PointResult,
  scenario: PointResult | undefined,
  front: ReadonlySet<string>,
): PointAnalysis {
  const { point, seeds } = result
  const { id, kind, name, changes } = point
  const pairs = seeds[0]?.creators
  const below = pairs ? belowCost(pairs) : null
  return {
    id,
    kind,
    name,
    changes,
    margin: marginInterval(result),
    difference: kind === 'scenario' || !scenario ? null : marginDifference(scenario, result),
    salesToMakeUp:
      kind === 'scenario' || !scenario || !CHOICES.includes(kind)
        ? null
        : salesToMakeUp(scenario, result),
    parts: meanParts(seeds),
    takeUp: takeUpOf(seeds),
    belowCost: below && { creators: below.creators, shortfallCents: below.shortfallCents },
    groups: groupTerms(result),
    isOnFront: front.has(id),
    violations: violationsBehind(seeds),
  }
}

function axisAnalysis(
  axis: SweepAxis,
  points: readonly PointResult[],
  scenario: PointResult | undefined,
): AxisAnalysis | null {
  const { path } = axis
  const curve = curveOf(onSameSeeds(alongOf(points, path)), path)
  if (curve.length === 0) return null
  const optimum = optimumOf(points, path)
  const best = optimum && points.find(({ point }) => isAt(point, path, optimum.x.value))
  return {
    path,
    valuesPlanned: axisValues(axis).length,
    curve,
    optimum,
    bestDifference: best && scenario ? bestDifference(best, scenario, alongOf(points, path)) : null,
    evidence: best ? evidenceOf(best) : null,
    breakEven: breakEvenOf(points, path),
  }
}

const alongOf = (points: readonly PointResult[], path: string): PointResult[] =>
  points.filter(({ point: { kind, changes } }) => kind === 'axis' && path in changes)

/** The value of the scenario itself is no comparison. */
function bestDifference(
  best: PointResult,
  scenario: PointResult,
  along: readonly PointResult[],
): Interval | null {
  const others = along.filter((one) => {
    const difference = marginDifference(scenario, one)
    return difference !== null && (difference.value !== 0 || difference.low !== difference.high)
  })
  return marginDifference(scenario, best, Math.max(1, others.length))
}

/** Whether a point is that value of the axis. */
const isAt = (
  { kind, changes }: Pick<SweepPoint, 'kind' | 'changes'>,
  path: string,
  value: number,
): boolean => kind === 'axis' && changes[path] === value
