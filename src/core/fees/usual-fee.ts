/**
 * The fee that a creator expects of one of their daily payouts: the average over a usual month, whatever is free in it, with
 * its subscription. A promotion at the start is over by then.
 */
import {
  dependsOnPayoutsBefore,
  instantFee,
  NOTHING_BEFORE,
  type FeeStructure,
  type FeeTerms,
} from './fee-structure'
import type { Cents } from '../money'

/** The fee of every payout of a month except the first, after a promotion. `soldCents`: as in `FeeFacts`. */
export const laterInMonth = (structure: FeeStructure, soldCents: Cents): FeeTerms => ({
  structure,
  facts: { monthPayouts: 1, monthGrossCents: 0, daysSinceFirst: structure.freeDays, soldCents },
})

/**
 * The fee of an expected amount; the average may have fractions of a cent. Money that the fee would
 * take whole waits for the next day’s. Where even a whole month’s is not enough, all of it is taken
 * to go to the fee.
 */
export function usualFeeCents(
  payoutCents: number,
  payoutsPerMonth: number,
  structure: FeeStructure,
  soldCents: Cents,
): number {
  const grossCents = Math.round(payoutCents)
  if (!dependsOnPayoutsBefore(structure)) {
    return instantFee(grossCents, structure, { ...NOTHING_BEFORE, soldCents }).feeCents
  }
  const payouts = Math.max(1, Math.round(payoutsPerMonth))
  let [waitingCents, sumCents, monthPayouts, monthGrossCents] = [0, 0, 0, 0]
  for (let day = 0; day < payouts; day += 1) {
    waitingCents += grossCents
    const { feeCents, netCents } = instantFee(waitingCents, structure, {
      ...{ monthPayouts, monthGrossCents, daysSinceFirst: structure.freeDays, soldCents },
    })
    if (netCents === 0) continue
    sumCents += feeCents
    monthPayouts += 1
    monthGrossCents += waitingCents
    waitingCents = 0
  }
  return monthPayouts === 0 ? grossCents : sumCents / payouts
}
