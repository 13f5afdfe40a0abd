/**
 * Whether what is said of a payout that is not made, or that failed, is true: nobody is told that nothing is too little,
 * nor blamed for what the platform lacks, an account that is called in debt is in debt, and one that is refused instant
 * payouts may have none.
 */
import { dayOfInstant, SECONDS_IN_DAY, type Instant } from '../core/calendar'
import type { PolicyTimeline } from '../core/policy-timeline'
import { sentence, type Sentence } from '../core/sentence'
import type { Database } from '../ledger/database'
import type { Happening, SaidReason, SaidSkip } from './auditor/happenings'
import type { UnpaidMoney } from './auditor/unpaid-money'
import { blamesAccount, isFinal } from './failure-meanings'
import { instantHindrances } from './instant-access'
import type { InstantReach } from './instant-reach'
import type { Violations } from './violations'
import { KeptReserve } from './kept-reserve'
import type { Movement } from './money-watcher'
import type { Check, Look } from './moments'
import type { PayoutStates, StateStep } from './payout-states'
import type { Standings } from './standing'
import { payerOf } from './auditor/own-words'

const NAME = 'reasons_are_true'
const ABOUT_PAYOUTS: ReadonlySet<string> = new Set([
  'chargeback_reserve',
  'payout_in_progress',
  'destination_refused',
  'instant_not_supported',
])

interface SaidReasonsOptions {
  database: Database
  states: PayoutStates
  policies: PolicyTimeline
  money: UnpaidMoney
  standings: Standings
  reach: InstantReach
}

export class SaidReasons implements Check {
  readonly #database: Database
  readonly #policies: PolicyTimeline
  readonly #money: UnpaidMoney
  readonly #standings: Standings
  readonly #reach: InstantReach

  readonly #states: PayoutStates
  readonly #reserve: KeptReserve
  /** By creator: when the newest payout was made that has failed with a code that is final. */
  readonly #refusedForGood = new Map<number, Instant>()
  /** Payouts that were said to be above what a debit card takes, and were not. */
  readonly #withinLimit: Readonly<StateStep>[] = []

  constructor({ database, states, policies, money, standings, reach }: SaidReasonsOptions) {
    this.#database = database
    this.#reach = reach
    this.#states = states
    this.#reserve = new KeptReserve(database, states, standings, money)
    states.onStep((step) => {
      const { creatorId, createdAt } = step.payout
      if (isFinal(step.reason)) this.#refusedForGood.set(creatorId, createdAt)
      if (this.#isWronglyLimited(step)) this.#withinLimit.push({ ...step })
    })
    this.#policies = policies
    this.#money = money
    this.#standings = standings
  }

  afterHappening(happening: Happening, violations: Violations): void {
    if (happening.what !== 'skip') return
    const { creatorId, at, reason, afterChange } = happening
    if (ABOUT_PAYOUTS.has(reason.code)) this.#states.advanceBefore(afterChange + 1)
    const problem = this.problemOf(happening, reason)
    if (problem) {
      violations.add(
        NAME,
        `skip ${creatorId} ${reason.code}`,
        sentence`${{ creatorId }} ${problem}`,
        {
          cents: 0,
          ...{ at, creatorId },
        },
      )
    }
  }

  beforeMovement({ isClaim, payoutId, creatorId, at }: Movement, violations: Violations): void {
    if (isClaim) return
    const [reason, netCents, createdAt] = this.#database
      .statement(
        'SELECT failure_reason, net_cents, created_at FROM ledger_payouts WHERE payout_id = ?',
      )
      .row([payoutId]) as [string | null, number, Instant]
    const problem = this.#failureProblem(creatorId, reason, createdAt)
    if (problem) {
      const payout = sentence`${{ payoutId }} of ${{ cents: netCents }}`
      violations.add(NAME, payoutId, sentence`${payout} failed as ${reason}, ${problem}`, {
        cents: 0,
        ...{ at, payoutId, creatorId },
      })
    }
  }

  /** Looks through the payouts that failed since the last time. */
  atEachLook({ violations }: Look): void {
    for (const { payout, at } of this.#withinLimit.splice(0)) {
      const { payoutId, creatorId, payoutType, netCents, createdAt } = payout
      const { rail } = this.#standings.of(creatorId, createdAt)
      violations.add(
        NAME,
        payoutId,
        sentence`${{ payoutId }} of ${{ cents: netCents }} failed as debit_card_limit, and a ${payoutType} payout of so much on ${rail} is not above it`,
        { cents: 0, at, payoutId, creatorId },
      )
    }
  }

  /** Before anything is sent: what a processor says of a payment is its own. */
  #isWronglyLimited({ payout, from, to, at, reason }: StateStep): boolean {
    if (from !== 'creating' || to !== 'failed' || reason !== 'debit_card_limit') return false
    const { creatorId, createdAt, payoutType, netCents } = payout
    const limits = this.#policies.stretches
      .filter(
        ({ fromDay, untilDay }) =>
          fromDay <= dayOfInstant(at) && untilDay > dayOfInstant(createdAt),
      )
      .map(({ policy }) => policy.debitCardMaximumCents)
    // Another rail may have been chosen on the very second.
    const isToCard = [createdAt, createdAt - 1].some(
      (moment) => this.#standings.of(creatorId, moment).rail === 'us_card',
    )
    return payoutType !== 'standard' || !isToCard || netCents <= Math.min(...limits)
  }

