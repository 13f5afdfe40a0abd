/**
 * Whether a claim leaves the reserve that is kept while too much of a creator's money is charged back (since 2026-09-03),
 * by the auditor's own books of what is unpaid.
 */
import type { Instant } from '../core/calendar'
import { BASIS_POINTS_IN_WHOLE, type Cents } from '../core/money'
import { sentence, type Sentence } from '../core/sentence'
import { HOLDERS } from '../core/vocabulary'
import { payerOf } from './auditor/own-words'
import type { UnpaidMoney } from './auditor/unpaid-money'
import type { Claim } from './claim'
import type { PayoutStates, StatedPayout } from './payout-states'
import type { Standings } from './standing'

/** Payouts that have not given their money back. */
const HOLDS_MONEY: readonly StatedPayout['state'][] = [
  'creating',
  'processing',
  'unclaimed',
  'completed',
]

export class KeptReserve {
  readonly #states: PayoutStates
  readonly #standings: Standings
  readonly #money: UnpaidMoney

  constructor(states: PayoutStates, standings: Standings, money: UnpaidMoney) {
    this.#states = states
    this.#standings = standings
    this.#money = money
  }

  problemOf({ creatorId, payoutId, at, amounts, standing, policy }: Claim): Sentence | null {
    const share = policy.chargebackReserveBasisPoints
    if (share === BASIS_POINTS_IN_WHOLE) return null
    const heldSince = this.#standings.chargebackHoldOver(creatorId, at)
    if (heldSince === null) return null
    const isOfPlatform = payerOf(standing.rail) === 'platform'
    const unpaidCents = HOLDERS.filter((holder) => holder === 'platform' || !isOfPlatform).reduce(
      (sum, holder) => sum + this.#money.total(creatorId, holder),
      0,
    )
    const paidCents = this.#paidSince(creatorId, heldSince, payoutId)
    const claimedCents = amounts.reduce((sum, { cents }) => sum + cents, 0)
    const leftCents = unpaidCents - claimedCents
    const isEnough = leftCents * BASIS_POINTS_IN_WHOLE >= (unpaidCents + paidCents) * share
    return isEnough
      ? null
      : sentence`it leaves ${{ cents: leftCents }} of ${{ cents: unpaidCents + paidCents }}, less than the reserve`
  }

  /** What has been paid, or is in progress, since the hold began, beside the payout in question. */
  #paidSince(creatorId: number, since: Instant, payoutId: number): Cents {
    return this.#states
      .ofCreator(creatorId)
      .filter(
        (one) =>
          one.payoutId !== payoutId && one.createdAt >= since && HOLDS_MONEY.includes(one.state),
      )
      .reduce((sum, { grossCents }) => sum + grossCents, 0)
  }
}
