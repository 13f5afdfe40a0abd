/**
 * Whether a payout that failed for a reason that passes by itself was tried again in the next afternoon, so often as the
 * policy says for one period (2026-07-30): the creator then has another payout, or is told why not.
 */
import { dayOfInstant, startOfDay, type Day, type Instant } from '../core/calendar'
import { counted, plural } from '../core/counted'
import type { Cents } from '../core/money'
import type { PolicyTimeline } from '../core/policy-timeline'
import { sentence } from '../core/sentence'
import type { ClosedIds } from './closed-ids'
import type { Happening } from './auditor/happenings'
import { payerOf } from './auditor/own-words'
import { isInstantSchedule } from './auditor/turns'
import type { UnpaidMoney } from './auditor/unpaid-money'
import { isPassing, RETRY_SECOND } from './failure-meanings'
import type { KnownCreators } from './known-creators'
import type { Movement } from './money-watcher'
import type { Check, Look } from './moments'
import type { PayoutStates, StatedPayout, StateStep } from './payout-states'
import type { Standings } from './standing'
import type { WorkInProgress } from './work-in-progress'

const NAME = 'failures_are_tried_again'

interface Retry {
  payout: Readonly<StatedPayout>
  failedAt: Instant
  day: Day
}

interface FailuresTriedAgainOptions extends Pick<WorkInProgress, 'oldestRetryAt'> {
  creators: KnownCreators
  states: PayoutStates
  policies: PolicyTimeline
  money: UnpaidMoney
  standings: Standings
}

export class FailuresTriedAgain implements Check {
  readonly #creators: KnownCreators
  readonly #policies: PolicyTimeline
  readonly #money: UnpaidMoney
  readonly #standings: Standings
  readonly #states: PayoutStates
  readonly #oldestRetryAt: WorkInProgress['oldestRetryAt']
  /** By period: when the payouts of each try were made. Those that a balance was cut into are made at once. */
  readonly #failedFor = new Map<string, Set<Instant>>()
  readonly #lastHeardAt = new Map<number, Instant>()
  #due: Retry[] = []

  constructor(options: FailuresTriedAgainOptions) {
    this.#creators = options.creators
    this.#policies = options.policies
    this.#money = options.money
    this.#standings = options.standings
    this.#states = options.states
    this.#oldestRetryAt = options.oldestRetryAt
    this.#states.onStep((step) => this.#failed(step))
  }

  afterHappening({ what, creatorId, at }: Happening): void {
    if (what === 'skip') this.#lastHeardAt.set(creatorId, at)
  }