  #failureProblem(creatorId: number, reason: string | null, createdAt: Instant): Sentence | null {
    const { rail } = this.#standings.of(creatorId, createdAt)
    if (blamesAccount(reason) && payerOf(rail) === 'platform') {
      return 'which is the platform’s own account'
    }
    const owedCents = this.#money.total(creatorId, 'processor')
    return reason === 'destination_ledger_negative' && owedCents >= 0
      ? sentence`but ${{ creatorId }} has no debt there that the payout left out`
      : null
  }

  /** Why a reason that is given for it is not true, as things are just then; `null` where it is. */
  problemOf(said: SaidSkip, reason: SaidReason): Sentence | null {
    const skip = { ...said, reason }
    const { creatorId, at } = skip
    const { compliance, bankAccount } = this.#standings.of(creatorId, at)
    const told = sentence`was told "${reason.code}" on ${{ day: dayOfInstant(at) }}`
    switch (reason.code) {
      case 'below_minimum':
        return this.#isAboutNothing(creatorId, reason, at)
          ? sentence`was told that ${{ cents: reason.amountCents ?? 0 }} are too little`
          : null
      case 'paused':
        return this.#standings.pausesAround(creatorId, at).length === 0
          ? sentence`${told}, and nobody had paused them`
          : null
      case 'not_reviewed':
      case 'not_compliant':
        return compliance === 'compliant' ? sentence`${told}, and is compliant` : null
      case 'bank_account_missing':
      case 'bank_account_unlinked':
        return bankAccount === 'linked' ? sentence`${told}, and has one that is linked` : null
      case 'instant_not_supported':
        return this.#isHindrance(skip)
          ? null
          : sentence`${told} for ${reason.obstacle?.code ?? 'unknown'}, which does not keep them from instant payouts`
      case 'payout_in_progress':
        return this.#isBlocking(creatorId, reason, at)
          ? null
          : sentence`${told}, of ${reason.payoutId === undefined ? 'a payout' : { payoutId: reason.payoutId }}, which was not in progress or did not block any more`
      case 'destination_refused':
        return isFinal(reason.failureCode ?? null) && this.#isRefusedForGood(creatorId, at)
          ? null
          : sentence`${told}, for code ${reason.failureCode ?? 'unknown'}, and no payout to where they are paid failed with a code that is final`
      case 'funds_settling':
        return this.#settlingProblem(skip)
      case 'chargeback_reserve':
        return this.#reserveProblem(skip)
      case 'above_instant_maximum':
        return this.#isAboveMaximum(skip)
          ? null
          : sentence`${told} of ${{ cents: reason.amountCents ?? 0 }}, and has nothing above it`
      default:
        return null
    }
  }

  /**
   * What the daily run says can be paid at once is what can, of the money until the day before. Above the maximum it is cut.
   */
  #settlingProblem({ creatorId, reason, day, at, work }: SaidSkip): Sentence | null {
    if (work !== 'daily') return null
    const policy = this.#policies.on(dayOfInstant(at))
    const { rail } = this.#standings.of(creatorId, at)
    const owed = { creatorId, rail, lastDay: day - 1 }
    const reachCents = this.#reach.of(owed, at, policy)
    if (reachCents === null || reachCents === reason.payableCents) return null
    return reachCents > policy.instantMaximumCents || !this.#reach.isCertain(owed, at, policy)
      ? null
      : sentence`was told on ${{ day }} that ${{ cents: reason.payableCents ?? 0 }} can be paid at once, and it was ${{ cents: reachCents }}`
  }

  /** What is too little without the reserve: the next balance behind it is needed for that. */
  #reserveProblem({ creatorId, reason, day, at }: SaidSkip): Sentence | null {
    const { amountCents, reserveCents } = reason
    if (amountCents === undefined || reserveCents === undefined) return null
    const standing = this.#standings.of(creatorId, at)
    const policy = this.#policies.on(dayOfInstant(at))
    const releasedCents = amountCents - reserveCents
    const kept = { creatorId, at, day, standing, policy, wholeCents: amountCents, releasedCents }
    const free = this.#reserve.oldestKeptForNothing(kept)
    return free
      ? sentence`was told on ${{ day }} that ${{ cents: reserveCents }} of ${{ cents: amountCents }} are kept back by the reserve, which does not need the ${{ cents: free.cents }} of ${{ day: free.day }}`
      : null
  }

  #isAboveMaximum({ creatorId, reason, day, at }: SaidSkip): boolean {
    const { instantMaximumCents: maximumCents } = this.#policies.on(dayOfInstant(at))
    const { rail } = this.#standings.of(creatorId, at)
    return (
      (reason.amountCents ?? 0) > maximumCents &&
      this.#reach.isAbove({ creatorId, rail, lastDay: day }, maximumCents)
    )
  }

  #isRefusedForGood(creatorId: number, at: Instant): boolean {
    const madeAt = this.#refusedForGood.get(creatorId)
    return madeAt !== undefined && madeAt >= this.#standings.paidThereSince(creatorId, at)
  }

  /** By the day and the rules of the run that says so, or of the moment, which may be after midnight (quirk G21). */
  #isHindrance({ creatorId, reason, day, at }: SaidSkip): boolean {
    const standing = this.#standings.of(creatorId, at)
    const code = reason.obstacle?.code
    if (code === 'bank_account') return standing.bankAccount !== 'linked'
    if (code === 'processor_unreachable') return true
    if (code === 'chargeback_hold') {
      return this.#standings.pausesAround(creatorId, at).includes('chargeback_rate')
    }
    const completed = standing.completedPayoutsBefore + this.#states.completedCount(creatorId)
    return [day, dayOfInstant(at)].some((meant) =>
      instantHindrances(standing, completed, meant, this.#policies.on(meant)).some(
        (hindrance) => hindrance.code === code,
      ),
    )
  }

  #isBlocking(creatorId: number, { payoutId }: SaidReason, at: Instant): boolean {
    const { processingBlocksDays: days } = this.#policies.on(dayOfInstant(at))
    return this.#states
      .creatingOrProcessing(creatorId)
      .some(
        (one) =>
          one.payoutId === payoutId &&
          (days === null || one.createdAt >= at - days * SECONDS_IN_DAY),
      )
  }

  /** Quirk G22. Without an instant gate it may be said of money that only may not leave yet. */
  #isAboutNothing(creatorId: number, { amountCents }: SaidReason, at: Instant): boolean {
    if (amountCents === undefined || amountCents > 0) return false
    const { rail } = this.#standings.of(creatorId, at)
    if (this.#policies.on(dayOfInstant(at)).gates.includes('instant')) return true
    const fromProcessor =
      payerOf(rail) === 'processor' ? this.#money.total(creatorId, 'processor') : 0
    return this.#money.total(creatorId, 'platform') + fromProcessor <= 0
  }
}
