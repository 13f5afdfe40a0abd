/**
 * Whether a claim leaves the reserve that is kept while too much of a creator's money is charged back (since 2026-09-03),
 * by the auditor's own books of what is unpaid; and whether it leaves no more than that: the oldest money left behind must
 * reach into the reserve. The same where nothing at all is paid for the reserve. Debts stay behind.
 */
import type { Day, Instant } from '../core/calendar'
import { BASIS_POINTS_IN_WHOLE, type Cents } from '../core/money'
import { sentence, type Sentence } from '../core/sentence'
import type { Holder } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import { endsAbroad } from './auditor/own-words'
import type { MoneyOfDay, UnpaidMoney } from './auditor/unpaid-money'
import type { Claim } from './claim'
import { isOneBalance } from './one-balance'
import { PayableMoney } from './payable-money'
import type { PayoutStates } from './payout-states'
import type { Standings } from './standing'
import { LIVE_PAYOUT_STATES } from './state-sets'

export class KeptReserve {
  readonly #database: Database
  readonly #states: PayoutStates
  readonly #standings: Standings
  readonly #money: UnpaidMoney
  readonly #payable: PayableMoney

  constructor(database: Database, states: PayoutStates, standings: Standings, money: UnpaidMoney) {
    this.#database = database
    this.#states = states
    this.#standings = standings
    this.#money = money
    this.#payable = new PayableMoney(money)
  }

