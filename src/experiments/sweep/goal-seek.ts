/**
 * Finds the points that reach a goal: a margin a period, with no group of creators paying more for
 * it than a limit.
 */
import { max } from 'd3'
import { feeShareInterval, groupTerms, type GroupTerms } from './group-terms'
import type { Interval } from './interval'
import { marginInterval } from './margin'
import type { PointResult, SweepResult } from './results'
import { isUpperLimit } from './upper-limit'

export interface Goal {
  /** Cents a period. */
  marginCentsMinimum: number
  /**
   * The highest share that the fee may take of the instant payouts of any group of takers, from 0
   * to 1.
   */
  feeShareMaximum?: number
  /** The highest interest that the fee may amount to for any group of takers; 1 is 100% a year. */
  yearlyRateMaximum?: number
}

export type Miss =
  /** Nobody is on daily at this fee, so nothing is earned with it. */
  | { kind: 'nobody' }
  | { kind: 'margin'; missingCents: number }
  | { kind: 'fee-share' | 'yearly-rate'; group: GroupTerms; value: number }

export interface GoalResult {
  result: PointResult
  margin: Interval
  misses: Miss[]
  /**
   * Whether the goal is reached at the lower end of the interval of the margin and at the upper ends of those of the fee’s
   * shares, too. A yearly rate has no interval.
   */
  isSure: boolean
}

/**
 * Those that reach the goal first, the largest margin first; then the others, the nearest first, and last those that nobody
 * takes. No upper limits.
 */
export function goalSeek({ points }: Pick<SweepResult, 'points'>, goal: Goal): GoalResult[] {
  return points
    .filter(({ point }) => !isUpperLimit(point.changes))
    .map((result): GoalResult => {
      const margin = marginInterval(result)
      return {
        ...{ result, margin, misses: missesOf(result, margin, goal) },
        isSure: isMarginSure(margin, goal) && isShareSure(result, goal),
      }
    })
    .toSorted(
      (one, other) =>
        Number(isForNobody(one)) - Number(isForNobody(other)) ||
        one.misses.length - other.misses.length ||
        other.margin.value - one.margin.value,
    )
}

const isMarginSure = ({ low }: Interval, { marginCentsMinimum }: Goal): boolean =>
  low !== null && low >= marginCentsMinimum

const isShareSure = (result: PointResult, { feeShareMaximum }: Goal): boolean =>
  feeShareMaximum === undefined ||
  groupTerms(result).every((group) => {
    const share = feeShareInterval(result, group)
    return share === null || (share.high !== null && share.high <= feeShareMaximum)
  })

const isForNobody = ({ misses }: GoalResult): boolean =>
  misses.some(({ kind }) => kind === 'nobody')

function missesOf(result: PointResult, margin: Interval, goal: Goal): Miss[] {
  const missingCents = goal.marginCentsMinimum - margin.value
  const groups = groupTerms(result).filter(({ takers }) => takers > 0)
  if (groups.length === 0) return [{ kind: 'nobody' }]
  return [
    ...(missingCents > 0 ? [{ kind: 'margin', missingCents } as const] : []),
    ...worstAbove('fee-share', groups, ({ feeShare }) => feeShare, goal.feeShareMaximum),
    ...worstAbove('yearly-rate', groups, ({ yearlyRate }) => yearlyRate, goal.yearlyRateMaximum),
  ]
}

function worstAbove(
  kind: 'fee-share' | 'yearly-rate',
  groups: readonly GroupTerms[],
  of: (group: GroupTerms) => number | null,
  maximum: number | undefined,
): Miss[] {
  const value = max(groups, (group) => of(group) ?? undefined)
  if (value === undefined || maximum === undefined || value <= maximum) return []
  return [{ kind, value, group: groups.find((group) => of(group) === value)! }]
}
