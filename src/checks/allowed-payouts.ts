/**
 * Whether each payout was allowed when it claimed its money: it was the creator's turn, they were not paused and had an
 * account to be paid to, nothing else of theirs was in progress, and the amount was within the limits and all that was due. Only gates that the
 * policy has are asked for; what a request by an admin may skip is not judged, as long as somebody is at work on it.
 */
import { dayOfInstant, SECONDS_IN_DAY, type Day } from '../core/calendar'
import { BASIS_POINTS_IN_WHOLE } from '../core/money'
import type { PayoutGate } from '../core/policy'
import type { PolicyTimeline } from '../core/policy-timeline'
import { sentence, type Sentence } from '../core/sentence'
import { AllowedAmounts } from './allowed-amounts'
import type { Database } from '../ledger/database'
import { isSuspended, payerOf } from './auditor/own-words'
import type { Happening } from './auditor/happenings'
import { fridayFrom } from './auditor/turns'
import type { UnpaidMoney } from './auditor/unpaid-money'
import type { Claim } from './claim'
import { isFinalFor } from './failure-meanings'
import { instantHindrances } from './instant-access'
import type { InstantReach } from './instant-reach'
import { KeptReserve } from './kept-reserve'
import { moneyOfPayout, type Violations } from './violations'
import type { Movement } from './money-watcher'
import type { Check } from './moments'
import { OpenRequests } from './open-requests'
import type { PayoutStates } from './payout-states'
import { LATE_DAYS_MAX, type PayoutTurns } from './payout-turns'
import type { Standings } from './standing'
import { PAYOUT_STATES_IN_PROGRESS } from './state-sets'
import { WholeClaims } from './whole-claims'

const NAME = 'payouts_were_allowed'

interface AllowedPayoutsOptions {
  database: Database
  states: PayoutStates
  policies: PolicyTimeline
  standings: Standings
  money: UnpaidMoney
  turns: PayoutTurns
  reach: InstantReach
}

export class AllowedPayouts implements Check {
  readonly #policies: PolicyTimeline
  readonly #states: PayoutStates
  readonly #standings: Standings
  readonly #turns: PayoutTurns
  readonly #amounts: AllowedAmounts
  readonly #reserve: KeptReserve
  readonly #whole: WholeClaims
  readonly #requests = new OpenRequests()

  constructor(options: AllowedPayoutsOptions) {
    const { database, states, policies, standings, money, turns } = options
    this.#policies = policies
    this.#states = states
    this.#standings = standings
    this.#turns = turns
    this.#amounts = new AllowedAmounts(states)
    this.#reserve = new KeptReserve(database, states, standings, money)
    this.#whole = new WholeClaims(options)
  }

  afterHappening(happening: Happening): void {
    this.#requests.afterHappening(happening)
    this.#amounts.afterHappening(happening)
  }

  beforeMovement(movement: Movement, violations: Violations): void {
    if (!movement.isClaim) return
    this.#states.advanceBefore(movement.firstChangeId)
    const { firstChangeId, payoutId, creatorId, isClaim, amounts } = movement
    const payout = this.#states.get(payoutId)
    // When it was decided. Without transactions its money may be claimed later.
    const at = payout.createdAt
    const request = payout.payoutType === 'instant' ? this.#requests.of(creatorId) : null
    const standing = this.#standings.of(creatorId, at)
    const policy = this.#policies.on(dayOfInstant(at))
    const claim: Claim = {
      firstChangeId,
      payoutId,
      creatorId,
      at,
      isClaim,
      amounts,
      payout,
      request,
      standing,
      policy,
    }
    // The batches of a request were allowed when it was made; the rules may have changed while it was at work on them.
    const since = request?.at ?? at
    const problem =
      (this.#problemOf(claim) &&
        this.#problemOf({ ...claim, policy: this.#policies.on(dayOfInstant(since)) })) ??
      (request ? null : this.#turns.problemOf(payout, at))
    this.#amounts.claimed(claim)
    if (problem) {
      violations.add(NAME, payoutId, sentence`${{ payoutId }} of ${{ creatorId }}: ${problem}`, {
        cents: claim.payout.grossCents,
        money: moneyOfPayout(payoutId),
        ...{ at, payoutId, creatorId },
      })
    }
  }

  #problemOf(claim: Claim): Sentence | null {
    return (
      this.#pausedProblem(claim) ??
      this.#standingProblem(claim) ??
      this.#instantProblem(claim) ??
      this.#progressProblem(claim) ??
      this.#refusedProblem(claim) ??
      this.#ageProblem(claim) ??
      this.#reserve.problemOf(claim) ??
      this.#amounts.problemOf(claim) ??
      this.#whole.problemOf(claim)
    )
  }

  #pausedProblem({ creatorId, at, payout, policy }: Claim): Sentence | null {
    if (!policy.gates.includes('paused')) return null
    const holdPaysPart =
      policy.chargebackReserveBasisPoints < BASIS_POINTS_IN_WHOLE &&
      (payout.payoutType === 'standard' || policy.instantDuringChargebackHold)
    const pauses = this.#standings
      .pausesOver(creatorId, at)
      .filter((source) => source !== 'chargeback_rate' || !holdPaysPart)
    return pauses.length === 0 ? null : `payouts are paused by ${pauses.join(' and ')}`
  }

