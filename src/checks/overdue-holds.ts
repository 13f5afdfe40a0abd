/**
 * Whether holds for chargebacks end once no more than the threshold is charged back, by the auditor's own reckoning, where
 * the policy lifts them by itself: a hold that should have ended is no reason to keep a creator's money.
 */
import { dayOfInstant, startOfDay, type Day } from '../core/calendar'
import type { PolicyTimeline } from '../core/policy-timeline'
import { sentence } from '../core/sentence'
import { PAUSE_SOURCES } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import type { Happening } from './auditor/happenings'
import type { AuditedVolumes } from './auditor/sale-volumes'
import type { KnownCreators } from './known-creators'
import type { Check, Look } from './moments'
import type { PayableMoney } from './payable-money'
import type { Violations } from './violations'
import type { WorkInProgress } from './work-in-progress'

/** Holds are looked at each morning. A review that is lost with its worker is made up for by the next one. */
const MORNINGS_MAX = 3
const CHANGES_VOLUMES: ReadonlySet<string> = new Set(['sale', 'reversal', 'dispute_won'])

interface OverdueHoldsOptions extends Pick<WorkInProgress, 'oldestReviewAt'> {
  database: Database
  policies: PolicyTimeline
  volumes: AuditedVolumes
  creators: KnownCreators
  payable: PayableMoney
}

export class OverdueHolds implements Check {
  readonly #options: OverdueHoldsOptions
  /** Of each creator who is held: the last day on which, at any moment, too much was charged back. */
  #lastAboveOn = new Map<number, Day>()

  constructor(options: OverdueHoldsOptions) {
    this.#options = options
  }

  /** The volumes have it already. */
  afterHappening({ what, creatorId, at }: Happening): void {
    if (CHANGES_VOLUMES.has(what) && this.#lastAboveOn.has(creatorId)) {
      this.#look(creatorId, dayOfInstant(at))
    }
  }

  dayEnds({ now, violations }: Look): void {
    const today = dayOfInstant(now) - 1
    const held = this.#heldOn(today)
    // What a new hold was like in the course of its first day is not known.
    this.#lastAboveOn = new Map(held.map((one) => [one, this.#lastAboveOn.get(one) ?? today]))
    for (const creatorId of held) {
      this.#look(creatorId, today)
      this.#judge(creatorId, today, violations)
      // A day leaves the window at midnight.
      this.#look(creatorId, today + 1)
    }
  }

  #judge(creatorId: number, today: Day, violations: Violations): void {
    const { policies, creators, payable, oldestReviewAt } = this.#options
    const since = this.#lastAboveOn.get(creatorId)! + 1
    if (today - since + 1 < MORNINGS_MAX) return
    for (let day = today; day > today - MORNINGS_MAX; day -= 1) {
      if (!policies.on(day).chargebackHoldLiftsItself) return
    }
    if ((oldestReviewAt() ?? Infinity) < startOfDay(today + 1)) return
    const creator = creators.get(creatorId)
    const cents = creator ? payable.total(creator) : 0
    if (cents <= 0) return
    violations.add(
      'old_money_has_a_reason',
      `${creatorId} held`,
      sentence`${{ creatorId }} is still held for chargebacks on ${{ day: today }}, with ${{ cents }} unpaid, though no more than the threshold is charged back since ${{ day: since }}`,
      { cents, money: creatorId, creatorId },
    )
  }

  #look(creatorId: number, day: Day): void {
    const { policies, volumes } = this.#options
    const { chargebackHoldWindowDays, chargebackHoldBasisPoints } = policies.on(day)
    const above = volumes.aboveShare(
      creatorId,
      day,
      chargebackHoldWindowDays,
      chargebackHoldBasisPoints,
    )
    const lastAboveOn = this.#lastAboveOn.get(creatorId) ?? -Infinity
    if (above > 0) this.#lastAboveOn.set(creatorId, Math.max(day, lastAboveOn))
  }

  /** Who was held over the end of a day. */
  #heldOn(day: Day): number[] {
    const rows = this.#options.database
      .statement(
        `SELECT creator_id FROM ledger_pauses
         WHERE source = ${PAUSE_SOURCES.indexOf('chargeback_rate')} AND began_at < ?1
           AND (ended_at IS NULL OR ended_at >= ?1)`,
      )
      .rows([startOfDay(day + 1)])
    return rows.map(([creatorId]) => creatorId as number)
  }
}
