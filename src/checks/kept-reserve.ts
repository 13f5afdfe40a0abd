/**
 * Whether a claim leaves the reserve that is kept while too much of a creator's money is charged back (since 2026-09-03),
 * by the auditor's own books of what is unpaid; and whether it leaves no more than that: the oldest money left behind must
 * reach into the reserve.
 */
import type { Day, Instant } from '../core/calendar'
import { BASIS_POINTS_IN_WHOLE, type Cents } from '../core/money'
import { sentence, type Sentence } from '../core/sentence'
import type { Holder } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import { endsAbroad, holdersOf } from './auditor/own-words'
import type { UnpaidMoney } from './auditor/unpaid-money'
import type { Claim } from './claim'
import { isOneBalance } from './one-balance'
import type { PayoutStates } from './payout-states'
import type { Standings } from './standing'
import { LIVE_PAYOUT_STATES } from './state-sets'

interface LeftBehind {
  holder: Holder
  day: Day
  cents: Cents
}

export class KeptReserve {
  readonly #database: Database
  readonly #states: PayoutStates
  readonly #standings: Standings
  readonly #money: UnpaidMoney

  constructor(database: Database, states: PayoutStates, standings: Standings, money: UnpaidMoney) {
    this.#database = database
    this.#states = states
    this.#standings = standings
    this.#money = money
  }

  problemOf(claim: Claim): Sentence | null {
    const { creatorId, payoutId, at, amounts, standing, policy } = claim
    const share = policy.chargebackReserveBasisPoints
    if (share === BASIS_POINTS_IN_WHOLE) return null
    const heldSince = this.#standings.chargebackHoldOver(creatorId, at)
    if (heldSince === null) return null
    const unpaidCents = holdersOf(standing.rail).reduce(
      (sum, holder) => sum + this.#money.total(creatorId, holder),
      0,
    )
    const paidCents = this.#paidSince(creatorId, heldSince, payoutId)
    const claimedCents = amounts.reduce((sum, { cents }) => sum + cents, 0)
    const leftCents = unpaidCents - claimedCents
    const isEnough = (cents: Cents): boolean =>
      cents * BASIS_POINTS_IN_WHOLE >= (unpaidCents + paidCents) * share
    const leaves = sentence`it leaves ${{ cents: leftCents }} of ${{ cents: unpaidCents + paidCents }}`
    if (!isEnough(leftCents)) return sentence`${leaves}, less than the reserve`
    if (this.#states.forgottenUntil(creatorId) >= heldSince) return null
    const next = this.#oldestLeftBehind(claim)
    // A late slice goes by what was unpaid on the day of its run: what has come since counts for nothing.
    const { periodEndDay } = claim.payout
    const sinceCents = holdersOf(standing.rail).reduce(
      (sum, holder) => sum - this.#money.upTo(creatorId, holder, periodEndDay),
      unpaidCents,
    )
    const isEnoughOfPeriod = (cents: Cents): boolean =>
      (cents - sinceCents) * BASIS_POINTS_IN_WHOLE >= (unpaidCents - sinceCents + paidCents) * share
    const areAllFree =
      next.length > 0 && next.every(({ cents }) => isEnoughOfPeriod(leftCents - cents))
    return areAllFree
      ? sentence`${leaves}, though the ${{ cents: next[0]!.cents }} of ${{ day: next[0]!.day }} are not needed for the reserve`
      : null
  }

  /**
   * The oldest money that a standard payout could have taken and did not, one amount for each holder; none where it may
   * have been left behind for another reason, or be in several balances, of which one may have been too large.
   */
  #oldestLeftBehind({ creatorId, payout, amounts, standing, policy }: Claim): LeftBehind[] {
    if (payout.payoutType !== 'standard') return []
    if (payout.grossCents !== amounts.reduce((sum, { cents }) => sum + cents, 0)) return []
    const { rail } = standing
    if (
      endsAbroad(rail) &&
      policy.foreignTransferMinimumCents > 0 &&
      this.#money.total(creatorId, 'platform') !== 0
    ) {
      return []
    }
    const claimedOf = (holder: Holder, day: Day): Cents =>
      amounts.reduce(
        (sum, one) => (one.holder === holder && one.day === day ? sum + one.cents : sum),
        0,
      )
    const left = holdersOf(rail)
      .flatMap((holder) =>
        this.#money
          .daysUpTo(creatorId, holder, payout.periodEndDay)
          .map(([day, { cents }]) => ({ holder, day, cents: cents - claimedOf(holder, day) })),
      )
      .filter(({ cents }) => cents !== 0)
    const oldest = Math.min(...left.map(({ day }) => day))
    const next = left.filter(({ day }) => day === oldest)
    return next.every((one) => isOneBalance(this.#database, creatorId, one)) ? next : []
  }

  /** What has been paid, or is in progress, since the hold began, beside the payout in question. */
  #paidSince(creatorId: number, since: Instant, payoutId: number): Cents {
    return this.#states
      .ofCreator(creatorId)
      .filter(
        (one) =>
          one.payoutId !== payoutId &&
          one.createdAt >= since &&
          LIVE_PAYOUT_STATES.includes(one.state),
      )
      .reduce((sum, { grossCents }) => sum + grossCents, 0)
  }
}