  problemOf(claim: Claim): Sentence | null {
    const { creatorId, payoutId, at, amounts, policy } = claim
    const share = policy.chargebackReserveBasisPoints
    if (share === BASIS_POINTS_IN_WHOLE) return null
    const heldSince = this.#standings.chargebackHoldOver(creatorId, at)
    if (heldSince === null) return null
    const debt = amounts.find(({ cents }) => cents < 0)
    if (debt)
      return sentence`it sets off a debt of ${{ cents: -debt.cents }}, which stays behind under a reserve`
    const unpaidCents = this.#unpaidCents(claim)
    const paidCents = this.#paidSince(creatorId, heldSince, payoutId)
    const claimedCents = sumOf(amounts)
    const leftCents = unpaidCents - claimedCents
    const isEnough = (cents: Cents): boolean =>
      cents * BASIS_POINTS_IN_WHOLE >= (unpaidCents + paidCents) * share
    const leaves = sentence`it leaves ${{ cents: leftCents }} of ${{ cents: unpaidCents + paidCents }}`
    if (!isEnough(leftCents)) return sentence`${leaves}, less than the reserve`
    if (this.#states.forgottenUntil(creatorId) >= heldSince) return null
    const next = this.#oldestLeftBehind(claim)
    const areFree = next.length > 0 && next.every(({ cents }) => isEnough(leftCents - cents))
    return areFree
      ? sentence`${leaves}, though the ${{ cents: next[0]!.cents }} of ${{ day: next[0]!.day }} are not needed for the reserve`
      : null
  }

  /**
   * Where so much is let out in a run of a day that it is too little to be paid: the oldest money behind it, unless the reserve
   * may need that.
   */
  oldestKeptForNothing(
    kept: Pick<Claim, 'creatorId' | 'at' | 'standing' | 'policy'> & {
      day: Day
      wholeCents: Cents
      releasedCents: Cents
    },
  ): MoneyOfDay | null {
    const { creatorId, at, standing, policy, day: lastDay, wholeCents, releasedCents } = kept
    const heldSince = this.#standings.chargebackHoldOver(creatorId, at)
    if (heldSince === null || this.#states.forgottenUntil(creatorId) >= heldSince) return null
    if (this.#mayStayAtBorder(kept)) return null
    const unpaid = oldestUpTo(wholeCents, this.#money.daysUpTo(creatorId, standing.rail, lastDay))
    const unpaidCents = sumOf(unpaid)
    const allCents = unpaidCents + this.#paidSince(creatorId, heldSince)
    const debts = unpaid.filter(({ cents }) => cents < 0)
    const earned = unpaid.filter(({ cents }) => cents > 0)
    const oldest = this.#oldestOf(creatorId, [...debts, ...withoutOldest(earned, releasedCents)])
    const areFree = oldest.every(
      ({ cents }) =>
        (unpaidCents - releasedCents - cents) * BASIS_POINTS_IN_WHOLE >=
        allCents * policy.chargebackReserveBasisPoints,
    )
    return areFree ? (oldest[0] ?? null) : null
  }

  #mayStayAtBorder({
    creatorId,
    standing,
    policy,
  }: Pick<Claim, 'creatorId' | 'standing' | 'policy'>): boolean {
    return (
      endsAbroad(standing.rail) &&
      policy.foreignTransferMinimumCents > 0 &&
      this.#money.total(creatorId, 'platform') !== 0
    )
  }

  /**
   * One amount for each holder, debts aside; none where it, or a debt that is older, may be in several balances, of which
   * one may be too large.
   */
  #oldestOf(creatorId: number, money: readonly MoneyOfDay[]): MoneyOfDay[] {
    const earned = money.filter(({ cents }) => cents > 0)
    const oldestDay = Math.min(...earned.map(({ day }) => day))
    const isCertain = money
      .filter(({ day, cents }) => day <= oldestDay && cents !== 0)
      .every((one) => isOneBalance(this.#database, creatorId, one))
    return isCertain ? earned.filter(({ day }) => day === oldestDay) : []
  }

  /** A standard payout's reserve is of the money of its period; up to which day an instant one looked is not known. */
  #unpaidCents({ creatorId, payout, standing: { rail } }: Claim): Cents {
    return payout.payoutType === 'standard'
      ? this.#payable.wholeUpTo({ creatorId, rail }, payout.periodEndDay)
      : this.#payable.total({ creatorId, rail })
  }

  /** The oldest money that a standard payout could have taken and did not; none where it may have been for another reason. */
  #oldestLeftBehind(claim: Claim): MoneyOfDay[] {
    const { creatorId, payout, amounts, standing } = claim
    if (payout.payoutType !== 'standard') return []
    if (payout.grossCents !== sumOf(amounts)) return []
    if (this.#mayStayAtBorder(claim)) return []
    const claimedOf = (holder: Holder, day: Day): Cents =>
      amounts.reduce(
        (sum, one) => (one.holder === holder && one.day === day ? sum + one.cents : sum),
        0,
      )
    const left = this.#money
      .daysUpTo(creatorId, standing.rail, payout.periodEndDay)
      .map(({ holder, day, cents }) => ({ holder, day, cents: cents - claimedOf(holder, day) }))
    return this.#oldestOf(creatorId, left)
  }

  /** What has been made or has arrived since the hold began, and is not back, beside a payout in question. */
  #paidSince(creatorId: number, since: Instant, payoutId?: number): Cents {
    return this.#states
      .ofCreator(creatorId)
      .filter(
        (one) =>
          one.payoutId !== payoutId &&
          Math.max(one.createdAt, one.completedAt ?? -Infinity) >= since &&
          LIVE_PAYOUT_STATES.includes(one.state),
      )
      .reduce((sum, { grossCents }) => sum + grossCents, 0)
  }
}

const sumOf = (amounts: readonly { cents: Cents }[]): Cents =>
  amounts.reduce((sum, { cents }) => sum + cents, 0)

/** The oldest days that make up so much; nothing where no whole days do. */
function oldestUpTo(cents: Cents, money: readonly MoneyOfDay[]): readonly MoneyOfDay[] {
  const days = [...new Set(money.map(({ day }) => day))].sort((one, other) => other - one)
  const upTo = days
    .map((last) => money.filter(({ day }) => day <= last))
    .find((older) => sumOf(older) === cents)
  return upTo ?? []
}

/** Without the oldest days that make up so much; nothing where no whole days do. */
function withoutOldest(money: readonly MoneyOfDay[], cents: Cents): readonly MoneyOfDay[] {
  const days = [...new Set(money.map(({ day }) => day))].sort((one, other) => one - other)
  const rest = days
    .map((first) => money.filter(({ day }) => day >= first))
    .find((later) => sumOf(money) - sumOf(later) === cents)
  return rest ?? []
}
