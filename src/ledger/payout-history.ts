/**
 * What became of earlier payouts, for recovery, reserves and pauses. These questions are rare, so
 * they read the rows.
 */
import { dayOfInstant, startOfDay, type Day, type Instant } from '../core/calendar'
import { monthStartOf, type FeeHistory } from '../core/fees/fee-history'
import type { Cents } from '../core/money'
import { PAYOUT_STATES, type PayoutState } from '../core/payout-state'
import { PAYOUT_TYPES, PROCESSORS, type PayoutType, type ProcessorName } from '../core/vocabulary'
import type { Database } from './database'
import { IS_CREATING_OR_PROCESSING_SQL, LIVE_STATES_SQL } from './payout-state-sql'
import { COMPLETED, INSTANT } from './stored-codes'

/** What payouts for the same money have in common. */
export interface PayoutPeriod {
  creatorId: number
  payoutType: PayoutType
  periodEndDay: Day
}

export interface FailedPayout extends PayoutPeriod {
  processor: ProcessorName
  failureReason: string | null
}

export interface Failure {
  createdAt: Instant
  failureReason: string | null
}

interface CompletedPayout {
  payoutId: number
  processor: ProcessorName
}

export interface PayoutOutcome {
  payoutId: number
  state: PayoutState
  createdAt: Instant
  failureReason: string
}

const FAILED = `state = ${PAYOUT_STATES.indexOf('failed')}`

/** As far back as anybody looks. */
const OUTCOMES_AT_ONCE = 100

/** Payouts that were completed on one day, and those with ids between them: no other needs to be looked at. */
interface IdRange {
  firstId: number
  lastId: number
}
const NO_IDS: IdRange = { firstId: Number.MAX_SAFE_INTEGER, lastId: 0 }

export class PayoutHistory {
  readonly #database: Database
  readonly #completedOn = new Map<Day, IdRange>()

  constructor(database: Database) {
    this.#database = database
  }

  /** Gross of this creator's payouts that were created from an instant on and are in progress or completed, or were completed from then on. */
  grossMadeOrCompletedSince(creatorId: number, since: Instant): Cents {
    const row = this.#database
      .statement(
        `SELECT COALESCE(SUM(gross_cents), 0) FROM ledger_payouts
         WHERE creator_id = ?1 AND (created_at >= ?2 OR completed_at >= ?2) AND state ${LIVE_STATES_SQL}`,
      )
      .row([creatorId, since])
    return row![0] as Cents
  }

  /** Whether a payout of this creator was created from an instant on, whatever became of it. */
  hasCreatedSince(creatorId: number, since: Instant): boolean {
    const row = this.#database
      .statement('SELECT 1 FROM ledger_payouts WHERE creator_id = ? AND created_at >= ? LIMIT 1')
      .row([creatorId, since])
    return row !== undefined
  }

  /** What a creator has been paid instantly until a day, as their next fee depends on it. */
  instantBefore(creatorId: number, day: Day): FeeHistory {
    const monthStart = monthStartOf(day)
    const [firstKeptAt, firstClosedAt, monthPayouts, monthGrossCents] = this.#database
      .statement(
        `SELECT MIN(created_at), (SELECT first_instant_at FROM ledger_closed_creators WHERE creator_id = ?1), COUNT(*) FILTER (WHERE created_at >= ?2),
           COALESCE(SUM(gross_cents) FILTER (WHERE created_at >= ?2), 0)
         FROM ledger_payouts
         WHERE creator_id = ?1 AND payout_type = ${INSTANT} AND state ${LIVE_STATES_SQL}`,
      )
      .row([creatorId, startOfDay(monthStart)]) as [Instant | null, Instant | null, number, Cents]
    const firstAt = Math.min(firstKeptAt ?? Infinity, firstClosedAt ?? Infinity)
    const firstDay = firstAt === Infinity ? null : dayOfInstant(firstAt)
    return { firstDay, monthStart, monthPayouts, monthGrossCents }
  }

  /** Payouts in `creating` or `processing` that were created at or before an instant, oldest first. */
  underWaySince(createdUntil: Instant): number[] {
    return this.#database
      .statement(
        `SELECT payout_id FROM ledger_payouts INDEXED BY payouts_creating_or_processing
         WHERE ${IS_CREATING_OR_PROCESSING_SQL} AND created_at <= ? ORDER BY payout_id`,
      )
      .rows([createdUntil])
      .map((row) => row[0] as number)
  }

  /** PayPal’s, whose creators have yet to claim them, in order. */
  unclaimed(): number[] {
    return this.#database
      .statement(
        `SELECT payout_id FROM ledger_payouts WHERE state = ${PAYOUT_STATES.indexOf('unclaimed')}
         ORDER BY payout_id`,
      )
      .rows([])
      .map((row) => row[0] as number)
  }

