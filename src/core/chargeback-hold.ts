/**
 * The hold on creators of whom too much is charged back, and the reserve that is kept of their money where the hold
 * pays the rest (pull requests 6469, 6933 and 7495).
 */
import type { DayBalance } from './instant-payouts'
import { BASIS_POINTS_IN_WHOLE, shareRoundedUp, type BasisPoints, type Cents } from './money'

export interface SaleVolumes {
  /** Gross of the sales of the window that were not refunded. */
  unrefundedCents: Cents
  /** Gross of those that are charged back. */
  chargedBackCents: Cents
}

/** Strictly above the threshold holds; at it or below releases. */
export const isAboveChargebackRate = (
  { unrefundedCents, chargedBackCents }: SaleVolumes,
  threshold: BasisPoints,
): boolean => chargedBackCents * BASIS_POINTS_IN_WHOLE > unrefundedCents * threshold

export interface ReserveFacts {
  /**
   * All that is unpaid up to the period end, and the gross of the payouts whose balances were claimed or paid since the hold
   * began: one that was in transit then counts once it has arrived.
   */
  unpaidCents: Cents
  paidSinceHoldCents: Cents
}

/** What stays behind: the reserve's share of both, rounded up, and at most all that is unpaid. */
export const reservedCents = (
  { unpaidCents, paidSinceHoldCents }: ReserveFacts,
  reserve: BasisPoints,
): Cents =>
  Math.max(0, Math.min(unpaidCents, shareRoundedUp(unpaidCents + paidSinceHoldCents, reserve)))

/**
 * The balances that may be paid under a reserve: whole ones, oldest first, up to the first that
 * would reach into it. Debts make the reserve's base smaller and stay behind themselves.
 */
export function releasedUnderReserve(
  balances: readonly DayBalance[],
  facts: ReserveFacts,
  reserve: BasisPoints,
): DayBalance[] {
  let left = facts.unpaidCents - reservedCents(facts, reserve)
  const earned = balances.filter(({ amountCents }) => amountCents > 0)
  const end = earned.findIndex((balance) => {
    left -= balance.amountCents
    return left < 0
  })
  return end === -1 ? earned : earned.slice(0, end)
}
