/**
 * Who keeps which creator from being paid, since when and until when. A creator can be paused by
 * several at once, and each lifts only its own pause. Pauses in force are kept in memory as well,
 * since every payout asks for them.
 */
import type { Instant } from '../core/calendar'
import { PAUSE_SOURCES, type PauseSource } from '../core/vocabulary'
import type { Database } from './database'

export interface Pause {
  pauseId: number
  source: PauseSource
  beganAt: Instant
}

export class Pauses {
  readonly #database: Database
  readonly #standing = new Map<number, Pause[]>()
  #lastPauseId = 0

  constructor(database: Database) {
    this.#database = database
  }

  /** The pauses of a creator that are in force, oldest first. */
  of(creatorId: number): readonly Pause[] {
    return this.#standing.get(creatorId) ?? []
  }

  /** Creators whom this source keeps from being paid, by id. */
  creatorsPausedBy(source: PauseSource): number[] {
    const creatorIds: number[] = []
    for (const [creatorId, pauses] of this.#standing) {
      if (pauses.some((pause) => pause.source === source)) creatorIds.push(creatorId)
    }
    return creatorIds.sort((one, other) => one - other)
  }

  lastLiftedAt(creatorId: number, source: PauseSource): Instant | null {
    const row = this.#database
      .statement('SELECT MAX(ended_at) FROM ledger_pauses WHERE creator_id = ? AND source = ?')
      .row([creatorId, PAUSE_SOURCES.indexOf(source)])
    return row![0] as Instant | null
  }

  /** Returns whether this is new; a source pauses a creator once. */
  pause(creatorId: number, source: PauseSource, at: Instant): boolean {
    const standing = this.#standing.get(creatorId) ?? []
    if (standing.some((pause) => pause.source === source)) return false
    const pauseId = ++this.#lastPauseId
    this.#database
      .statement('INSERT INTO ledger_pauses VALUES (?, ?, ?, ?, NULL)')
      .run([pauseId, creatorId, PAUSE_SOURCES.indexOf(source), at])
    this.#standing.set(creatorId, [...standing, { pauseId, source, beganAt: at }])
    return true
  }

  /** Returns whether there was anything to lift. */
  lift(creatorId: number, source: PauseSource, at: Instant): boolean {
    const standing = this.of(creatorId)
    const lifted = standing.find((pause) => pause.source === source)
    if (!lifted) return false
    this.#database
      .statement('UPDATE ledger_pauses SET ended_at = ? WHERE pause_id = ?')
      .run([at, lifted.pauseId])
    const left = standing.filter((pause) => pause !== lifted)
    if (left.length > 0) this.#standing.set(creatorId, left)
    else this.#standing.delete(creatorId)
    return true
  }
}
