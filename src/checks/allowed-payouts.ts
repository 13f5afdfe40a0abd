/**
 * Whether each payout was allowed when it claimed its money: the creator was not paused and had an account to be paid to,
 * nothing else of theirs was in progress, and the amount was within the limits. Only gates that the policy has are asked for; what a request by an admin may skip is not judged.
 */
import {
  dayOfInstant,
  fridayOnOrAfter,
  isoFromDay,
  SECONDS_IN_DAY,
  type Day,
  type Instant,
} from '../core/calendar'
import { BASIS_POINTS_IN_WHOLE, type Cents } from '../core/money'
import type { PayoutGate, PayoutPolicy } from '../core/policy'
import type { PolicyTimeline } from '../core/policy-timeline'
import { payingHolder, SUSPENDED_STATES } from '../core/vocabulary'
import type { Happening } from './auditor/happenings'
import type { Violations } from './violations'
import type { Movement, MoneyWatcher } from './money-watcher'
import type { PayoutStates, StatedPayout } from './payout-states'
import { endsAbroad, type KnownStanding, type Standings } from './standing'

const NAME = 'payouts_were_allowed'
const COUNTED_FOR_PERIOD: readonly StatedPayout['state'][] = [
  'processing',
  'unclaimed',
  'completed',
]
const LATE_DAYS_MAX = 7
/** A request is at work on its batches for so long at most, one after the other, however slow the answers are. */
const REQUEST_SECONDS = 3 * SECONDS_IN_DAY

interface Claim extends Movement {
  payout: Readonly<StatedPayout>
  standing: Readonly<KnownStanding>
  policy: PayoutPolicy
}

export class AllowedPayouts implements MoneyWatcher {
  readonly #policies: PolicyTimeline
  readonly #states: PayoutStates
  readonly #standings: Standings
  /** Creators for whom an admin has asked for a payout: it may skip some of the gates. */
  readonly #askedForByAdmin = new Set<number>()
  readonly #lastRequestAt = new Map<number, Instant>()

  constructor(states: PayoutStates, policies: PolicyTimeline, standings: Standings) {
    this.#policies = policies
    this.#states = states
    this.#standings = standings
  }

  afterHappening(happening: Happening): void {
    if (happening.what !== 'order' || happening.order.order !== 'payout') return
    const { creatorId, at, order } = happening
    this.#lastRequestAt.set(creatorId, at)
    if (order.by === 'admin') this.#askedForByAdmin.add(creatorId)
  }

  beforeMovement(movement: Movement, violations: Violations): void {
    if (!movement.isClaim) return
    this.#states.advanceBefore(movement.firstChangeId)
    const { payoutId, creatorId, at } = movement
    const claim = {
      ...movement,
      payout: this.#states.get(payoutId),
      standing: this.#standings.of(creatorId, at),
    }
    // The batches of a request were allowed when it was made; the rules may have changed while it was at work on them.
    const since = this.#isOfRequest(creatorId, at) ? this.#lastRequestAt.get(creatorId)! : at
    const problem =
      this.#problemOf({ ...claim, policy: this.#policies.on(dayOfInstant(at)) }) &&
      this.#problemOf({ ...claim, policy: this.#policies.on(dayOfInstant(since)) })
    if (problem) {
      violations.add(NAME, payoutId, `payout ${payoutId} of creator ${creatorId}: ${problem}`, {
        cents: claim.payout.grossCents,
        ...{ at, payoutId, creatorId },
      })
    }
  }

