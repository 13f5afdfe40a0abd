/**
 * Whether it was the creator's turn when a payout claimed its money: a run of today, or an earlier one that was still at
 * work, that pays their schedule and rail by the auditor's own reckoning; or a second try of what failed, no more often
 * than the policy says.
 */
import {
  dayOfInstant,
  SECONDS_IN_DAY,
  SECONDS_IN_MINUTE,
  startOfDay,
  weekdayOf,
  type Day,
  type Instant,
} from '../core/calendar'
import { counted } from '../core/counted'
import type { PayoutPolicy } from '../core/policy'
import type { PolicyTimeline } from '../core/policy-timeline'
import { sentence, type Sentence } from '../core/sentence'
import {
  fridayFrom,
  leastOnItsOwn,
  runBeginsAt,
  turnOn,
  type KnownCreator,
  type PayoutRunKind,
} from './auditor/turns'
import { isPassing, RETRY_SECOND } from './failure-meanings'
import type { KnownCreators } from './known-creators'
import type { PayoutStates, StatedPayout, StateStep } from './payout-states'
import type { WorkInProgress } from './work-in-progress'

/** The rules that a late slice goes by are looked back for so far, and failures whose second try nobody is at work on. */
export const LATE_DAYS_MAX = 7
/** Runs and second tries that may still be at work: where calls take hours, they wait for a worker for weeks. */
const LATE_RUN_DAYS_MAX = 60
/** What a creator has just changed may be unknown to a run that was waiting for the processor's answer. */
const UNKNOWN_SECONDS = 15 * SECONDS_IN_MINUTE

interface PayoutTurnsOptions extends Pick<
  WorkInProgress,
  'oldestRunAt' | 'workedUntil' | 'oldestRetryAt'
> {
  creators: KnownCreators
  policies: PolicyTimeline
  states: PayoutStates
  hasDailyRun: boolean
}

type IsAtWork = (day: Day, kind: PayoutRunKind) => boolean

interface Failure {
  payout: Readonly<StatedPayout>
  failedAt: Instant
  day: Day
  /** Over by itself soon; a failure by PayPal without a reason is tried again as well, however often. */
  isPassing: boolean
}

export class PayoutTurns {
  readonly #options: PayoutTurnsOptions
  /** By creator: the payouts that may be tried again. */
  readonly #failures = new Map<number, Failure[]>()

