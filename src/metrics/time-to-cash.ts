/**
 * How long money took from the sale to the creator's bank, weighted by money. It counts every sale
 * whose balance a completed payout paid, from the sale to the moment at which the platform learned
 * of the arrival. What was taken back of a sale while it was unpaid never reached the bank.
 */
import { SECONDS_IN_HOUR } from '../core/calendar'
import { sum } from '../core/sum'
import type { Wait } from './figures'
import type { HourOfSales } from './hour-counts'

/** `null` where there is no money. */
export function waitOf(hours: readonly HourOfSales[]): Wait | null {
  const netCents = sum(hours, (hour) => hour.netCents)
  if (netCents === 0) return null
  const weightedSeconds = sum(hours, (hour) => hour.weightedSeconds)
  return {
    sales: sum(hours, (hour) => hour.sales),
    netCents,
    meanSeconds: weightedSeconds / netCents,
    medianSeconds: quantileSeconds(hours, netCents, 0.5),
    lowerQuartileSeconds: quantileSeconds(hours, netCents, 0.25),
    upperQuartileSeconds: quantileSeconds(hours, netCents, 0.75),
    hours: hours.map((hour) => ({ hours: hour.hours, netCents: hour.netCents })),
  }
}

/** The time by which this share of the money had arrived; within an hour, money is taken as spread evenly. */
function quantileSeconds(hours: readonly HourOfSales[], netCents: number, share: number): number {
  let left = netCents * share
  for (const hour of hours) {
    if (left <= hour.netCents && hour.netCents > 0) {
      return Math.round((hour.hours + left / hour.netCents) * SECONDS_IN_HOUR)
    }
    left -= hour.netCents
  }
  return (hours.at(-1)!.hours + 1) * SECONDS_IN_HOUR
}
