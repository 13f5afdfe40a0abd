/** What the rules ask about a creator's earlier payouts before the next one. */
import { dayOfInstant, startOfDay, type Day, type Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import type { PayoutType } from '../core/vocabulary'
import type { Database } from './database'
import type { NewPayout } from './payout'
import { COUNTED_STATES_SQL, LIVE_STATES_SQL } from './payout-state-sql'
import { INSTANT, STANDARD } from './stored-codes'

export class CreatorPayouts {
  readonly #database: Database
  readonly #completed = new Map<number, number>()
  /** When the newest payout of each creator was created: most creators have none, and need not be looked up. */
  readonly #newestCreatedAt = new Map<number, Instant>()
  /** What payouts of a creator have ever failed with: how the latest ended need be looked up only where that matters. */
  readonly #failureReasons = new Map<number, Set<string>>()
  /** The first and the last payout of anybody with this period end: no other needs to be looked at. */
  readonly #ofPeriod = new Map<Day, { firstId: number; lastId: number }>()

  constructor(database: Database) {
    this.#database = database
  }

  countCreated(
    payoutId: number,
    {
      creatorId,
      createdAt,
      periodEndDay,
    }: Pick<NewPayout, 'creatorId' | 'createdAt' | 'periodEndDay'>,
  ): void {
    this.#newestCreatedAt.set(creatorId, createdAt)
    const ofPeriod = this.#ofPeriod.get(periodEndDay)
    if (ofPeriod) ofPeriod.lastId = payoutId
    else this.#ofPeriod.set(periodEndDay, { firstId: payoutId, lastId: payoutId })
  }

  countCompleted(creatorId: number, change: 1 | -1): void {
    this.#completed.set(creatorId, this.completedCount(creatorId) + change)
  }

  noteFailure(creatorId: number, reason: string): void {
    const known = this.#failureReasons.get(creatorId)
    if (known) known.add(reason)
    else this.#failureReasons.set(creatorId, new Set([reason]))
  }

  /** Whether a payout of this creator has ever failed with such a reason. */
  hasFailedWith(creatorId: number, isSuch: (reason: string) => boolean): boolean {
    return [...(this.#failureReasons.get(creatorId) ?? [])].some(isSuch)
  }

  /**
   * Whether a payout of this creator was created on a day; of those that have a claim on balances only, if asked, and of
   * a payout type only those that pay up to a day at least.
   */
  createdOn(
    creatorId: number,
    day: Day,
    which: 'any' | 'live',
    reaching: Partial<Record<PayoutType, Day>> = {},
  ): boolean {
    const newestAt = this.#newestCreatedAt.get(creatorId)
    if (newestAt === undefined || dayOfInstant(newestAt) < day) return false
    const row = this.#database
      .statement(
        `SELECT 1 FROM ledger_payouts
         WHERE creator_id = ?1 AND created_at >= ?2 AND created_at < ?3
         AND (?4 OR state ${LIVE_STATES_SQL})
         AND (payout_type <> ${STANDARD} OR ?5 IS NULL OR period_end_day >= ?5)
         AND (payout_type <> ${INSTANT} OR ?6 IS NULL OR period_end_day >= ?6) LIMIT 1`,
      )
      .row([
        creatorId,
        startOfDay(day),
        startOfDay(day + 1),
        which === 'any' ? 1 : 0,
        reaching.standard ?? null,
        reaching.instant ?? null,
      ])
    return row !== undefined
  }

  /** Gross of this creator's payouts with exactly this period end that are in progress or completed (quirk G11). */
  grossForPeriod(creatorId: number, periodEndDay: Day): Cents {
    const ofPeriod = this.#ofPeriod.get(periodEndDay)
    if (!ofPeriod || !this.#newestCreatedAt.has(creatorId)) return 0
    const row = this.#database
      .statement(
        `SELECT COALESCE(SUM(gross_cents), 0) FROM ledger_payouts INDEXED BY payouts_of_creator
         WHERE creator_id = ? AND payout_id >= ? AND payout_id <= ? AND period_end_day = ?
         AND state ${COUNTED_STATES_SQL}`,
      )
      .row([creatorId, ofPeriod.firstId, ofPeriod.lastId, periodEndDay])
    return row![0] as number
  }

  /** Payouts of this creator that are completed within the run. */
  completedCount(creatorId: number): number {
    return this.#completed.get(creatorId) ?? 0
  }
}
