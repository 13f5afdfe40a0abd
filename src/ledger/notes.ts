/** Notes that creators find beside their payouts: why one was skipped, failed or came back. */
import type { Instant } from '../core/calendar'
import type { Database } from './database'

export interface PayoutNote {
  creatorId: number
  createdAt: Instant
  /** What the note is about, for programs. */
  code: string
  /** What it says, for the creator. */
  content: string
}

export class Notes {
  readonly #database: Database
  readonly #latestCodes = new Map<number, string>()
  #lastNoteId = 0

  constructor(database: Database) {
    this.#database = database
  }

  /** What the creator's newest note is about. */
  latestCode(creatorId: number): string | undefined {
    return this.#latestCodes.get(creatorId)
  }

  add(note: PayoutNote): void {
    this.#latestCodes.set(note.creatorId, note.code)
    this.#database
      .statement('INSERT INTO ledger_payout_notes VALUES (?, ?, ?, ?, ?)')
      .run([++this.#lastNoteId, note.creatorId, note.createdAt, note.code, note.content])
  }
}
