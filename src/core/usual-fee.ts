/**
 * The fee that a creator expects of one of their daily payouts: the average over a usual month, whatever is free in it, with
 * its subscription. A promotion at the start is over by then.
 */
import {
  dependsOnPayoutsBefore,
  instantFee,
  NO_PAYOUTS_BEFORE,
  type FeeStructure,
  type FeeTerms,
} from './fee-structure'

/** The fee of every payout of a month except the first, after a promotion. */
export const laterInMonth = (structure: FeeStructure): FeeTerms => ({
  structure,
  facts: { monthPayouts: 1, monthGrossCents: 0, daysSinceFirst: structure.freeDays },
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
): number {
  const grossCents = Math.round(payoutCents)
  if (!dependsOnPayoutsBefore(structure)) {
    return instantFee(grossCents, structure, NO_PAYOUTS_BEFORE).feeCents
  }
  const payouts = Math.max(1, Math.round(payoutsPerMonth))
  let [waitingCents, sumCents, monthPayouts, monthGrossCents] = [0, 0, 0, 0]
  for (let day = 0; day < payouts; day += 1) {
    waitingCents += grossCents
    const facts = { monthPayouts, monthGrossCents, daysSinceFirst: structure.freeDays }
    const { feeCents, netCents } = instantFee(waitingCents, structure, facts)
    if (netCents === 0) continue
    sumCents += feeCents
    monthPayouts += 1
    monthGrossCents += waitingCents
    waitingCents = 0
  }
  return monthPayouts === 0 ? grossCents : sumCents / payouts
}
