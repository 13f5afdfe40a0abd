/**
 * Whether every pause has its cause, and its end as well: somebody ordered it, so many payouts in a row failed, too much
 * was charged back, or money is unaccounted for, each by the auditor's own reckoning; and whether what was ordered was
 * done. Where an ending is written in pieces, the pause that follows from it begins with the last of them. A pause for money
 * that is unaccounted for people alone end. A call that was turned down unseen at once, and what is
 * stored only after it was answered, need not begin one.
 */
import { dayOfInstant, SECONDS_IN_DAY, type Instant } from '../core/calendar'
import { counted } from '../core/counted'
import type { Cents } from '../core/money'
import type { PayoutPolicy } from '../core/policy'
import type { PolicyTimeline } from '../core/policy-timeline'
import { sentence } from '../core/sentence'
import { CREATOR_SETTINGS, PAUSE_SOURCES, type PauseSource } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import { TRANSFER_REASONS } from '../ledger/postings'
import type { Happening, Order } from './auditor/happenings'
import type { UnknownOutcomes } from './auditor/unknown-outcomes'
import type { AuditedVolumes } from './auditor/sale-volumes'
import type { ClosedDays } from './closed-ids'
import { saysNothingOfDestination } from './failure-meanings'
import type { Violations } from './violations'
import type { Check, Look } from './moments'
import type { PayoutStates, StateStep } from './payout-states'
import type { Standings } from './standing'
import { PAYOUT_STATES_IN_PROGRESS } from './state-sets'

const NAME = 'pauses_have_a_cause'

type PauseRow = [
  pauseId: number,
  creatorId: number,
  source: number,
  beganAt: Instant,
  endedAt: Instant | null,
]

interface WantedPause {
  creatorId: number
  source: PauseSource
  at: Instant
  why: string
  /** When it has to have begun; as a rule at once. */
  by?: Instant
  /** What was tried again although there should have been a pause already, or what nobody knows the outcome of. */
  cents: Cents
  /** It follows from the ending of this payout, and begins once that is written whole. */
  endedPayoutId?: number
}

/** An ending that is written in pieces is whole within this time, unless its worker is lost. */
const ENDED_WITHIN_SECONDS = SECONDS_IN_DAY

/** Somebody ordered that every pause of these sources ends. */
interface Lift {
  creatorId: number
  sources: readonly PauseSource[]
  at: Instant
}

interface PauseCausesOptions {
  database: Database
  states: PayoutStates
  policies: PolicyTimeline
  volumes: AuditedVolumes
  standings: Standings
  outcomes: UnknownOutcomes
}

export class PauseCauses implements Check {
  readonly #database: Database
  readonly #policies: PolicyTimeline
  readonly #volumes: AuditedVolumes
  readonly #outcomes: UnknownOutcomes
  /** Of whom an outcome was unknown that may be written down at any time from then on. */
  readonly #unaccounted = new Set<number>()
  readonly #states: PayoutStates
  readonly #standings: Standings
  /** What would begin a pause, or end it: by creator, source and instant. */
  readonly #causes = new Map<string, Instant>()
  readonly #ends = new Map<string, Instant>()
  /** Ends of chargeback holds that have not been looked at, in order of time. */
  #releases: PauseRow[] = []
  readonly #wanted: WantedPause[] = []
  readonly #lifts: Lift[] = []
  #readUntil: Instant = -Infinity

