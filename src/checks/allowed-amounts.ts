/** Whether a payout claims as much as it may: minimums, the instant maximum, and what the processor can pay at once. */
import type { Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import type { PayoutPolicy } from '../core/policy'
import { sentence, type Sentence } from '../core/sentence'
import type { Happening } from './auditor/happenings'
import { endsAbroad, payerOf } from './auditor/own-words'
import type { Claim } from './claim'
import type { PayoutStates, StatedPayout } from './payout-states'
import type { KnownStanding } from './standing'
import { COUNTED_PAYOUT_STATES } from './state-sets'

/** What the processor said that it can pay at once, and what was claimed of it in that second. */
interface Available {
  at: Instant
  leftCents: Cents
}

export class AllowedAmounts {
  readonly #states: PayoutStates
  readonly #available = new Map<number, Available>()

  constructor(states: PayoutStates) {
    this.#states = states
  }

  afterHappening(happening: Happening): void {
    if (happening.what !== 'availability') return
    const { creatorId, at, cents } = happening
    this.#available.set(creatorId, { at, leftCents: cents })
  }

  problemOf(claim: Claim): Sentence | null {
    const { payout } = claim
    if (payout.netCents <= 0)
      return sentence`nothing is left of ${{ cents: payout.grossCents }} for the creator`
    return payout.payoutType === 'instant'
      ? (this.#availabilityProblem(claim) ?? this.#instantProblem(claim))
      : (this.#standardMinimumProblem(claim) ?? smallTransferProblem(claim))
  }

  /** It has been judged. */
  claimed(claim: Omit<Claim, 'policy'>): void {
    const available = this.#available.get(claim.creatorId)
    if (!available || claim.payout.payoutType !== 'instant') return
    if (available.at === claim.at) available.leftCents -= ofPayerCents(claim)
    else this.#available.delete(claim.creatorId)
  }

  /**
   * What is claimed later than in the second of the answer may have arrived since, or be another batch. A batch of a request
   * may take all that is older than its last balance, available or not (quirk G6).
   */
  #availabilityProblem(claim: Claim): Sentence | null {
    if (claim.policy.batchClaim === 'up_to_last_day' && claim.request) return null
    const available = this.#available.get(claim.creatorId)
    if (available?.at !== claim.at) return null
    const cents = ofPayerCents(claim)
    return cents > available.leftCents
      ? sentence`${{ cents }} are more than the ${{ cents: available.leftCents }} that could be paid at once`
      : null
  }

  #instantProblem({ payout, request, policy, standing, creatorId, at }: Claim): Sentence | null {
    // A batch of a request may take what is in the others as well, and leave them too little (quirk G6).
    if (policy.batchClaim === 'up_to_last_day' && request) return null
    const { grossCents } = payout
    // What is cut into several payouts.
    const togetherCents = this.#states.claimedAtOnce(creatorId, at)
    if (policy.gates.includes('processor')) {
      const isCut = request !== null || policy.instantRunAboveMaximum === 'cut'
      const cents = isCut ? grossCents : togetherCents
      if (cents > policy.instantMaximumCents) {
        return sentence`${{ cents }} are above the instant maximum of ${{ cents: policy.instantMaximumCents }}`
      }
    }
    if (!policy.gates.includes('minimum') || request?.by === 'admin') return null
    if (!policy.gates.includes('instant') && !policy.gates.includes('processor')) return null
    const leastCents = Math.max(
      policy.instantMinimumCents,
      policy.instantHonoursOwnThreshold ? ofCreator(standing, policy) : 0,
    )
    return togetherCents < leastCents
      ? sentence`${{ cents: togetherCents }} are below the instant minimum of ${{ cents: leastCents }}`
      : null
  }

  #standardMinimumProblem({ payout, policy, standing, creatorId }: Claim): Sentence | null {
    if (!policy.gates.includes('minimum')) return null
    const leastCents = Math.max(policy.minimumCents, ofCreator(standing, policy))
    const ofPeriodCents =
      policy.minimumBasis === 'unpaid' ? 0 : this.#claimedForPeriod(payout, creatorId)
    const cents = payout.grossCents + ofPeriodCents
    return cents < leastCents
      ? sentence`${{ cents }} are below the minimum of ${{ cents: leastCents }}`
      : null
  }

  /** Payouts of the very same period count toward the minimum in the eras (quirk G11). */
  #claimedForPeriod({ payoutId, periodEndDay }: Readonly<StatedPayout>, creatorId: number): Cents {
    return this.#states
      .ofCreator(creatorId)
      .filter(
        (one) =>
          one.payoutId !== payoutId &&
          one.periodEndDay === periodEndDay &&
          COUNTED_PAYOUT_STATES.includes(one.state),
      )
      .reduce((sum, { grossCents }) => sum + grossCents, 0)
  }
}

/** Moved into another currency, so little waits for more (pull request 5150). */
function smallTransferProblem({ amounts, standing, policy }: Claim): Sentence | null {
  const cents = amounts
    .filter(({ holder }) => holder === 'platform')
    .reduce((sum, amount) => sum + amount.cents, 0)
  return endsAbroad(standing.rail) && cents > 0 && cents < policy.foreignTransferMinimumCents
    ? sentence`${{ cents }} of it are too little to be moved into another currency`
    : null
}

/** What it takes of the money of whoever pays on the rail: only that has to be available. */
function ofPayerCents({ amounts, standing }: Omit<Claim, 'policy'>): Cents {
  const payer = payerOf(standing.rail)
  return amounts.reduce((sum, { holder, cents }) => (holder === payer ? sum + cents : sum), 0)
}

const ofCreator = ({ country, ownMinimumCents }: KnownStanding, policy: PayoutPolicy): Cents =>
  Math.max(ownMinimumCents, policy.countryMinimumCents[country] ?? 0)
