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

/** As for any payout but the first of a month, after a promotion. */
export const laterInMonth = (structure: FeeStructure): FeeTerms => ({
  structure,
  facts: { monthPayouts: 1, monthGrossCents: 0, daysSinceFirst: structure.freeDays },
})

/** Of an expected amount; the average may have fractions of a cent. */
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
  let sumCents = 0
  for (let paid = 0; paid < payouts; paid += 1) {
    const facts = {
      monthPayouts: paid,
      monthGrossCents: paid * grossCents,
      daysSinceFirst: structure.freeDays,
    }
    sumCents += instantFee(grossCents, structure, facts).feeCents
  }
  return sumCents / payouts
}
