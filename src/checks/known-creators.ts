/**
 * Creators as the checks know them: read once from the ledger's rows when the run begins, and kept up with by the history
 * of their settings, so that the schedule of any moment is known when that moment is looked at. Moments are looked at in
 * their order.
 */
import { dayFromIso, dayOfInstant, type Day, type Instant } from '../core/calendar'
import {
  PAYOUT_FREQUENCIES,
  RAILS,
  CREATOR_SETTINGS,
  type CreatorSetting,
  type Rail,
} from '../core/vocabulary'
import type { Database } from '../ledger/database'
import type { KnownCreator, KnownSchedule } from './auditor/turns'
import type { Check } from './moments'

export interface TrackedCreator extends KnownCreator {
  readonly creatorId: number
  /** Since when the creator is paid on this schedule and this rail. */
  scheduleSince: Day
}

type SettingChangeRow = [
  changeId: number,
  creatorId: number,
  at: Instant,
  setting: number,
  to: string,
]

export class KnownCreators implements Check {
  readonly #database: Database
  readonly #byId = new Map<number, TrackedCreator>()
  /** Changes that have been read and whose moment has not been reached, from `#next` on. */
  #pending: SettingChangeRow[] = []
  #next = 0
  #lastChangeId = 0

  constructor(database: Database) {
    this.#database = database
  }

  runBegins(): void {
    const rows = this.#database
      .statement(
        `SELECT creator_id, country, rail, minimum_cents, frequency, details
         FROM ledger_creators LEFT JOIN ledger_flexible_schedules USING (creator_id)`,
      )
      .rows([]) as [number, string, number, number, number, string | null][]
    for (const [creatorId, country, rail, ownMinimumCents, frequency, details] of rows) {
      this.#byId.set(creatorId, {
        creatorId,
        country,
        rail: RAILS[rail]!,
        ownMinimumCents,
        schedule: scheduleOf(details ?? PAYOUT_FREQUENCIES[frequency]!),
        scheduleSince: -Infinity,
      })
    }
  }

  /** Reads what has been changed since the last time. */
  atEachLook(): void {
    const rows = this.#database
      .statement(
        `SELECT change_id, creator_id, changed_at, setting, to_value FROM ledger_setting_changes
         WHERE change_id > ? ORDER BY change_id`,
      )
      .rows([this.#lastChangeId]) as SettingChangeRow[]
    this.#pending = [...this.#pending.slice(this.#next), ...rows]
    this.#next = 0
    this.#lastChangeId = rows.at(-1)?.[0] ?? this.#lastChangeId
  }

  /** Takes in the changes up to an instant, of those that have been read. */
  follow(upTo: Instant): void {
    for (; this.#next < this.#pending.length; this.#next += 1) {
      const [, creatorId, at, setting, to] = this.#pending[this.#next]!
      if (at > upTo) return
      const creator = this.#byId.get(creatorId)
      if (!creator || !changeOf(creator, CREATOR_SETTINGS[setting]!, to)) continue
      creator.scheduleSince = dayOfInstant(at)
    }
  }

  /** Whether a creator's settings were changed from one instant to another. */
  changedBetween(creatorId: number, from: Instant, to: Instant): boolean {
    const row = this.#database
      .statement(
        `SELECT 1 FROM ledger_setting_changes WHERE creator_id = ? AND changed_at BETWEEN ? AND ?`,
      )
      .row([creatorId, from, to])
    return row !== undefined
  }

  /**
   * The rail of one who was moved to it since an instant, or on it, and of whom nothing else was changed since; `null` for
   * everyone else.
   */
  movedOnceTo(creatorId: number, from: Instant): Rail | null {
    const changes = this.#database
      .statement(
        'SELECT setting, to_value FROM ledger_setting_changes WHERE creator_id = ? AND changed_at >= ?',
      )
      .rows([creatorId, from]) as [number, string][]
    const of = (setting: CreatorSetting): string[] =>
      changes.filter(([one]) => CREATOR_SETTINGS[one] === setting).map(([, to]) => to)
    const [rail, ...more] = of('rail')
    const others = changes.length - 1 - of('instant_capable').length
    return rail === undefined || more.length > 0 || others > 0 ? null : (rail as Rail)
  }

  /** Whether another schedule was chosen since an instant, or on it. */
  choseScheduleSince(creatorId: number, from: Instant): boolean {
    const row = this.#database
      .statement(
        `SELECT 1 FROM ledger_setting_changes WHERE creator_id = ? AND changed_at >= ?
           AND setting = ${CREATOR_SETTINGS.indexOf('payout_frequency')}`,
      )
      .row([creatorId, from])
    return row !== undefined
  }

  get(creatorId: number): Readonly<TrackedCreator> | undefined {
    return this.#byId.get(creatorId)
  }

  /** `null` for one whom the ledger does not know. */
  handleOf(creatorId: number): string | null {
    const row = this.#database
      .statement('SELECT handle FROM ledger_creators WHERE creator_id = ?')
      .row([creatorId])
    return (row?.[0] as string | undefined) ?? null
  }

  all(): Iterable<Readonly<TrackedCreator>> {
    return this.#byId.values()
  }
}

/** Returns whether it is a change of when or where the creator is paid. */
function changeOf(creator: TrackedCreator, setting: CreatorSetting, to: string): boolean {
  switch (setting) {
    case 'payout_frequency':
      creator.schedule = scheduleOf(to)
      return true
    case 'rail':
      creator.rail = to as Rail
      return true
    case 'country':
      creator.country = to
      return true
    case 'bank_account':
    case 'instant_capable':
      return true
    case 'refunds':
      return false
  }
}

/** A schedule as the ledger writes it: a word, or the details of a flexible one as JSON. */
function scheduleOf(text: string): KnownSchedule {
  if (!text.startsWith('{')) return { frequency: text } as KnownSchedule
  const details = JSON.parse(text) as { from?: string }
  return { ...details, ...(details.from && { from: dayFromIso(details.from)! }) } as KnownSchedule
}
