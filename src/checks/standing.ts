/**
 * A creator's standing as the ledger's rows have it: what does not change in a run, where they are paid at a moment, by the
 * history of that, and the pauses of a moment.
 */
import type { Day, Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import {
  BANK_ACCOUNTS,
  COMPLIANCE_STATES,
  CREATOR_SETTINGS,
  PAUSE_SOURCES,
  RAILS,
  type BankAccount,
  type ComplianceState,
  type PauseSource,
  type Rail,
} from '../core/vocabulary'
import type { Database } from '../ledger/database'
import type { Check } from './moments'

export interface KnownStanding {
  country: string
  rail: Rail
  compliance: ComplianceState
  instantCapable: boolean
  accountOpenedDay: Day
  completedPayoutsBefore: number
  ownMinimumCents: Cents
  underAgeWithoutGuardian: boolean
  bankAccount: BankAccount
}

interface DestinationChange {
  at: Instant
  before: Partial<KnownStanding>
}

type Destination = 'rail' | 'country' | 'bank_account' | 'instant_capable'
const BEFORE: Readonly<Record<Destination, (from: string) => Partial<KnownStanding>>> = {
  rail: (from) => ({ rail: from as Rail }),
  country: (from) => ({ country: from }),
  bank_account: (from) => ({ bankAccount: from as BankAccount }),
  instant_capable: (from) => ({ instantCapable: from === 'yes' }),
}

export class Standings implements Check {
  readonly #database: Database
  readonly #known = new Map<number, KnownStanding>()
  /** What has changed of where creators are paid, in order of time. */
  readonly #changes = new Map<number, DestinationChange[]>()
  #lastChangeId = 0
  /** Whose payouts have ever been paused: most creators' have not. `null`: to be read. */
  #everPaused: ReadonlySet<number> | null = null

  constructor(database: Database) {
    this.#database = database
  }

  /** Takes in what has changed since the last time. */
  atEachLook(): void {
    this.#everPaused = null
    const rows = this.#database
      .statement(
        `SELECT change_id, creator_id, changed_at, setting, from_value FROM ledger_setting_changes
         WHERE change_id > ? ORDER BY change_id`,
      )
      .rows([this.#lastChangeId]) as [number, number, Instant, number, string][]
    for (const [changeId, creatorId, at, code, from] of rows) {
      this.#lastChangeId = changeId
      const setting = CREATOR_SETTINGS[code]!
      if (!(setting in BEFORE)) continue
      const changes = this.#changes.get(creatorId) ?? []
      this.#changes.set(creatorId, [
        ...changes,
        { at, before: BEFORE[setting as Destination](from) },
      ])
      this.#known.delete(creatorId)
    }
  }

  /** At an instant; without one, as of now. */
  of(creatorId: number, at: Instant = Infinity): Readonly<KnownStanding> {
    const known = this.#known.get(creatorId) ?? this.#read(creatorId)
    this.#known.set(creatorId, known)
    const later = (this.#changes.get(creatorId) ?? []).filter((change) => change.at > at)
    return later.reduceRight((standing, { before }) => ({ ...standing, ...before }), known)
  }

  /** At an instant, and after each change of that instant before the last one; the latest first. */
  during(creatorId: number, at: Instant): Readonly<KnownStanding>[] {
    const changes = (this.#changes.get(creatorId) ?? []).filter((change) => change.at === at)
    const standings = [this.of(creatorId, at)]
    for (const { before } of changes.slice(1).toReversed()) {
      standings.push({ ...standings.at(-1)!, ...before })
    }
    return standings
  }

  /** Since when a creator is paid where they are at an instant. */
  paidThereSince(creatorId: number, at: Instant): Instant {
    const before = (this.#changes.get(creatorId) ?? []).filter((change) => change.at <= at)
    return before.at(-1)?.at ?? -Infinity
  }

  /** Pauses that began before an instant and lasted beyond it: what falls on the instant itself is left open. */
  pausesOver(creatorId: number, at: Instant): PauseSource[] {
    return this.#pauses(creatorId, at, 'began_at < ?2 AND (ended_at IS NULL OR ended_at > ?2)')
  }

  /** Pauses in force at an instant, or begin or end on it. */
  pausesAround(creatorId: number, at: Instant): PauseSource[] {
    return this.#pauses(creatorId, at, 'began_at <= ?2 AND (ended_at IS NULL OR ended_at >= ?2)')
  }

  /** When the chargeback hold began that was in force before an instant and beyond it; `null`: there was none. */
  chargebackHoldOver(creatorId: number, at: Instant): Instant | null {
    if (!this.#wasEverPaused(creatorId)) return null
    const row = this.#database
      .statement(
        `SELECT began_at FROM ledger_pauses WHERE creator_id = ?1
           AND source = ${PAUSE_SOURCES.indexOf('chargeback_rate')}
           AND began_at < ?2 AND (ended_at IS NULL OR ended_at > ?2)`,
      )
      .row([creatorId, at])
    return row ? (row[0] as Instant) : null
  }

  /** Where an outcome stayed unknown the creator is paused, and somebody has to find out. */
  isLeftToPeople(creatorId: number): boolean {
    if (!this.#wasEverPaused(creatorId)) return false
    const row = this.#database
      .statement(
        'SELECT 1 FROM ledger_pauses WHERE creator_id = ? AND source = ? AND ended_at IS NULL',
      )
      .row([creatorId, PAUSE_SOURCES.indexOf('unaccounted_money')])
    return row !== undefined
  }

  /** When such a pause last ended; `null`: none has. */
  leftToPeopleUntil(creatorId: number): Instant | null {
    if (!this.#wasEverPaused(creatorId)) return null
    const row = this.#database
      .statement('SELECT MAX(ended_at) FROM ledger_pauses WHERE creator_id = ? AND source = ?')
      .row([creatorId, PAUSE_SOURCES.indexOf('unaccounted_money')])
    return (row?.[0] ?? null) as Instant | null
  }

  #pauses(creatorId: number, at: Instant, when: string): PauseSource[] {
    if (!this.#wasEverPaused(creatorId)) return []
    return this.#database
      .statement(`SELECT source FROM ledger_pauses WHERE creator_id = ?1 AND ${when}`)
      .rows([creatorId, at])
      .map(([source]) => PAUSE_SOURCES[source as number]!)
  }

  #wasEverPaused(creatorId: number): boolean {
    this.#everPaused ??= this.#readEverPaused()
    return this.#everPaused.has(creatorId)
  }

  #readEverPaused(): Set<number> {
    const rows = this.#database
      .statement('SELECT DISTINCT creator_id FROM ledger_pauses')
      .rows([]) as [number][]
    return new Set(rows.map(([creatorId]) => creatorId))
  }

  #read(creatorId: number): KnownStanding {
    const row = this.#database
      .statement(
        `SELECT country, rail, compliance, instant_capable, account_opened_day, completed_payouts_before,
           minimum_cents, under_age_without_guardian, bank_account
         FROM ledger_creators WHERE creator_id = ?`,
      )
      .row([creatorId]) as [string, ...number[]]
    return {
      country: row[0],
      rail: RAILS[row[1]!]!,
      compliance: COMPLIANCE_STATES[row[2]!]!,
      instantCapable: row[3] === 1,
      accountOpenedDay: row[4]!,
      completedPayoutsBefore: row[5]!,
      ownMinimumCents: row[6]!,
      underAgeWithoutGuardian: row[7] === 1,
      bankAccount: BANK_ACCOUNTS[row[8]!]!,
    }
  }
}
