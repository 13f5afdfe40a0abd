/**
 * The share of a held creator's money that stays while the policy pays the rest (pull request
 * 7495). It is read in the transaction that claims, so that two runs cannot each take their part.
 */
import { releasedUnderReserve, reservedCents, type ReserveFacts } from '../core/chargeback-hold'
import { sumOf, type DayBalance } from '../core/instant-payouts'
import { BASIS_POINTS_IN_WHOLE, type Cents } from '../core/money'
import type { PayoutContext } from './ports'

/** The facts of the reserve of this creator, or `null` where nothing is kept back, or everything. */
function reserveFacts(
  { ledger, policy }: PayoutContext,
  creatorId: number,
  unpaidCents: () => Cents,
): ReserveFacts | null {
  const pauses = ledger.pauses.of(creatorId)
  if (pauses.length === 0 || policy.chargebackReserveBasisPoints === BASIS_POINTS_IN_WHOLE)
    return null
  const hold = pauses.find(({ source }) => source === 'chargeback_rate')
  return hold
    ? {
        unpaidCents: unpaidCents(),
        paidSinceHoldCents: ledger.payoutHistory.grossMadeOrCompletedSince(creatorId, hold.beganAt),
      }
    : null
}

/**
 * Those of these balances, oldest first, that a reserve lets out: all of them where there is none. They are all that is
 * unpaid up to the period end, and the reserve is a share of that: younger money does not take its place.
 */
export function releasedBalances(
  context: PayoutContext,
  creatorId: number,
  balances: readonly DayBalance[],
): readonly DayBalance[] {
  const facts = reserveFacts(context, creatorId, () => sumOf(balances))
  return facts
    ? releasedUnderReserve(balances, facts, context.policy.chargebackReserveBasisPoints)
    : balances
}

/** What is kept back of a creator's unpaid money. */
export function keptBackCents(
  context: PayoutContext,
  creatorId: number,
  unpaidCents: () => Cents,
): Cents {
  const facts = reserveFacts(context, creatorId, unpaidCents)
  return facts ? reservedCents(facts, context.policy.chargebackReserveBasisPoints) : 0
}