  /** Notes where to look for what was completed on a day. */
  noteCompleted(payoutId: number, at: Instant): void {
    const day = dayOfInstant(at)
    const { firstId, lastId } = this.#completedOn.get(day) ?? NO_IDS
    this.#completedOn.set(day, {
      firstId: Math.min(firstId, payoutId),
      lastId: Math.max(lastId, payoutId),
    })
  }

  /** Payouts that are completed, and have been since an instant of these, in order. */
  completedBetween(from: Instant, before: Instant): CompletedPayout[] {
    let { firstId, lastId } = NO_IDS
    for (let day = dayOfInstant(from); day <= dayOfInstant(before); day += 1) {
      const ofDay = this.#completedOn.get(day) ?? NO_IDS
      firstId = Math.min(firstId, ofDay.firstId)
      lastId = Math.max(lastId, ofDay.lastId)
    }
    return this.#database
      .statement(
        `SELECT payout_id, processor FROM ledger_payouts
         WHERE payout_id >= ? AND payout_id <= ? AND state = ${COMPLETED}
           AND completed_at >= ? AND completed_at < ? ORDER BY payout_id`,
      )
      .rows([firstId, lastId, from, before])
      .map(([payoutId, processor]) => ({
        payoutId: payoutId as number,
        processor: PROCESSORS[processor as number]!,
      }))
  }

  /** Payouts that failed from an instant on and before another, whenever they were created, in the order in which they were. */
  failedBetween(from: Instant, before: Instant): FailedPayout[] {
    return this.#database
      .statement(
        `SELECT p.creator_id, p.processor, p.payout_type, p.period_end_day, p.failure_reason
         FROM ledger_payout_changes c INDEXED BY payout_failures JOIN ledger_payouts p USING (payout_id)
         WHERE c.to_state = ${PAYOUT_STATES.indexOf('failed')} AND c.occurred_at >= ?
           AND c.occurred_at < ?
         ORDER BY p.created_at, p.payout_id`,
      )
      .rows([from, before])
      .map((row) => ({
        creatorId: row[0] as number,
        processor: PROCESSORS[row[1] as number]!,
        payoutType: PAYOUT_TYPES[row[2] as number]!,
        periodEndDay: row[3] as Day,
        failureReason: row[4] as string | null,
      }))
  }

  /** Whether a balance has been in a payout, live or not. */
  hasClaimed(balanceId: number): boolean {
    const row = this.#database
      .statement('SELECT 1 FROM ledger_payout_balances WHERE balance_id = ? LIMIT 1')
      .row([balanceId])
    return row !== undefined
  }

  /** The day of the oldest balance that a payout claimed. */
  oldestDayOf(payoutId: number): Day {
    return this.#database
      .statement(
        `SELECT MIN(day) FROM ledger_payout_balances JOIN ledger_balances USING (balance_id)
         WHERE payout_id = ?`,
      )
      .row([payoutId])![0] as Day
  }

  /** Failed payouts of one creator, type and period. */
  failuresOf({ creatorId, payoutType, periodEndDay }: PayoutPeriod): Failure[] {
    return this.#database
      .statement(
        `SELECT created_at, failure_reason FROM ledger_payouts
         WHERE creator_id = ? AND payout_type = ? AND period_end_day = ? AND ${FAILED}`,
      )
      .rows([creatorId, PAYOUT_TYPES.indexOf(payoutType), periodEndDay])
      .map((row) => ({
        createdAt: row[0] as Instant,
        failureReason: row[1] as string | null,
      }))
  }

  /** How all of this creator's payouts ended, the newest first; those in progress are left out. */
  *outcomes(creatorId: number): Generator<PayoutOutcome, void> {
    for (let before = Number.MAX_SAFE_INTEGER; ;) {
      const page = this.outcomesNewestFirst(creatorId, OUTCOMES_AT_ONCE, before)
      yield* page
      if (page.length < OUTCOMES_AT_ONCE) return
      before = page.at(-1)!.payoutId
    }
  }

  /** The same of so many, of payouts that were made before this one. */
  outcomesNewestFirst(
    creatorId: number,
    countMax: number,
    beforePayoutId = Number.MAX_SAFE_INTEGER,
  ): PayoutOutcome[] {
    return this.#database
      .statement(
        `SELECT payout_id, state, created_at, failure_reason FROM ledger_payouts
         WHERE creator_id = ? AND payout_id < ? AND state >= ${COMPLETED}
         ORDER BY payout_id DESC LIMIT ?`,
      )
      .rows([creatorId, beforePayoutId, countMax])
      .map((row) => ({
        payoutId: row[0] as number,
        state: PAYOUT_STATES[row[1] as number]!,
        createdAt: row[2] as Instant,
        failureReason: (row[3] as string | null) ?? '',
      }))
  }
}
