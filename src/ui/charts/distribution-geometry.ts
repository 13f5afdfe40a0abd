/**
 * Weighted histograms of hours that share one axis of days. Bins are whole days unless everything happens within a few
 * days; weights are kept: the bins of a group add up to the weight of the group.
 */
import { bin, max, range, sum, ticks } from 'd3'
import { SECONDS_IN_HOUR } from '../../core/calendar'
import { BASIS_POINTS_IN_WHOLE } from '../../core/money'
import type { WeightedHours } from './types'

const HOURS_IN_DAY = 24
const SHARE_TICKS = 2
const HOURLY_UP_TO_DAYS = 4
const BAR_WIDTH_MIN = 5
const BIN_HOURS = [1, 2, 3, 6, 12, 24, 48, 168, 336, 720] as const

export interface HoursBin {
  fromHours: number
  toHours: number
  weight: number
}

/** The narrowest bins that still give bars a hand can point at. */
export function binHoursFor(spanHours: number, width: number): number {
  const least = spanHours > HOURLY_UP_TO_DAYS * HOURS_IN_DAY ? HOURS_IN_DAY : 1
  const barsMax = Math.max(1, width / BAR_WIDTH_MIN)
  const fits = BIN_HOURS.find((hours) => hours >= least && spanHours / hours <= barsMax)
  return fits ?? BIN_HOURS[BIN_HOURS.length - 1]!
}

/** Hours are full hours, so that the last one still needs an hour's room. */
export function spanHoursOf(groups: readonly (readonly WeightedHours[])[]): number {
  return (max(groups.flat(), ({ hours }) => hours) ?? 0) + 1
}

export function binWeights(
  values: readonly WeightedHours[],
  spanHours: number,
  binHours: number,
): HoursBin[] {
  const count = Math.ceil(spanHours / binHours)
  const bins = bin<WeightedHours, number>()
    .value(({ hours }) => hours)
    .domain([0, count * binHours])
    .thresholds(range(1, count).map((index) => index * binHours))(values)
  return bins.map((members, index) => ({
    fromHours: index * binHours,
    toHours: (index + 1) * binHours,
    weight: sum(members, ({ weight }) => weight),
  }))
}

function weightedQuantile(ascending: readonly WeightedHours[], share: number): number {
  const target = share * sum(ascending, ({ weight }) => weight)
  let reached = 0
  for (const { hours, weight } of ascending) {
    reached += weight
    if (reached >= target) return hours
  }
  return ascending.at(-1)?.hours ?? 0
}

/** Lower quartile, median and upper quartile, in seconds; `null` where there is no weight. */
export function quartilesOf(values: readonly WeightedHours[]): [number, number, number] | null {
  const ascending = values.filter(({ weight }) => weight > 0).toSorted((a, b) => a.hours - b.hours)
  if (ascending.length === 0) return null
  const at = (share: number): number => weightedQuantile(ascending, share) * SECONDS_IN_HOUR
  return [at(0.25), at(0.5), at(0.75)]
}

/** Of the highest bar of all groups, in basis points of its group's weight. */
export const highestShare = (
  groups: readonly { bins: readonly HoursBin[]; total: number }[],
): number =>
  max(groups, ({ bins, total }) => max(bins, ({ weight }) => shareOf(weight, total))) ?? 0

/**
 * Zero and two round shares up to the highest, the second four times the first: by square roots they are at about half the
 * height and at all of it.
 */
export function shareTicks(highest: number): number[] {
  const quarter = ticks(0, highest / 4, SHARE_TICKS).at(-1) ?? 0
  return quarter > 0 ? [0, quarter, quarter * 4] : [0]
}

/** In basis points. */
export const shareOf = (weight: number, total: number): number =>
  total === 0 ? 0 : (weight / total) * BASIS_POINTS_IN_WHOLE
