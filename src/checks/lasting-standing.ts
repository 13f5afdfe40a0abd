/**
 * What keeps a creator from being paid for as long as it lasts, as the ledger has it: their account and who has paused
 * them. A run may have told another reason first, since the order of the gates decides (quirk G12).
 */
import { startOfDay, type Day, type Instant } from '../core/calendar'
import type { PayoutPolicy } from '../core/policy'
import { PAUSE_SOURCES } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import type { Standings } from './standing'
import { isSuspended, payerOf } from './auditor/own-words'

export class LastingStanding {
  readonly #database: Database
  readonly #standings: Standings

  constructor(database: Database, standings: Standings) {
    this.#database = database
    this.#standings = standings
  }

  /** Whether it kept the creator from being paid on one of these days, under a policy that asks for it. */
  holds(creatorId: number, { gates, compliantOnly }: PayoutPolicy, from: Day, to: Day): boolean {
    const standing = this.#standings.of(creatorId)
    const { compliance, rail, bankAccount } = standing
    const isUnlinked = payerOf(rail) === 'processor' && bankAccount !== 'linked'
    const isCleared = compliantOnly ? compliance === 'compliant' : !isSuspended(compliance)
    return (
      (gates.includes('compliance') && !isCleared) ||
      (gates.includes('guardian') && standing.underAgeWithoutGuardian) ||
      (gates.includes('processor') && isUnlinked) ||
      (gates.includes('paused') && this.#wasPaused(creatorId, from, to))
    )
  }

  /** Creators of whom a reserve is kept at some time of these: what may go out of their money is the service's affair (decision 0006). */
  heldInPart(from: Instant, to = from): Set<number> {
    const rows = this.#database
      .statement(
        `SELECT creator_id FROM ledger_pauses
         WHERE source = ${PAUSE_SOURCES.indexOf('chargeback_rate')} AND began_at <= ?2
           AND (ended_at IS NULL OR ended_at > ?1)`,
      )
      .rows([from, to])
    return new Set(rows.map(([creatorId]) => creatorId as number))
  }

  #wasPaused(creatorId: number, from: Day, to: Day): boolean {
    const row = this.#database
      .statement(
        `SELECT 1 FROM ledger_pauses
         WHERE creator_id = ? AND began_at < ? AND (ended_at IS NULL OR ended_at >= ?)`,
      )
      .row([creatorId, startOfDay(to + 1), startOfDay(from)])
    return row !== undefined
  }
}