  #standingProblem({ request, standing, policy }: Claim): Sentence | null {
    const { compliance, rail, bankAccount } = standing
    const asks = (gate: PayoutGate): boolean => policy.gates.includes(gate)
    if (asks('processor') && payerOf(rail) === 'processor' && bankAccount !== 'linked') {
      return `the bank account is ${bankAccount}`
    }
    if (request?.by === 'admin') return null
    const isRefused = policy.compliantOnly ? compliance !== 'compliant' : isSuspended(compliance)
    if (asks('compliance') && isRefused) return `the creator is ${compliance}`
    return asks('guardian') && standing.underAgeWithoutGuardian ? 'no guardian has signed' : null
  }

  #instantProblem({ payout, standing, policy, at, creatorId }: Claim): Sentence | null {
    if (payout.payoutType !== 'instant') return null
    if (!policy.gates.includes('instant') && !policy.gates.includes('processor')) return null
    const completed = standing.completedPayoutsBefore + this.#states.completedCount(creatorId)
    const [first] = instantHindrances(standing, completed, dayOfInstant(at), policy)
    return first ? `it is instant, ${first.words}` : null
  }

  #progressProblem({ payout, request, policy, at, creatorId }: Claim): Sentence | null {
    if (!policy.gates.includes('processor')) return null
    if (payout.payoutType === 'instant' && !policy.processingBlocksInstant) return null
    const { processingBlocksDays: days } = policy
    const since = days === null ? -Infinity : at - days * SECONDS_IN_DAY
    // Payouts of one second may be parts of one sum, or batches of one request.
    const other = this.#states
      .creatingOrProcessing(creatorId)
      .find(({ createdAt }) => createdAt >= since && createdAt < at)
    return other && !request
      ? sentence`${{ payoutId: other.payoutId }} was still in progress`
      : null
  }

  /** What the latest payout before it failed with is final, and the destination is the same. */
  #refusedProblem({ creatorId, at, request, standing, policy }: Claim): Sentence | null {
    if (!policy.gates.includes('processor') || request) return null
    const latest = this.#states
      .ofCreator(creatorId)
      .findLast(
        ({ state, createdAt }) => createdAt < at && !PAYOUT_STATES_IN_PROGRESS.includes(state),
      )
    if (!latest || latest.state !== 'failed') return null
    if (latest.createdAt < this.#standings.paidThereSince(creatorId, at)) return null
    return isFinalFor(latest.reason, standing.rail, policy)
      ? sentence`${{ payoutId: latest.payoutId }} to the same destination failed as ${latest.reason ?? ''}, which is final`
      : null
  }

  /** A standard payout takes what has been held long enough, a run's instant one what was earned until yesterday. */
  #ageProblem({ payout, request, at, amounts }: Claim): Sentence | null {
    const today = dayOfInstant(at)
    const ofInstant = request ? today : today - 1
    const lastDay = payout.payoutType === 'instant' ? ofInstant : this.#lastHeldDay(today)
    const youngest = Math.max(...amounts.map(({ day }) => day))
    return youngest > lastDay
      ? sentence`it pays money of ${{ day: youngest }}, which is too young`
      : this.#periodProblem(payout, request, youngest)
  }

  /** An instant payout of a run ends its period with its youngest money: that of a standard one is a matter of its turn. */
  #periodProblem(
    { payoutType, periodEndDay }: Claim['payout'],
    request: Claim['request'],
    youngest: Day,
  ): Sentence | null {
    return payoutType === 'instant' && !request && periodEndDay !== youngest
      ? sentence`it pays up to ${{ day: periodEndDay }}, and its youngest money is of ${{ day: youngest }}`
      : null
  }

  /** A late slice pays what its run found when it began, perhaps by the rules of some days before. */
  #lastHeldDay(today: Day): Day {
    const lastDays = this.#policies.stretches
      .filter(({ fromDay, untilDay }) => fromDay <= today && untilDay > today - LATE_DAYS_MAX)
      .map(({ policy: { cycleAnchor, holdDays } }) => {
        const cycleDay = cycleAnchor === 'friday' ? fridayFrom(today) : today
        return cycleDay - holdDays
      })
    return Math.max(...lastDays)
  }
}
