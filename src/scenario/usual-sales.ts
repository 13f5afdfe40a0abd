/** What creators usually sell: how many sales a monthly gross is expected to be. Launches move sales, they do not add to them. */
import exp from '@stdlib/math-base-special-exp'
import { DAYS_IN_MONTH } from '../core/calendar'
import type { Cents } from '../core/money'
import { logNormalMeanFactor } from '../core/random'
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

/** The sales of a creator whose typical price is known. The mean of their prices is above it. */
export function salesOfPrice(
  { saleSigma }: PriceLevel,
  typicalPriceCents: number,
  monthlyGrossCents: number,
  days: number,
): number {
  const meanCents = meanPriceCents(typicalPriceCents, saleSigma)
  return (monthlyGrossCents * days) / DAYS_IN_MONTH / meanCents
}

/** The mean price of a creator's sales, given the typical (median) one. */
export const meanPriceCents = (typicalPriceCents: number, saleSigma: number): number =>
  typicalPriceCents * logNormalMeanFactor(saleSigma)

export interface UsualSales {
  salesPerDay: number
  meanGrossCents: number
}

/** The usual sales of a creator whose average sale is known. */
export const usualSalesAt = (monthlyGrossCents: Cents, meanGrossCents: number): UsualSales => ({
  salesPerDay: monthlyGrossCents / DAYS_IN_MONTH / meanGrossCents,
  meanGrossCents,
})

/** The usual sales of a generated creator. */
export function usualSalesOf(
  { monthlyGrossCents, typicalPriceCents }: { monthlyGrossCents: Cents; typicalPriceCents: number },
  { saleSigma }: Pick<PriceLevel, 'saleSigma'>,
): UsualSales {
  return usualSalesAt(monthlyGrossCents, meanPriceCents(typicalPriceCents, saleSigma))
}