  #problemOf(claim: Claim): string | null {
    return (
      this.#pausedProblem(claim) ??
      this.#standingProblem(claim) ??
      this.#instantProblem(claim) ??
      this.#progressProblem(claim) ??
      this.#ageProblem(claim) ??
      this.#amountProblem(claim)
    )
  }

  #pausedProblem({ creatorId, at, policy }: Claim): string | null {
    if (!policy.gates.includes('paused')) return null
    const pauses = this.#standings
      .pausesOver(creatorId, at)
      .filter(
        (source) =>
          source !== 'chargeback_rate' ||
          policy.chargebackReserveBasisPoints === BASIS_POINTS_IN_WHOLE,
      )
    return pauses.length === 0 ? null : `payouts are paused by ${pauses.join(' and ')}`
  }

  #standingProblem({ creatorId, standing, policy }: Claim): string | null {
    const { compliance, rail, bankAccount } = standing
    const asks = (gate: PayoutGate): boolean => policy.gates.includes(gate)
    if (asks('processor') && payingHolder(rail) === 'processor' && bankAccount !== 'linked') {
      return `the bank account is ${bankAccount}`
    }
    if (this.#askedForByAdmin.has(creatorId)) return null
    const isRefused = policy.compliantOnly
      ? compliance !== 'compliant'
      : SUSPENDED_STATES.includes(compliance)
    if (asks('compliance') && isRefused) return `the creator is ${compliance}`
    return asks('guardian') && standing.underAgeWithoutGuardian ? 'no guardian has signed' : null
  }

  /** Domain facts B: country, payouts before, age of the account, and a bank that takes instant payouts. */
  #instantProblem({ payout, standing, policy, at, creatorId }: Claim): string | null {
    if (payout.payoutType !== 'instant') return null
    if (!policy.gates.includes('instant') && !policy.gates.includes('processor')) return null
    const { rail, country, instantCapable, accountOpenedDay } = standing
    if (rail !== 'stablecoin' && !policy.instantCountries.includes(country)) {
      return `it is instant, to ${country}`
    }
    if (!instantCapable) return 'it is instant, to a bank that takes no such payouts'
    const ageDays = dayOfInstant(at) - accountOpenedDay
    if (ageDays < policy.instantAccountAgeDaysMinimum) {
      return `it is instant, to an account of ${ageDays} days`
    }
    const completed = standing.completedPayoutsBefore + this.#states.completedCount(creatorId)
    return completed < policy.instantCompletedPayoutsMinimum
      ? `it is instant, after ${completed} completed payouts`
      : null
  }

  #progressProblem({ payout, policy, at, creatorId }: Claim): string | null {
    if (!policy.gates.includes('processor')) return null
    if (payout.payoutType === 'instant' && !policy.processingBlocksInstant) return null
    const { processingBlocksDays: days } = policy
    const since = days === null ? -Infinity : at - days * SECONDS_IN_DAY
    // Payouts of one second may be parts of one sum, or batches of one request.
    const other = this.#states
      .inProgress(creatorId)
      .find(({ createdAt }) => createdAt >= since && createdAt < at)
    return other && !this.#isOfRequest(creatorId, at)
      ? `payout ${other.payoutId} was still in progress`
      : null
  }

  /** A standard payout takes what has been held long enough, a run's instant one what was earned until yesterday (F2 to F4). */
  #ageProblem({ payout, creatorId, at, amounts }: Claim): string | null {
    const today = dayOfInstant(at)
    const ofInstant = this.#isOfRequest(creatorId, at) ? today : today - 1
    const lastDay = payout.payoutType === 'instant' ? ofInstant : this.#lastHeldDay(today)
    const youngest = Math.max(...amounts.map(({ day }) => day))
    return youngest > lastDay
      ? `it pays money of ${isoFromDay(youngest)}, which is too young`
      : null
  }

  /** A late slice pays what its run found when it began, perhaps by the rules of some days before. */
  #lastHeldDay(today: Day): Day {
    const lastDays = this.#policies.stretches
      .filter(({ fromDay, untilDay }) => fromDay <= today && untilDay > today - LATE_DAYS_MAX)
      .map(({ policy: { cycleAnchor, holdDays } }) => {
        const cycleDay = cycleAnchor === 'friday' ? fridayOnOrAfter(today) : today
        return cycleDay - holdDays
      })
    return Math.max(...lastDays)
  }

  #amountProblem(claim: Claim): string | null {
    const { payout, policy, standing, amounts } = claim
    if (payout.netCents <= 0) return `nothing is left of ${payout.grossCents} cents for the creator`
    return payout.payoutType === 'instant'
      ? this.#instantAmountProblem(claim)
      : (this.#standardMinimumProblem(claim) ?? smallTransfer())

    /** Moved into another currency, so little waits for more (pull request 5150). */
    function smallTransfer(): string | null {
      const cents = amounts
        .filter(({ holder }) => holder === 'platform')
        .reduce((sum, amount) => sum + amount.cents, 0)
      return endsAbroad(standing.rail) && cents > 0 && cents < policy.foreignTransferMinimumCents
        ? `${cents} cents of it are too little to be moved into another currency`
        : null
    }
  }

  #standardMinimumProblem({ payout, policy, standing, creatorId }: Claim): string | null {
    if (!policy.gates.includes('minimum')) return null
    const leastCents = Math.max(policy.minimumCents, ofCreator(standing, policy))
    const ofPeriodCents =
      policy.minimumBasis === 'unpaid' ? 0 : this.#claimedForPeriod(payout, creatorId)
    const cents = payout.grossCents + ofPeriodCents
    return cents < leastCents ? `${cents} cents are below the minimum of ${leastCents}` : null
  }

  /** Payouts of the very same period count toward the minimum in the eras (quirk G11). */
  #claimedForPeriod({ payoutId, periodEndDay }: Readonly<StatedPayout>, creatorId: number): Cents {
    return this.#states
      .ofCreator(creatorId)
      .filter(
        (one) =>
          one.payoutId !== payoutId &&
          one.periodEndDay === periodEndDay &&
          COUNTED_FOR_PERIOD.includes(one.state),
      )
      .reduce((sum, { grossCents }) => sum + grossCents, 0)
  }

  #instantAmountProblem({ payout, policy, standing, creatorId, at }: Claim): string | null {
    // A batch of a request may take what is in the others as well, and leave them too little (quirk G6).
    const takesOthers = policy.batchClaim === 'up_to_last_day' && this.#isOfRequest(creatorId, at)
    if (takesOthers) return null
    const { grossCents } = payout
    if (policy.gates.includes('processor') && grossCents > policy.instantMaximumCents) {
      return `${grossCents} cents are above the instant maximum of ${policy.instantMaximumCents}`
    }
    if (!policy.gates.includes('minimum') || this.#askedForByAdmin.has(creatorId)) return null
    if (!policy.gates.includes('instant') && !policy.gates.includes('processor')) return null
    const leastCents = Math.max(
      policy.instantMinimumCents,
      policy.instantHonoursOwnThreshold ? ofCreator(standing, policy) : 0,
    )
    // What is cut into several payouts must reach it together.
    const cents = this.#states.claimedAtOnce(creatorId, at)
    return cents < leastCents
      ? `${cents} cents are below the instant minimum of ${leastCents}`
      : null
  }

  #isOfRequest(creatorId: number, at: Instant): boolean {
    return (this.#lastRequestAt.get(creatorId) ?? -Infinity) > at - REQUEST_SECONDS
  }
}

const ofCreator = ({ country, ownMinimumCents }: KnownStanding, policy: PayoutPolicy): Cents =>
  Math.max(ownMinimumCents, policy.countryMinimumCents[country] ?? 0)
