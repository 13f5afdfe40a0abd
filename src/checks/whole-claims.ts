/**
 * Whether a payout of a run takes all of a creator's money that it may take, by the auditor's own books of what is unpaid:
 * a standard one what is old enough, an instant one what the processor can pay at once. Nothing of it is left to a later
 * run. What a reserve keeps back is the affair of `kept-reserve.ts`.
 */
import { dayOfInstant } from '../core/calendar'
import { BASIS_POINTS_IN_WHOLE } from '../core/money'
import { sentence, type Sentence } from '../core/sentence'
import type { UnpaidMoney } from './auditor/unpaid-money'
import type { Claim } from './claim'
import type { InstantReach } from './instant-reach'
import { PayableMoney } from './payable-money'
import type { PayoutStates } from './payout-states'
import type { PayoutTurns } from './payout-turns'
import type { Standings } from './standing'

interface WholeClaimsOptions {
  standings: Standings
  money: UnpaidMoney
  states: PayoutStates
  turns: PayoutTurns
  reach: InstantReach
}

export class WholeClaims {
  readonly #standings: Standings
  readonly #payable: PayableMoney
  readonly #states: PayoutStates
  readonly #turns: PayoutTurns
  readonly #reach: InstantReach

  constructor({ standings, money, states, turns, reach }: WholeClaimsOptions) {
    this.#standings = standings
    this.#payable = new PayableMoney(money)
    this.#states = states
    this.#turns = turns
    this.#reach = reach
  }

  problemOf(claim: Claim): Sentence | null {
    return claim.payout.payoutType === 'standard'
      ? this.#standardProblem(claim)
      : this.#instantProblem(claim)
  }

  /** What is above the maximum is cut into several payouts, or waits: how is not judged here. */
  #instantProblem({ creatorId, at, payout, standing, request, policy }: Claim): Sentence | null {
    if (request) return null
    const { grossCents } = payout
    const owed = { creatorId, rail: standing.rail, lastDay: dayOfInstant(at) - 1 }
    const reachCents = this.#reach.of(owed, at, policy)
    if (reachCents === null || grossCents >= reachCents) return null
    if (reachCents > policy.instantMaximumCents) return null
    if (this.#states.claimedAtOnce(creatorId, at) !== grossCents) return null
    return this.#reach.isCertain(owed, at, policy) && this.#turns.isOfOwnDay(payout, at)
      ? sentence`it takes ${{ cents: grossCents }} of the ${{ cents: reachCents }} that could be paid at once`
      : null
  }

  #standardProblem({ creatorId, at, payout, standing, policy }: Claim): Sentence | null {
    const keepsPart = policy.chargebackReserveBasisPoints < BASIS_POINTS_IN_WHOLE
    if (keepsPart && this.#standings.pausesAround(creatorId, at).includes('chargeback_rate')) {
      return null
    }
    const { grossCents, periodEndDay } = payout
    const dueCents = this.#payable.upTo({ creatorId, rail: standing.rail }, periodEndDay, policy)
    return grossCents < dueCents
      ? sentence`it takes ${{ cents: grossCents }} of the ${{ cents: dueCents }} up to ${{ day: periodEndDay }}`
      : null
  }
}