  /**
   * Old money comes in. Nobody is told that there is nothing to pay, or a debt, whatever they have later that day: what an
   * exchange has cost, say, can be more than they had, and comes back by bank debit.
   */
  beforeHappening(happening: Happening): void {
    if (happening.what !== 'bank_debit' && happening.what !== 'dispute_won') return
    const { creatorId, at, afterChange } = happening
    this.#states.advanceBefore(afterChange + 1)
    this.#due = this.#due.filter(
      (retry) =>
        retry.payout.creatorId !== creatorId ||
        at <= startOfDay(retry.day) + RETRY_SECOND ||
        this.#hasMoney(retry),
    )
  }

  /** A payout is an answer, and so is money that has only come back. */
  beforeMovement({ creatorId, payoutId, at }: Movement): void {
    const { length } = this.#due
    this.#due = this.#due.filter(({ payout }) => payout.payoutId !== payoutId)
    if (this.#due.length === length) this.#lastHeardAt.set(creatorId, at)
  }

  dayOrRunEnds({ now, violations }: Look): void {
    const oldestRetryAt = this.#oldestRetryAt()
    this.#creators.follow(now)
    this.#due = this.#due.filter((retry) => {
      const { day, failedAt, payout } = retry
      if ((this.#lastHeardAt.get(payout.creatorId) ?? -Infinity) > failedAt) return false
      if (now < startOfDay(day + 1)) return true
      if (oldestRetryAt !== null && oldestRetryAt < startOfDay(day + 1)) return true
      if (this.#wasTooOften(retry, now)) return false
      if (!this.#hasMoney(retry) || this.#waitsForThreshold(payout.creatorId)) return false
      if (payout.payoutType === 'instant' && this.#isNotInstantSince(retry)) return false
      violations.add(
        NAME,
        payout.payoutId,
        sentence`${{ payoutId: payout.payoutId }} of ${{ creatorId: payout.creatorId }} failed for a reason that passes, and nobody tried again on ${{ day }}`,
        {
          cents: payout.netCents,
          // What failed goes into the next payout, which may fail again.
          money: payout.creatorId,
          at: startOfDay(day + 1),
          payoutId: payout.payoutId,
          creatorId: payout.creatorId,
        },
      )
      return false
    })
    const open = this.#due.length
    violations.setOpen(
      NAME,
      open === 0
        ? null
        : `${counted(open, 'payout')} that failed ${plural(open, 'is', 'are')} to be tried again`,
    )
  }

  /** How often the money of a period failed is asked for as long as one of its payouts is there. */
  daysClosed({ payoutIds }: ClosedIds): void {
    for (const payoutId of payoutIds) {
      const payout = this.#states.get(payoutId)
      if (payout.state === 'failed') this.#failedFor.delete(periodOf(payout))
    }
  }

  #failed({ payout, to, at, reason }: StateStep): void {
    if (to !== 'failed' || !isPassing(reason)) return
    const period = periodOf(payout)
    const tries = this.#failedFor.get(period) ?? new Set()
    this.#failedFor.set(period, tries.add(payout.createdAt))
    if (payout.frequency === 'threshold') return
    const second = at - startOfDay(dayOfInstant(at))
    const day = dayOfInstant(at) + (second < RETRY_SECOND ? 0 : 1)
    if (tries.size > this.#policies.on(day).transientRetriesMax) return
    this.#due.push({ payout, failedAt: at, day })
  }

  /**
   * Others of its period may have failed since. The job may have begun late, when the rules had changed: by those it may
   * not have been tried again.
   */
  #wasTooOften({ payout, day }: Retry, now: Instant): boolean {
    const tries = this.#failedFor.get(periodOf(payout))?.size ?? 0
    return this.#policies.stretches.some(
      ({ fromDay, untilDay, policy }) =>
        fromDay <= dayOfInstant(now) && untilDay > day && tries > policy.transientRetriesMax,
    )
  }

  #hasMoney({ payout, day }: Retry): boolean {
    const { creatorId, payoutType, periodEndDay } = payout
    const periodEnd = payoutType === 'instant' ? day - 1 : periodEndDay
    const isFromAccount = payerOf(this.#standings.of(creatorId).rail) === 'processor'
    const upTo = (lastDay: Day): Cents =>
      this.#money.upTo(creatorId, 'platform', lastDay) +
      (isFromAccount ? this.#money.upTo(creatorId, 'processor', lastDay) : 0)
    // What is sold on the day itself may have come after the second try.
    return upTo(periodEnd) > 0 && upTo(Math.min(periodEnd, day - 1)) > 0
  }

  /** A threshold that is not reached any more is no reason that a creator is told. */
  #waitsForThreshold(creatorId: number): boolean {
    return this.#creators.get(creatorId)?.schedule.frequency === 'threshold'
  }

  /** Instantly only those are tried again who are on an instant schedule: not who asked once, nor who has left it. */
  #isNotInstantSince({ payout: { creatorId }, failedAt }: Retry): boolean {
    const creator = this.#creators.get(creatorId)
    return (
      creator === undefined ||
      !isInstantSchedule(creator.schedule) ||
      this.#creators.choseScheduleSince(creatorId, failedAt)
    )
  }
}

const periodOf = ({ creatorId, payoutType, periodEndDay }: Readonly<StatedPayout>): string =>
  `${creatorId} ${payoutType} ${periodEndDay}`