  constructor(options: PayoutTurnsOptions) {
    this.#options = options
    options.states.onStep((step) => this.#failed(step))
  }

  problemOf(payout: Readonly<StatedPayout>, at: Instant): Sentence | null {
    const { creators } = this.#options
    const { creatorId } = payout
    creators.follow(at)
    const creator = creators.get(creatorId)
    if (!creator) return null
    const problem =
      this.#turnProblem(creator, payout, at) ??
      this.#triesProblem(creator, payout, at) ??
      this.#thresholdProblem(creator, payout)
    return problem && !creators.changedBetween(creatorId, at - UNKNOWN_SECONDS, at) ? problem : null
  }

  /** Whether none but the daily run of its own day can have made an instant payout: it pays what is there until the day before. */
  isOfOwnDay(payout: Readonly<StatedPayout>, at: Instant): boolean {
    const { creators, oldestRetryAt } = this.#options
    const today = dayOfInstant(at)
    if (this.#failuresBehind(payout, at).length > 0) return false
    if ((oldestRetryAt() ?? Infinity) < startOfDay(today - LATE_DAYS_MAX)) return false
    if (creators.changedBetween(payout.creatorId, at - UNKNOWN_SECONDS, at)) return false
    for (let day = today - 1; day > today - LATE_RUN_DAYS_MAX; day -= 1) {
      if (this.#worked(day, 'daily', at)) return false
    }
    return true
  }

  #turnProblem(
    creator: KnownCreator,
    payout: Readonly<StatedPayout>,
    at: Instant,
  ): Sentence | null {
    const isTriedAgain = (failure: Failure): boolean =>
      !failure.isPassing || this.#retryAtWork(failure, at) !== null
    if (this.#failuresBehind(payout, at).some(isTriedAgain)) return null
    const isAtWork: IsAtWork = (day, kind) => this.#mayBeAtWork(day, kind, at)
    if (this.#isPaidByRun(creator, payout, at, isAtWork)) return null
    const { schedule, rail } = creator
    const ofSchedule = `the schedule ${schedule.frequency} on ${rail}`
    return this.#isPaidByRun(creator, payout, at, isAtWork, () => true)
      ? sentence`it pays up to ${{ day: payout.periodEndDay }}, and no run of these days that pays ${ofSchedule} pays up to that day`
      : `it is ${payout.payoutType}, and not the turn of ${ofSchedule}`
  }

  /** What no run can have paid is another try: of a failure that was to be tried again, by the run that was to do it. */
  #triesProblem(
    creator: KnownCreator,
    payout: Readonly<StatedPayout>,
    at: Instant,
  ): Sentence | null {
    const failures = this.#failuresBehind(payout, at)
    if (failures.length === 0) return null
    const since = Math.min(...failures.map(({ day }) => day), dayOfInstant(at) - LATE_DAYS_MAX)
    const retriesMax = this.#retriesMaxBetween(since, at)
    const isTooMuch = (failure: Failure): boolean =>
      this.#rankOf(failure, at) > retriesMax || this.#hasSpentTurn(failure, at)
    if (!failures.some(isTooMuch)) return null
    if (failures.some((failure) => this.#isTriedAgainAt(failure, at))) return null
    if (this.#isPaidByRun(creator, payout, at, (day, kind) => this.#worked(day, kind, at))) {
      return null
    }
    return `it is another try after ${counted(failures.length, 'failed payout')}, and the policy allows ${retriesMax}`
  }

  #isTriedAgainAt(failure: Failure, at: Instant): boolean {
    if (!failure.isPassing) return !this.#hasSpentTurn(failure, at)
    const tryAt = this.#retryAtWork(failure, at)
    return (
      tryAt !== null &&
      this.#rankOf(failure, tryAt) <= this.#retriesMaxBetween(dayOfInstant(tryAt), at)
    )
  }

  /** When the run began that tries again what had failed in the day before, if it may be at work at an instant. */
  #retryAtWork({ failedAt, day }: Failure, at: Instant): Instant | null {
    const { oldestRetryAt, workedUntil } = this.#options
    const tries = [day, day + 1].map((tryDay) => startOfDay(tryDay) + RETRY_SECOND)
    const isAtWork = (tryAt: Instant): boolean =>
      (workedUntil(tryAt) ?? -Infinity) >= at || (oldestRetryAt() ?? Infinity) <= tryAt
    const isMeant = (tryAt: Instant): boolean =>
      failedAt <= tryAt && failedAt >= tryAt - SECONDS_IN_DAY && tryAt <= at
    return tries.find((tryAt) => isMeant(tryAt) && isAtWork(tryAt)) ?? null
  }

  /** Where nothing is tried again whatever the turn, a payout that PayPal failed without a reason has used up its day (quirk G3). */
  #hasSpentTurn(failure: Failure, at: Instant): boolean {
    const day = dayOfInstant(at)
    const { transientRetriesMax, spendsToday } = this.#options.policies.on(day)
    const asksTurn = transientRetriesMax === 0 && spendsToday === 'any'
    return asksTurn && !failure.isPassing && dayOfInstant(failure.payout.createdAt) === day
  }

  /** How many tries to pay its period had failed until an instant: what is claimed at once is one. */
  #rankOf({ payout }: Failure, until: Instant): number {
    const failed = (this.#failures.get(payout.creatorId) ?? []).filter(
      (other) =>
        other.isPassing &&
        other.failedAt < until &&
        other.payout.payoutType === payout.payoutType &&
        other.payout.periodEndDay === payout.periodEndDay,
    )
    return new Set(failed.map((one) => one.payout.createdAt)).size
  }

  /** A job that begins late goes by the rules of its moment. */
  #retriesMaxBetween(from: Day, at: Instant): number {
    const { policies } = this.#options
    let most = 0
    for (let day = from; day <= dayOfInstant(at); day += 1) {
      most = Math.max(most, policies.on(day).transientRetriesMax)
    }
    return most
  }