  constructor({ database, states, policies, volumes, standings, outcomes }: PauseCausesOptions) {
    this.#database = database
    this.#policies = policies
    this.#volumes = volumes
    this.#standings = standings
    this.#outcomes = outcomes
    this.#states = states
    states.onStep((step) => this.#ended(step))
  }

  /** The rows of the time that is gone through next. */
  beforeMoney(): void {
    this.#releases = this.#rows('source = ? AND ended_at >= ?', [
      PAUSE_SOURCES.indexOf('chargeback_rate'),
      this.#readUntil,
    ]).sort((one, other) => one[4]! - other[4]!)
  }

  afterHappening(happening: Happening): void {
    const { creatorId, at } = happening
    if (happening.what === 'order') return this.#ordered(creatorId, happening.order, at)
    if (happening.what === 'sale') {
      this.#release(at)
      this.#volumes.sold(creatorId, dayOfInstant(at), happening.grossCents)
    }
    if (happening.what === 'dispute_won') {
      this.#release(at)
      return this.#volumes.chargedBack(creatorId, happening.sale.day, -happening.grossCents)
    }
    if (happening.what !== 'reversal') return
    this.#release(at)
    const { kind, sale, grossCents } = happening
    if (kind === 'refund') return this.#volumes.refunded(creatorId, sale.day, grossCents)
    this.#volumes.chargedBack(creatorId, sale.day, grossCents)
    if (this.#above(creatorId, at) > 0) {
      const why = 'too much of their sales was charged back'
      this.#want({ creatorId, source: 'chargeback_rate', at, why, cents: 0 })
    }
  }

  /** What was paid after it had been given up is looked into by people, and nothing is paid until then. */
  beforeDebt(creatorId: number, at: Instant): void {
    const why = 'a payout that had been given up was paid'
    this.#want({ creatorId, source: 'unaccounted_money', at, why, cents: 0 })
  }

  daysClosed({ settledBefore }: ClosedDays): void {
    this.#volumes.joinBefore(settledBefore)
  }

  /** Looks through the pauses that began or ended since the last time. */
  atEachLook({ now, violations }: Look): void {
    this.#release(now)
    this.#hearOfOutcomes(now)
    for (const { creatorId, source, endedPayoutId } of this.#wanted) {
      const at = endedPayoutId === undefined ? null : this.#releasedAt(endedPayoutId)
      if (at !== null) this.#causes.set(keyOf(creatorId, source, at), at)
    }
    for (const [pauseId, creatorId, code, beganAt, endedAt] of this.#rows(
      'began_at >= ?1 OR ended_at >= ?1',
      [this.#readUntil],
    )) {
      const source = PAUSE_SOURCES[code]!
      const report = (what: string, at: Instant): void =>
        violations.add(
          NAME,
          `${pauseId} ${what}`,
          sentence`the pause of ${{ creatorId }} by ${source} ${what} at ${{ at }} without a cause`,
          { cents: 0, at, creatorId },
        )
      const mayBeginLate = source === 'unaccounted_money' && this.#unaccounted.has(creatorId)
      const isJudged = !mayBeginLate && beganAt >= this.#readUntil
      if (isJudged && !this.#causes.has(keyOf(creatorId, source, beganAt))) report('began', beganAt)
      const isEndJudged = endedAt !== null && endedAt >= this.#readUntil
      if (isEndJudged && !this.#ends.has(keyOf(creatorId, source, endedAt))) {
        report('ended', endedAt)
      }
    }
    this.#lookForMissing(now, violations)
    this.#lookForUnlifted(violations)
    this.#readUntil = now
    // A pause of this very second may be looked at once more.
    forgetBefore(now, this.#causes)
    forgetBefore(now, this.#ends)
  }

  #hearOfOutcomes(now: Instant): void {
    const source = 'unaccounted_money'
    for (const { creatorId, at, isHeldLater } of this.#outcomes.takeNew()) {
      if (isHeldLater) this.#unaccounted.add(creatorId)
      else this.#causes.set(keyOf(creatorId, source, at), at)
    }
    const why = 'what had been asked for was given up without an answer'
    for (const outcome of this.#outcomes.takeOpen(now)) {
      this.#wanted.push({ ...outcome, source, why, by: now })
    }
  }

  #lookForMissing(now: Instant, violations: Violations): void {
    for (const wanted of this.#wanted.splice(0)) {
      const { creatorId, source, at, why, cents, endedPayoutId } = wanted
      const releasedAt = endedPayoutId === undefined ? at : this.#releasedAt(endedPayoutId)
      const [standing] = this.#rows(
        'creator_id = ? AND source = ? AND began_at <= ? AND (ended_at IS NULL OR ended_at >= ?)',
        [creatorId, PAUSE_SOURCES.indexOf(source), wanted.by ?? releasedAt ?? at, at],
      )
      if (standing) continue
      if (releasedAt === null && now - at < ENDED_WITHIN_SECONDS) {
        this.#wanted.push(wanted)
        continue
      }
      violations.add(
        NAME,
        `${creatorId} ${source} ${at}`,
        sentence`${{ creatorId }} was not paused by ${source} at ${{ at }}, when ${why}`,
        { cents, money: creatorId, at, creatorId },
      )
    }
  }

  /** What begins on the second of the order may have come after it. */
  #lookForUnlifted(violations: Violations): void {
    for (const { creatorId, sources, at } of this.#lifts.splice(0)) {
      const codes = sources.map((source) => PAUSE_SOURCES.indexOf(source))
      for (const [pauseId, , code] of this.#rows(
        `creator_id = ? AND source IN (${codes.join()}) AND began_at < ?
         AND (ended_at IS NULL OR ended_at > ?)`,
        [creatorId, at, at],
      )) {
        violations.add(
          NAME,
          `${pauseId} stays`,
          sentence`the pause of ${{ creatorId }} by ${PAUSE_SOURCES[code]!} was lifted at ${{ at }}, and did not end`,
          { cents: 0, at, creatorId },
        )
      }
    }
  }

  #ordered(creatorId: number, order: Order, at: Instant): void {
    if (order.order === 'pause') {
      this.#want({ creatorId, source: order.by, at, why: 'somebody ordered it', cents: 0 })
    }
    if (order.order !== 'resume') return
    this.#lifts.push({ creatorId, sources: order.sources, at })
    for (const source of order.sources) this.#ends.set(keyOf(creatorId, source, at), at)
  }

  #want(wanted: WantedPause): void {
    const { creatorId, source, at } = wanted
    this.#causes.set(keyOf(creatorId, source, at), at)
    this.#wanted.push(wanted)
  }

  /** A hold may end by itself when no more than the threshold is charged back. */
  #release(upTo: Instant): void {
    while (this.#releases.length > 0 && this.#releases[0]![4]! <= upTo) {
      const [, creatorId, , , endedAt] = this.#releases.shift()!
      const mayLift = this.#policies.at(endedAt!).chargebackHoldLiftsItself
      if (mayLift && this.#above(creatorId, endedAt!) <= 0) {
        this.#ends.set(keyOf(creatorId, 'chargeback_rate', endedAt!), endedAt!)
      }
    }
  }

  #above(creatorId: number, at: Instant): number {
    const day = dayOfInstant(at)
    const policy: PayoutPolicy = this.#policies.on(day)
    const { chargebackHoldWindowDays, chargebackHoldBasisPoints } = policy
    return this.#volumes.aboveShare(
      creatorId,
      day,
      chargebackHoldWindowDays,
      chargebackHoldBasisPoints,
    )
  }

  #ended({ payout, to, at }: StateStep): void {
    if (to !== 'failed' && to !== 'returned' && to !== 'cancelled') return
    const limit = this.#policies.on(dayOfInstant(at)).repeatedFailuresPause
    if (limit === null) return
    const { creatorId, payoutId, grossCents, createdAt } = payout
    // Counted are failures to one bank account or PayPal address.
    if (this.#standings.of(creatorId, createdAt).rail === 'own_stripe') return
    const failures = this.#failuresInARow(creatorId, at)
    if (failures < limit) return
    const source = 'repeated_failures'
    const why = `${counted(limit, 'payout')} in a row had failed`
    if (to === 'cancelled') this.#causes.set(keyOf(creatorId, source, at), at)
    else {
      const cents = failures > limit ? grossCents : 0
      this.#want({ creatorId, source, at, why, cents, endedPayoutId: payoutId })
    }
  }

  /** When a payout's money was last the creator's again; `null` where it is not yet. */
  #releasedAt(payoutId: number): Instant | null {
    const row = this.#database
      .statement(
        `SELECT MAX(occurred_at) FROM ledger_single_postings
         WHERE payout_id = ? AND reason = ${TRANSFER_REASONS.indexOf('payout_released')}`,
      )
      .row([payoutId])
    return (row?.[0] as Instant | null | undefined) ?? null
  }

  /** Since the last payout that arrived, since the creator is paid where they are, or since people let them be paid again. */
  #failuresInARow(creatorId: number, at: Instant): number {
    const liftedAt = this.#liftedBefore(creatorId, at)
    const movedAt = this.#movedBefore(creatorId, at)
    let failures = 0
    for (const { state, createdAt, reason } of this.#states.ofCreator(creatorId).toReversed()) {
      if (PAYOUT_STATES_IN_PROGRESS.includes(state)) continue
      if (state === 'completed' || createdAt <= liftedAt || createdAt < movedAt) break
      const counts = state !== 'cancelled' && !saysNothingOfDestination(reason)
      if (counts) failures += 1
    }
    return failures
  }

  #liftedBefore(creatorId: number, at: Instant): Instant {
    const lifted = this.#rows('creator_id = ? AND source = ? AND ended_at <= ?', [
      creatorId,
      PAUSE_SOURCES.indexOf('repeated_failures'),
      at,
    ]).map(([, , , , endedAt]) => endedAt!)
    return Math.max(-Infinity, ...lifted)
  }

  /** When the creator was last given another destination. */
  #movedBefore(creatorId: number, at: Instant): Instant {
    const row = this.#database
      .statement(
        `SELECT MAX(changed_at) FROM ledger_setting_changes
         WHERE creator_id = ? AND changed_at <= ? AND setting IN (${DESTINATION_SETTINGS.join()})`,
      )
      .row([creatorId, at])
    return (row?.[0] as Instant | null | undefined) ?? -Infinity
  }

  #rows(where: string, parameters: number[]): PauseRow[] {
    return this.#database
      .statement(
        `SELECT pause_id, creator_id, source, began_at, ended_at FROM ledger_pauses WHERE ${where} ORDER BY pause_id`,
      )
      .rows(parameters.map((one) => (Number.isFinite(one) ? one : 0))) as PauseRow[]
  }
}

const DESTINATION_SETTINGS = (['rail', 'country', 'bank_account', 'instant_capable'] as const).map(
  (setting) => CREATOR_SETTINGS.indexOf(setting),
)

function forgetBefore(now: Instant, instants: Map<string, Instant>): void {
  for (const [key, at] of instants) if (at < now) instants.delete(key)
}

const keyOf = (creatorId: number, source: PauseSource, at: Instant): string =>
  `${creatorId} ${source} ${at}`
