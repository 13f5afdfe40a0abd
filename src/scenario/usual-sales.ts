/** How many sales a monthly gross is expected to be. Launches move sales, they do not add to them. */
import exp from '@stdlib/math-base-special-exp'
import { DAYS_IN_MONTH } from '../core/calendar'
import type { Scenario } from './schema'

type PriceLevel = Scenario['population']['priceLevel']

/** Gross over price, where the mean of 1/price is that of a log-normal. */
export function salesOfGross(
  { medianCents, sigma, saleSigma, minimumCents }: PriceLevel,
  monthlyGrossCents: number,
  days: number,
): number {
  const salesPerCent = exp((sigma * sigma - saleSigma * saleSigma) / 2) / medianCents
  const mostSalesPerCent = 1 / Math.max(1, minimumCents)
  const months = days / DAYS_IN_MONTH
  return monthlyGrossCents * months * Math.min(salesPerCent, mostSalesPerCent)
}

/** Of a creator whose typical price is known; the mean of their prices is above it. */
export function salesOfPrice(
  { saleSigma }: PriceLevel,
  typicalPriceCents: number,
  monthlyGrossCents: number,
  days: number,
): number {
  const meanPriceCents = typicalPriceCents * exp((saleSigma * saleSigma) / 2)
  return (monthlyGrossCents * days) / DAYS_IN_MONTH / meanPriceCents
}