  #isPaidByRun(
    creator: KnownCreator,
    { payoutType, periodEndDay }: Readonly<StatedPayout>,
    at: Instant,
    isAtWork: IsAtWork,
    isItsPeriod = (day: Day): boolean =>
      payoutType === 'instant' ||
      this.#periodEnds(creator, day, dayOfInstant(at)).has(periodEndDay),
  ): boolean {
    const today = dayOfInstant(at)
    for (let day = today; day > today - LATE_RUN_DAYS_MAX; day -= 1) {
      for (const kind of KINDS_THAT_PAY[payoutType]) {
        const isMeant = isAtWork(day, kind) && this.#pays(creator, payoutType, kind, day, today)
        if (isMeant && isItsPeriod(day)) return true
      }
    }
    return false
  }

  /** One of today may be at work as soon as it has begun. */
  #mayBeAtWork(day: Day, kind: PayoutRunKind, at: Instant): boolean {
    return day === dayOfInstant(at) ? runBeginsAt(day, kind) <= at : this.#worked(day, kind, at)
  }

  #worked(day: Day, kind: PayoutRunKind, at: Instant): boolean {
    const { oldestRunAt, workedUntil } = this.#options
    const runAt = runBeginsAt(day, kind)
    return (workedUntil(runAt) ?? -Infinity) >= at || (oldestRunAt() ?? Infinity) <= runAt
  }

  /** Up to when the standard payouts of a run of a day pay: its first job may begin late, and goes by the rules of its moment. */
  #periodEnds({ schedule }: KnownCreator, day: Day, today: Day): Set<Day> {
    const { policies, hasDailyRun } = this.#options
    const hasOwnDays = 'payoutType' in schedule && hasDailyRun
    return new Set(
      policies.stretches
        .filter(({ fromDay, untilDay }) => fromDay <= today && untilDay > day)
        .map(({ policy: { cycleAnchor, holdDays } }) =>
          !hasOwnDays && cycleAnchor === 'friday' ? fridayFrom(day) - holdDays : day - holdDays,
        ),
    )
  }

  /** A late slice goes by the rules of its moment, whatever those of the run's own day were. */
  #pays(
    creator: KnownCreator,
    payoutType: StatedPayout['payoutType'],
    kind: PayoutRunKind,
    day: Day,
    today: Day,
  ): boolean {
    const { policies } = this.#options
    return (
      this.#paysBy(policies.on(day), creator, payoutType, kind, day) ||
      (day < today && this.#paysBy(policies.on(today), creator, payoutType, kind, day))
    )
  }

  #paysBy(
    policy: PayoutPolicy,
    creator: KnownCreator,
    payoutType: StatedPayout['payoutType'],
    kind: PayoutRunKind,
    day: Day,
  ): boolean {
    const { hasDailyRun } = this.#options
    const { schedule, rail } = creator
    if (payoutType === 'standard') {
      const isFlexible = 'payoutType' in schedule
      // Each standard run of their rail pays what the daily runs have left.
      if (schedule.frequency === 'daily') {
        return kind === 'standard' && weekdayOf(day) === policy.runWeekday[rail]
      }
      // Only an instant schedule is paid by standard payout in the morning, where it cannot be paid at once.
      if (kind === 'daily' && !isFlexible) return false
      // Before daily payouts nobody knew other schedules than these.
      if (isFlexible && !hasDailyRun) {
        return turnOn({ ...creator, schedule: WEEKLY }, kind, day, policy, false) !== null
      }
    }
    return turnOn(creator, kind, day, policy, hasDailyRun) !== null
  }

  /** What it may be a second try of: of the same type, and if it is a standard payout of the same period. */
  #failuresBehind(
    { creatorId, payoutType, periodEndDay }: Readonly<StatedPayout>,
    at: Instant,
  ): Failure[] {
    return (this.#failures.get(creatorId) ?? []).filter(
      (failure) =>
        failure.payout.payoutType === payoutType &&
        (payoutType === 'instant' || failure.payout.periodEndDay === periodEndDay) &&
        (failure.day > dayOfInstant(at) - LATE_DAYS_MAX || this.#retryAtWork(failure, at) !== null),
    )
  }

  #failed({ payout, to, at, reason }: StateStep): void {
    const isOfPaypal = payout.processor === 'paypal' && reason === null
    if (to !== 'failed' || !(isPassing(reason) || isOfPaypal)) return
    const day = dayOfInstant(at)
    const { creatorId } = payout
    const recent = (this.#failures.get(creatorId) ?? []).filter(
      (one) => one.day > day - LATE_RUN_DAYS_MAX,
    )
    const failure = { payout, failedAt: at, day, isPassing: !isOfPaypal }
    this.#failures.set(creatorId, [...recent, failure])
  }

  /** What a threshold asks for must go out together, but for a part that is too little for a payout where it is cut. */
  #thresholdProblem(creator: KnownCreator, payout: Readonly<StatedPayout>): Sentence | null {
    const { schedule } = creator
    if (schedule.frequency !== 'threshold') return null
    const { creatorId, createdAt, payoutType, grossCents } = payout
    const cents =
      payoutType === 'instant'
        ? this.#options.states.claimedAtOnce(creatorId, createdAt)
        : grossCents
    const policy = this.#options.policies.at(createdAt)
    const isCut = payoutType === 'instant' && policy.instantRunAboveMaximum === 'cut'
    const waitingCents = isCut ? leastOnItsOwn(creator, policy) - 1 : 0
    return cents + waitingCents < schedule.thresholdCents
      ? sentence`${{ cents }} are below the threshold of ${{ cents: schedule.thresholdCents }}`
      : null
  }
}

const WEEKLY = { frequency: 'weekly' } as const

const KINDS_THAT_PAY: Readonly<Record<StatedPayout['payoutType'], readonly PayoutRunKind[]>> = {
  instant: ['daily'],
  standard: ['standard', 'daily'],
}
