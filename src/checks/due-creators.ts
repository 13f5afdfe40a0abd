/**
 * Completeness: who was due in a run, by the auditor's own reckoning, has a payout or has been told why not; and money
 * that has waited for longer than its schedule lets it has a reason that lasts. Both are looked at when nobody is at work
 * on the run any more.
 */
import { dayOfInstant, SECONDS_IN_DAY, startOfDay, type Day, type Instant } from '../core/calendar'
import { counted, plural } from '../core/counted'
import type { Cents } from '../core/money'
import type { PayoutPolicy } from '../core/policy'
import type { PolicyTimeline } from '../core/policy-timeline'
import { sentence } from '../core/sentence'
import type { Database } from '../ledger/database'
import type { SaidSkip } from './auditor/happenings'
import { payerOf } from './auditor/own-words'
import { longestWait, runBeginsAt, turnOn, type PayoutRunKind, type Turn } from './auditor/turns'
import type { UnpaidMoney } from './auditor/unpaid-money'
import type { Violations } from './violations'
import type { KnownCreators, TrackedCreator } from './known-creators'
import { LastingStanding } from './lasting-standing'
import type { Check, Look } from './moments'
import { PayableMoney } from './payable-money'
import type { PayoutStates, StateStep } from './payout-states'
import type { Standings } from './standing'
import { CREATING_OR_PROCESSING } from './state-sets'
import { SkippedRuns } from './skipped-runs'
import { ToldMinimums } from './told-minimums'
import { ToldReviews } from './told-reviews'
import type { WorkInProgress } from './work-in-progress'

/** Reasons that last and that the creator's standing does not show: until the destination is changed, or the payout before is over. */
const LASTING_REASONS: ReadonlySet<string> = new Set(['destination_refused', 'payout_in_progress'])

/** Into so many payouts one balance is cut at most in one run; what is left waits for the next ones. */
const PIECES_PAID_MAX = 100

interface Due {
  creatorId: number
  kind: PayoutRunKind
  day: Day
  turn: Turn
  cents: Cents
  /** When first it was too little after all: a sale was taken back, or a debt booked. */
  fellShortAt: Instant | null
}

interface DueCreatorsOptions extends Pick<WorkInProgress, 'oldestRunAt' | 'workedUntil'> {
  database: Database
  creators: KnownCreators
  policies: PolicyTimeline
  money: UnpaidMoney
  standings: Standings
  states: PayoutStates
  /** The first day of the run: nothing could be paid before it. */
  startDay: Day
  /** Before daily payouts there was neither a daily run nor one for flexible schedules. */
  hasDailyRun: boolean
}

export class DueCreators implements Check {
  readonly #options: DueCreatorsOptions
  readonly #creators: KnownCreators
  readonly #standing: LastingStanding
  readonly #payable: PayableMoney
  readonly #toldMinimums: ToldMinimums
  readonly #toldReviews: ToldReviews
  #due: Due[] = []
  readonly #lastPayoutAt = new Map<number, Instant>()
  readonly #lastSkip = new Map<number, SaidSkip>()
  readonly #lastLastingReasonAt = new Map<number, Instant>()
  /** Since when a creator knows that their destination takes nothing: it is said once, and lasts until they have another. */
  readonly #refusedSince = new Map<number, Instant>()
  /** The latest payout of each that was in progress in two runs, and is not any more. */
  readonly #lastInProgress = new Map<number, { createdAt: Instant; endedAt: Instant }>()
  /** Who has had too little since money was taken from them. */
  readonly #short = new Set<number>()
  /** From which day on there was enough again: what is old can wait again, since nothing could be paid before. */
  readonly #enoughFrom = new Map<number, Day>()

