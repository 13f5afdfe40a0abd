/** What a sweep says of itself on standard output: first the answer, then its points. */
import { dollars } from '../core/dollars'
import type { AxisAnalysis, PointAnalysis, SweepAnalysis } from '../experiments/sweep/analysis'
import type { Interval } from '../experiments/sweep/interval'
import type { SweepPlan } from '../experiments/sweep/plan'
import type { SweepResult } from '../experiments/sweep/results'
import { CONFIDENCE } from '../experiments/statistics'

const BARS_NAMED_MAX = 5

export function sweepSummary(
  plan: SweepPlan,
  result: SweepResult,
  analysis: SweepAnalysis,
): string[] {
  const { points, axis, tornado, violations } = analysis
  return [
    `${plan.definition.name}: ${result.progress.done} of ${result.progress.total} results, ${result.progress.simulated} runs simulated`,
    `Margin is what payouts earn beyond the same run with nobody on daily; ${CONFIDENCE * 100}% intervals over the seeds.`,
    ...points.filter(({ kind }) => kind !== 'sensitivity' && kind !== 'sample').map(pointLine),
    ...(axis ? axisLines(axis) : []),
    ...tornado
      .slice(0, BARS_NAMED_MAX)
      .map(
        ({ path, low, high, swingCents }, index) =>
          `what matters, ${index + 1}: ${path} from ${low.value} to ${high.value} moves it by ${monthly(swingCents)}`,
      ),
    violations === 0
      ? 'Daily checks found no violation in any run.'
      : `VIOLATION: ${violations} over all runs`,
  ]
}

const pointLine = ({ name, margin, difference }: PointAnalysis): string => {
  const fromScenario = difference ? `; ${signed(difference.value)} from the scenario` : ''
  return `${name}: ${monthly(margin.value)}${between(margin)} in ${margin.n} seeds${fromScenario}`
}

function axisLines({ path, valuesPlanned, curve, optimum, breakEven }: AxisAnalysis): string[] {
  const soFar =
    curve.length < valuesPlanned
      ? ` so far, with ${curve.length} of ${valuesPlanned} values run`
      : ''
  return [
    ...(optimum
      ? [
          `largest margin${soFar}: ${path} at ${decimal(optimum.x.value)}${spread(optimum.x)}, ${monthly(optimum.marginCents)}${optimum.isAtEdge ? ', at the end of what was run' : ''}`,
        ]
      : []),
    ...(breakEven?.kind === 'at'
      ? [`break-even${soFar}: ${path} at ${decimal(breakEven.x.value)}${spread(breakEven.x)}`]
      : []),
    ...(breakEven?.kind === 'never'
      ? [`break-even${soFar}: none within the range, the margin is ${SIDES[breakEven.margin]}`]
      : []),
  ]
}

const SIDES = {
  above: 'never below zero',
  below: 'always below zero',
  falling: 'never rising from below zero',
} as const

const monthly = (cents: number): string => `${dollars(Math.round(cents))} a month`
const signed = (cents: number): string => `${cents > 0 ? '+' : ''}${dollars(Math.round(cents))}`
const decimal = (value: number): string => String(Number(value.toFixed(2)))

const between = ({ low, high }: Interval): string =>
  low === null || high === null
    ? ''
    : `, ${dollars(Math.round(low))} to ${dollars(Math.round(high))}`
const spread = ({ low, high, n }: Interval): string =>
  low === null || high === null ? '' : ` (${decimal(low)} to ${decimal(high)} in ${n} seeds)`
