/** Creators as the ledger knows them: who they are, how they are paid, and whether they may be. */
import type { Day, Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import {
  BANK_ACCOUNTS,
  COMPLIANCE_STATES,
  CREATOR_SETTINGS,
  PAYOUT_FREQUENCIES,
  RAILS,
  type BankAccount,
  type ComplianceState,
  type CreatorSetting,
  type PayoutFrequency,
  type Rail,
} from '../core/vocabulary'
import type { Accounts } from './accounts'
import type { Database } from './database'

export interface Creator {
  creatorId: number
  handle: string
  country: string
  rail: Rail
  frequency: PayoutFrequency
  compliance: ComplianceState
  instantCapable: boolean
  accountOpenedDay: Day
  /** Payouts completed before the run began. */
  completedPayoutsBefore: number
  /** The creator's own threshold for standard payouts. */
  minimumCents: Cents
  underAgeWithoutGuardian: boolean
  /** Where the rail pays to a bank or card; of no account elsewhere. */
  bankAccount: BankAccount
}

export class Creators {
  readonly #database: Database
  readonly #accounts: Accounts
  readonly #byId = new Map<number, Creator>()
  #lastChangeId = 0

  constructor(database: Database, accounts: Accounts) {
    this.#database = database
    this.#accounts = accounts
  }

  add(creator: Creator): void {
    this.#database
      .statement('INSERT INTO ledger_creators VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
      .run([
        creator.creatorId,
        creator.handle,
        creator.country,
        RAILS.indexOf(creator.rail),
        PAYOUT_FREQUENCIES.indexOf(creator.frequency),
        COMPLIANCE_STATES.indexOf(creator.compliance),
        Number(creator.instantCapable),
        creator.accountOpenedDay,
        creator.completedPayoutsBefore,
        creator.minimumCents,
        Number(creator.underAgeWithoutGuardian),
        BANK_ACCOUNTS.indexOf(creator.bankAccount),
      ])
    this.#byId.set(creator.creatorId, { ...creator })
    this.#accounts.openForCreator(creator.creatorId)
  }

  /** A creator's settings as they stand; kept in memory beside the row, since every payout asks for them. */
  get(creatorId: number): Readonly<Creator> {
    const creator = this.#byId.get(creatorId)
    if (!creator) throw new Error(`No creator ${creatorId}`)
    return creator
  }

  get count(): number {
    return this.#byId.size
  }

  has(creatorId: number): boolean {
    return this.#byId.has(creatorId)
  }

  /** Sets the schedule and keeps what it was before; setting what stands already is no change. */
  changeFrequency(creatorId: number, frequency: PayoutFrequency, at: Instant): void {
    const creator = this.#byId.get(creatorId)!
    if (creator.frequency === frequency) return
    this.#recordChange(creatorId, at, 'payout_frequency', creator.frequency, frequency)
    this.#database
      .statement('UPDATE ledger_creators SET frequency = ? WHERE creator_id = ?')
      .run([PAYOUT_FREQUENCIES.indexOf(frequency), creatorId])
    creator.frequency = frequency
  }

  /** Creators on these rails with something unpaid and positive, by id; on the daily schedule only, if asked. */
  holdingBalance(rails: readonly Rail[], dailyOnly: boolean): number[] {
    const rows = this.#database
      .statement(
        `SELECT c.creator_id FROM ledger_creators c
         WHERE c.rail IN (${rails.map((rail) => RAILS.indexOf(rail)).join(', ')})
         ${dailyOnly ? `AND c.frequency = ${PAYOUT_FREQUENCIES.indexOf('daily')}` : ''}
         AND (SELECT SUM(b.amount_cents) FROM ledger_balances b
              WHERE b.creator_id = c.creator_id AND b.state = 0) > 0
         ORDER BY c.creator_id`,
      )
      .rows([])
    return rows.map((row) => row[0] as number)
  }

  #recordChange(
    creatorId: number,
    at: Instant,
    setting: CreatorSetting,
    from: string,
    to: string,
  ): void {
    this.#database
      .statement('INSERT INTO ledger_setting_changes VALUES (?, ?, ?, ?, ?, ?)')
      .run([++this.#lastChangeId, creatorId, at, CREATOR_SETTINGS.indexOf(setting), from, to])
  }
}
