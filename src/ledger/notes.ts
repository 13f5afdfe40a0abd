/** Notes that creators find beside their payouts: why one was skipped, failed or came back. */
import { startOfDay, type Day, type Instant } from '../core/calendar'
import type { SkipCode } from '../core/eligibility'
import type { PayoutState } from '../core/payout-state'
import type { Database } from './database'

/** What a note is about, for programs. */
export type NoteCode =
  | SkipCode
  /** What became of a payout, by its state. */
  | `payout_${PayoutState}`
  | 'payout_lost'
  | 'payout_outcome_unknown'
  | 'payout_request_failed'
  | 'paid_standard'
  | 'paid_after_failure'
  | 'returned_after_failure'
  | 'repeated_failures'
  | 'chargeback_hold_held'
  | 'chargeback_hold_released'
  | 'refunds_allowed'
  | 'refunds_stopped'
  | 'destination_changed'
  | 'dispute_won'
  | 'bank_debited'
  | 'exchange_residue'
  | 'transfer_kept'

/** Why nothing is paid, or not instantly. */
export type ReasonCode = SkipCode | 'paid_standard'

export interface PayoutNote {
  creatorId: number
  createdAt: Instant
  code: NoteCode
  /** What it says, for the creator. */
  content: string
}

/** The work that skips a creator. */
export type SkippingWork = 'daily' | 'standard' | 'flexible' | 'retry' | 'request'

/** Why a note is there that tells a creator why they were not paid. */
export interface ToldSkip {
  /** The day of the run or request that skipped them. */
  day: Day
  work: SkippingWork
}

/** A reason without its amounts and dates. */
export interface ToldReason {
  readonly code: ReasonCode
  /** What of several things it is that the code has in common; `null`: the code says it. */
  readonly detail: string | null
}

export class Notes {
  readonly #database: Database
  /** By creator: what has been told once, of each code the latest, and is not known to be over. */
  readonly #toldReasons = new Map<number, ToldReason[]>()
  readonly #latestSkips = new Map<number, { day: Day; at: Instant; newestDay: Day }>()
  /** By note; none of notes that are about something else. */
  readonly #skippedBy = new Map<number, SkippingWork>()
  #lastNoteId = 0

  constructor(database: Database) {
    this.#database = database
  }

  isToldReason(creatorId: number, { code, detail }: ToldReason): boolean {
    const told = this.#toldReasons.get(creatorId)
    return told?.some((one) => one.code === code && one.detail === detail) === true
  }

  /** It need not be told again before it is over. */
  rememberReason(creatorId: number, reason: ToldReason): void {
    this.endReasons(creatorId, (code) => code === reason.code)
    this.#toldReasons.set(creatorId, [...(this.#toldReasons.get(creatorId) ?? []), reason])
  }

  /** They are over: told again, they would be news. */
  endReasons(creatorId: number, isOver: (code: ReasonCode) => boolean): void {
    const told = this.#toldReasons.get(creatorId)
    if (!told) return
    const left = told.filter(({ code }) => !isOver(code))
    if (left.length > 0) this.#toldReasons.set(creatorId, left)
    else this.#toldReasons.delete(creatorId)
  }

  /** Whether the creator has been told since an instant why a run of a day, or a later one, did not pay them. */
  isToldOfSkip(creatorId: number, day: Day, since: Instant): boolean {
    const skip = this.#latestSkips.get(creatorId)
    return skip !== undefined && skip.day >= day && skip.at >= since
  }

  /** Which work skipped the creator: the ledger itself does not say. `null` of a note about something else. */
  skippedBy(noteId: number): SkippingWork | null {
    return this.#skippedBy.get(noteId) ?? null
  }

  /** Their rows are gone. */
  forget(noteIds: readonly number[]): void {
    for (const noteId of noteIds) this.#skippedBy.delete(noteId)
  }

  /** Why a run or a request skipped a creator is not said twice of a day in the same words. */
  add(note: PayoutNote, skip?: ToldSkip): void {
    if (skip && this.#isRepeat(note, skip.day)) return
    const { creatorId, createdAt, code, content } = note
    this.#database
      .statement('INSERT INTO ledger_payout_notes VALUES (?, ?, ?, ?, ?)')
      .run([++this.#lastNoteId, creatorId, createdAt, code, content])
    if (skip) this.#skippedBy.set(this.#lastNoteId, skip.work)
  }

  /**
   * A job that begins again reaches creators a second time. Most have no note of the day yet, and
   * nothing is read for them.
   */
  #isRepeat({ creatorId, createdAt: at, content }: PayoutNote, day: Day): boolean {
    const newestDay = this.#latestSkips.get(creatorId)?.newestDay ?? -Infinity
    this.#latestSkips.set(creatorId, { day, at, newestDay: Math.max(day, newestDay) })
    if (newestDay < day) return false
    const said = this.#database
      .statement(
        'SELECT 1 FROM ledger_payout_notes WHERE creator_id = ? AND created_at >= ? AND content = ?',
      )
      .row([creatorId, startOfDay(day), content])
    return said !== undefined
  }
}
