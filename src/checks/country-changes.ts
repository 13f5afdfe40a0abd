/**
 * Whether a creator's country changed while a payout of theirs was in progress: should it come back, its money would land in an
 * account that is no more the creator's. What falls on the second of the change is left open.
 */
import type { Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import { PAYOUT_STATES } from '../core/payout-state'
import { sentence } from '../core/sentence'
import { CREATOR_SETTINGS } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import type { Violations } from './violations'

type ChangeRow = [changeId: number, creatorId: number, at: Instant, setting: number]
type PayoutRow = [payoutId: number, netCents: Cents]

const COUNTRY = CREATOR_SETTINGS.indexOf('country')
const IN_PROGRESS = [PAYOUT_STATES.indexOf('creating'), PAYOUT_STATES.indexOf('processing')].join()

/** Created before an instant, and not ended by it. */
const IN_PROGRESS_OVER_SQL = `
  SELECT payout_id, net_cents FROM ledger_payouts WHERE creator_id = ?1 AND created_at < ?2
    AND payout_id NOT IN (SELECT payout_id FROM ledger_payout_changes
      WHERE occurred_at <= ?2 AND to_state NOT IN (${IN_PROGRESS}))`

export class CountryChanges {
  readonly #database: Database
  #lastChangeId = 0

  constructor(database: Database) {
    this.#database = database
  }

  /** Looks through the changes since the last time. */
  settle(violations: Violations): void {
    const changes = this.#database
      .statement(
        `SELECT change_id, creator_id, changed_at, setting FROM ledger_setting_changes
         WHERE change_id > ? ORDER BY change_id`,
      )
      .rows([this.#lastChangeId]) as ChangeRow[]
    for (const [changeId, creatorId, at, setting] of changes) {
      this.#lastChangeId = changeId
      if (setting !== COUNTRY) continue
      const rows = this.#database.statement(IN_PROGRESS_OVER_SQL).rows([creatorId, at])
      for (const [payoutId, cents] of rows as PayoutRow[]) {
        violations.add(
          'histories_are_legal',
          `${payoutId} country`,
          sentence`${{ creatorId }} moved to another country at ${{ at }}, while ${{ payoutId }} was in progress`,
          { cents, at, payoutId, creatorId },
        )
      }
    }
  }
}