  constructor(options: DueCreatorsOptions) {
    this.#options = options
    this.#creators = options.creators
    this.#payable = new PayableMoney(options.money)
    this.#standing = new LastingStanding(options.database, options.standings)
    options.states.onStep((step) => this.#followProgress(step))
    const told = { ...options, payable: this.#payable, runs: new SkippedRuns(options) }
    this.#toldMinimums = new ToldMinimums({ ...told, standing: this.#standing })
    this.#toldReviews = new ToldReviews(told)
  }

  payoutMade(creatorId: number, at: Instant): void {
    this.#lastPayoutAt.set(creatorId, at)
    this.#refusedSince.delete(creatorId)
  }

  skipped(skip: SaidSkip, violations: Violations): void {
    const { creatorId, reason, at } = skip
    // A slice of an earlier run may speak last.
    if (skip.day >= (this.#lastSkip.get(creatorId)?.day ?? -Infinity)) {
      this.#lastSkip.set(creatorId, skip)
    }
    // Part of the money is kept back: what may leave can be too little for as long as the hold lasts.
    const lasts = LASTING_REASONS.has(reason.code) || this.#isLeftBehind(skip)
    if (lasts || this.#standing.heldInPart(at).has(creatorId)) {
      this.#lastLastingReasonAt.set(creatorId, at)
    }
    if (reason.code === 'destination_refused') this.#refusedSince.set(creatorId, at)
    this.#toldMinimums.look(skip, violations)
    this.#toldReviews.look(skip, violations)
  }

  /** A run begins: writes down each creator who is due in it. */
  payoutRunBegins(day: Day, kind: PayoutRunKind): void {
    const at = runBeginsAt(day, kind)
    this.#creators.follow(at)
    const policy = this.#options.policies.on(day)
    const held = this.#standing.heldInPart(at)
    for (const creator of this.#creators.all()) {
      const { creatorId } = creator
      if (!this.#payable.isAny(creator)) continue
      const turn = turnOn(creator, kind, day, policy, this.#options.hasDailyRun)
      if (!turn || held.has(creatorId)) continue
      const cents = this.#payable.due(creator, turn, policy)
      if (cents === null) continue
      this.#due.push({ creatorId, kind, day, turn, cents, fellShortAt: null })
    }
  }

  /**
   * Money of a creator was taken back, or a debt booked: a slice that pays them later may find too little. A hold may have
   * begun with it, which keeps back a part.
   */
  moneyTaken(creatorId: number, at: Instant): void {
    this.#short.add(creatorId)
    for (const due of this.#due) {
      if (due.creatorId !== creatorId || due.fellShortAt !== null) continue
      const creator = this.#creators.get(creatorId)!
      const cents = this.#payable.due(creator, due.turn, this.#options.policies.on(due.day))
      if (cents === null || this.#standing.heldInPart(at).has(creatorId)) due.fellShortAt = at
    }
  }

  dayOrRunEnds({ violations }: Look): void {
    const oldestRunAt = this.#options.oldestRunAt()
    this.#due = this.#due.filter((due) => {
      if (this.#isAnswered(due)) return false
      if (oldestRunAt !== null && oldestRunAt < startOfDay(due.day + 1)) return true
      if (this.#fellShortInTime(due) || this.#changedInTime(due)) return false
      const { creatorId, kind, day, cents } = due
      violations.add(
        'due_creators_are_paid_or_told',
        `${creatorId} ${day}`,
        sentence`${{ creatorId }} was due ${{ cents }} in the ${kind} run of ${{ day }}, and has neither a payout nor a reason`,
        { cents, money: creatorId, at: runBeginsAt(day, kind), creatorId },
      )
      return false
    })
    const open = this.#due.length
    violations.setOpen(
      'due_creators_are_paid_or_told',
      open === 0
        ? null
        : `${counted(open, 'creator is', 'creators are')} due in ${plural(open, 'a run', 'runs')} still being worked on`,
    )
  }

  /**
   * Money that has been unpaid for longer than the creator's schedule lets it. While a run of a day before is still being
   * worked on, it may yet be paid.
   */
  dayEnds({ now, violations }: Look): void {
    const { policies, startDay, hasDailyRun } = this.#options
    const today = dayOfInstant(now) - 1
    const oldestRunAt = this.#options.oldestRunAt()
    const isLate = oldestRunAt !== null && oldestRunAt < startOfDay(today)
    let open = 0
    this.#creators.follow(startOfDay(today + 1) - 1)
    const policy = policies.on(today)
    const policySince = policies.stretches.findLast(({ fromDay }) => fromDay <= today)!.fromDay
    for (const creator of this.#creators.all()) {
      const { creatorId, schedule } = creator
      this.#lookForStranded(creator, violations)
      if (this.#short.has(creatorId)) this.#followShort(creator, policy, today)
      if (!hasDailyRun && 'payoutType' in schedule) continue
      if (!this.#payable.isAny(creator)) continue
      const { days, least, from } = longestWait(creator, policy)
      if (this.#payable.total(creator) < least) continue
      const enoughFrom = this.#enoughFrom.get(creatorId) ?? -Infinity
      const changedOn = Math.max(startDay, creator.scheduleSince, policySince, from, enoughFrom)
      const since = today - days
      if (changedOn > since) continue
      if ((this.#lastLastingReasonAt.get(creatorId) ?? -Infinity) >= startOfDay(since)) continue
      if (this.#isRefused(creatorId, startOfDay(today + 1))) continue
      if (this.#standing.holds(creatorId, policy, since, today)) continue
      if (this.#waitedForAnother(creator, policy, since)) continue
      const cents = this.#payable.since(creator, since, policy)
      const atOnceMaxCents = PIECES_PAID_MAX * (policy.instantMaximumCents || Infinity)
      if (cents < least || cents > atOnceMaxCents) continue
      // A hold that has ended since let a part of it wait.
      if (this.#standing.heldInPart(startOfDay(since), startOfDay(today + 1)).has(creatorId))
        continue
      if (isLate) {
        open += 1
        continue
      }
      violations.add(
        'old_money_has_a_reason',
        creatorId,
        sentence`${{ creatorId }} has ${{ cents }} unpaid since ${{ day: since }} or longer, and no reason that lasts`,
        { cents, money: creatorId, creatorId },
      )
    }
    violations.setOpen(
      'old_money_has_a_reason',
      open === 0
        ? null
        : `${counted(open, 'creator waits', 'creators wait')} for longer than their schedule lets them, for runs that are late`,
    )
  }

  /** Too little at the end of a day: younger money may make it enough, and is held itself before it is paid. */
  #followShort(creator: TrackedCreator, policy: PayoutPolicy, today: Day): void {
    const { creatorId } = creator
    if (this.#payable.total(creator) >= longestWait(creator, policy).least) {
      this.#short.delete(creatorId)
    } else {
      this.#enoughFrom.set(creatorId, today + 1)
    }
  }

  /**
   * What cannot be paid at once yet waits for the next day of an instant flexible schedule: no weekly run pays it, as it
   * does for daily creators.
   */
  #isLeftBehind({ creatorId, reason }: SaidSkip): boolean {
    const { code, payableCents = 0, amountCents = 0 } = reason
    const schedule = this.#creators.get(creatorId)?.schedule
    const isInstant = schedule && 'payoutType' in schedule && schedule.payoutType === 'instant'
    return isInstant === true && code === 'funds_settling' && payableCents < amountCents
  }

  /**
   * An instant flexible schedule tries a standard payout where it may not pay at once, and the note says only why not at once:
   * that another payout in progress kept the standard one back on one of these days may go untold.
   */
  #waitedForAnother(
    { creatorId, schedule }: TrackedCreator,
    { gates, processingBlocksDays }: PayoutPolicy,
    since: Day,
  ): boolean {
    if (!('payoutType' in schedule) || schedule.payoutType !== 'instant') return false
    if (!gates.includes('processor')) return false
    const blocksFrom = processingBlocksDays === null ? -Infinity : since - processingBlocksDays
    const isBlocking = ({ createdAt }: { createdAt: Instant }): boolean =>
      createdAt >= startOfDay(blocksFrom)
    const last = this.#lastInProgress.get(creatorId)
    return (
      this.#options.states.creatingOrProcessing(creatorId).some(isBlocking) ||
      (last !== undefined && last.endedAt >= startOfDay(since) && isBlocking(last))
    )
  }

  #followProgress({ payout: { creatorId, createdAt }, from, to, at }: StateStep): void {
    const isOver =
      from !== null && CREATING_OR_PROCESSING.includes(from) && !CREATING_OR_PROCESSING.includes(to)
    if (isOver && at - createdAt >= SECONDS_IN_DAY) {
      this.#lastInProgress.set(creatorId, { createdAt, endedAt: at })
    }
  }

  /** Whom the platform pays has nothing at the processor, not even a debt: it could never be paid or set off. */
  #lookForStranded({ creatorId, rail }: TrackedCreator, violations: Violations): void {
    if (payerOf(rail) !== 'platform') return
    const cents = this.#options.money.total(creatorId, 'processor')
    if (cents === 0) return
    violations.add(
      'old_money_has_a_reason',
      `${creatorId} at the processor`,
      sentence`${{ creatorId }} is paid by the platform, and ${{ cents }} of theirs are with the processor`,
      { cents: Math.abs(cents), creatorId },
    )
  }

  #isRefused(creatorId: number, at: Instant): boolean {
    const since = this.#refusedSince.get(creatorId)
    return since !== undefined && !this.#creators.changedBetween(creatorId, since, at)
  }

  /** A reason is about the day of its run, however late it is given (quirk G21). */
  #isAnswered({ creatorId, kind, day }: Due): boolean {
    if ((this.#lastPayoutAt.get(creatorId) ?? -Infinity) >= startOfDay(day)) return true
    const skip = this.#lastSkip.get(creatorId)
    return skip !== undefined && skip.day >= day && skip.at >= runBeginsAt(day, kind)
  }

  /** The money was gone before the run was through with its creators. */
  #fellShortInTime({ kind, day, fellShortAt }: Due): boolean {
    const untilAt = this.#options.workedUntil(runBeginsAt(day, kind))
    return fellShortAt !== null && untilAt !== null && fellShortAt <= untilAt
  }

  /**
   * Another schedule, another rail or other rules before the run was through with its creators: it may not be their turn
   * any more.
   */
  #changedInTime(due: Due): boolean {
    const { creatorId, kind, day } = due
    const { policies, workedUntil } = this.#options
    const beginsAt = runBeginsAt(day, kind)
    const untilAt = workedUntil(beginsAt)
    if (untilAt === null) return false
    if (policies.stretches.some(({ fromDay }) => fromDay > day && startOfDay(fromDay) <= untilAt))
      return true
    return this.#creators.changedBetween(creatorId, beginsAt, untilAt) && !this.#isDueElsewhere(due)
  }

  /** Only the rail is another, once, and by that one it is their turn in this run as well, with enough money. */
  #isDueElsewhere({ creatorId, kind, day }: Due): boolean {
    const { policies, hasDailyRun } = this.#options
    const rail = this.#creators.movedOnceTo(creatorId, runBeginsAt(day, kind))
    if (rail === null) return false
    const policy = policies.on(day)
    const moved = { ...this.#creators.get(creatorId)!, rail }
    const turn = turnOn(moved, kind, day, policy, hasDailyRun)
    return turn !== null && this.#payable.due(moved, turn, policy) !== null
  }
}
