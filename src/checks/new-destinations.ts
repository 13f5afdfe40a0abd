/**
 * Whether a creator who is paid on another rail from now on is taken to be as capable of instant payouts as that rail is:
 * nothing is known yet of the account behind it. On the same rail it stays as it was.
 */
import type { Instant } from '../core/calendar'
import { sentence } from '../core/sentence'
import { CREATOR_SETTINGS } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import { canPayAtOnce } from './auditor/own-words'
import type { Check, Look } from './moments'
import type { Standings } from './standing'

type ChangeRow = [lastChangeId: number, creatorId: number, at: Instant, isToOtherRail: number]

const RAIL = CREATOR_SETTINGS.indexOf('rail')
const INSTANT_CAPABLE = CREATOR_SETTINGS.indexOf('instant_capable')

export class NewDestinations implements Check {
  readonly #database: Database
  readonly #standings: Standings
  #lastChangeId = 0

  constructor(database: Database, standings: Standings) {
    this.#database = database
    this.#standings = standings
  }

  /** Looks through the changes since the last time; of several at one instant the last rail counts. */
  atEachLook({ violations }: Look): void {
    const changes = this.#database
      .statement(
        `SELECT MAX(change_id), creator_id, changed_at, MAX(setting = ${RAIL}) FROM ledger_setting_changes
         WHERE change_id > ? AND setting IN (${RAIL}, ${INSTANT_CAPABLE})
         GROUP BY creator_id, changed_at ORDER BY 1`,
      )
      .rows([this.#lastChangeId]) as ChangeRow[]
    for (const [lastChangeId, creatorId, at, isToOtherRail] of changes) {
      this.#lastChangeId = lastChangeId
      const { rail, instantCapable } = this.#standings.of(creatorId, at)
      if (isToOtherRail === 1 && instantCapable === canPayAtOnce(rail)) continue
      violations.add(
        'rows_say_what_happened',
        `${creatorId} capable ${at}`,
        sentence`${{ creatorId }} counts as ${instantCapable ? 'able' : 'unable'} to take instant payouts on ${rail} since ${{ at }}, and nothing is known of that account`,
        { cents: 0, at, creatorId },
      )
    }
  }
}
