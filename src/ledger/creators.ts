/** Creators as the ledger knows them: who they are, how they are paid, and whether they may be. */
import type { Day, Instant } from '../core/calendar'
import {
  flexibleScheduleText,
  scheduleText,
  type FlexibleSchedule,
  type PayoutSchedule,
} from '../core/flexible-schedule'
import type { Cents } from '../core/money'
import {
  BANK_ACCOUNTS,
  COMPLIANCE_STATES,
  CYCLE_FREQUENCIES,
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
import { IS_UNPAID_SQL } from './open-balances'

export interface Creator {
  creatorId: number
  handle: string
  country: string
  rail: Rail
  frequency: PayoutFrequency
  /** The details of a flexible schedule, whose word is `frequency`; `null` on the real ones. */
  flexible: FlexibleSchedule | null
  compliance: ComplianceState
  instantCapable: boolean
  accountOpenedDay: Day
  /** Payouts completed before the run began. */
  completedPayoutsBefore: number
  /** The creator's own threshold for standard payouts. */
  minimumCents: Cents
  /** What the creator is granted with PayPal: no fee, and payouts in parts. */
  paypalFeeWaived?: boolean
  paypalSplits?: boolean
  underAgeWithoutGuardian: boolean
  /** Where the rail pays to a bank or card; not used elsewhere. */
  bankAccount: BankAccount
}

/** A schedule as a creator's row has it. */
export const scheduleColumns = (
  schedule: PayoutSchedule,
): Pick<Creator, 'frequency' | 'flexible'> =>
  typeof schedule === 'string'
    ? { frequency: schedule, flexible: null }
    : { frequency: schedule.frequency, flexible: schedule }

/** Where a creator is paid. */
export type Destination = Pick<Creator, 'rail' | 'country' | 'bankAccount' | 'instantCapable'>

/** What says where a creator is paid. */
const DESTINATION_SETTINGS = (['rail', 'country', 'bank_account', 'instant_capable'] as const)
  .map((setting) => CREATOR_SETTINGS.indexOf(setting))
  .join()

const yesOrNo = (is: boolean): string => (is ? 'yes' : 'no')

export class Creators {
  readonly #database: Database
  readonly #accounts: Accounts
  readonly #byId = new Map<number, Creator>()
  /** Those on a flexible schedule, so that a run without any costs nothing. */
  readonly #flexible = new Map<number, FlexibleSchedule>()
  #lastChangeId = 0
  /** Creators who may not refund at the moment. */
  readonly #withoutRefunds = new Set<number>()
  /** Rails that creators were on before, in order of time; most have changed none. */
  readonly #formerRails = new Map<number, { until: Instant; rail: Rail }[]>()

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
    if (creator.paypalFeeWaived || creator.paypalSplits) this.#addPaypalTerms(creator)
    this.#byId.set(creator.creatorId, { ...creator })
    this.#keepDetails(creator.creatorId, creator.flexible)
    this.#accounts.openForCreator(creator.creatorId)
  }

  #addPaypalTerms({ creatorId, paypalFeeWaived = false, paypalSplits = false }: Creator): void {
    this.#database
      .statement('INSERT INTO ledger_paypal_terms VALUES (?, ?, ?)')
      .run([creatorId, Number(paypalFeeWaived), Number(paypalSplits)])
  }

  /** A creator's settings as they are; kept in memory beside the row, since every payout asks for them. */
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

  mayRefund(creatorId: number): boolean {
    return !this.#withoutRefunds.has(creatorId)
  }

  setMayRefund(creatorId: number, mayRefund: boolean, at: Instant): void {
    const words = ['stopped', 'allowed'] as const
    this.#recordChange(
      creatorId,
      at,
      'refunds',
      words[Number(!mayRefund)]!,
      words[Number(mayRefund)]!,
    )
    if (mayRefund) this.#withoutRefunds.delete(creatorId)
    else this.#withoutRefunds.add(creatorId)
  }

  /** Sets the schedule and keeps what it was before. Returns whether that is a change. */
  changeSchedule(creatorId: number, schedule: PayoutSchedule, at: Instant): boolean {
    const { frequency, flexible } = scheduleColumns(schedule)
    const creator = this.#byId.get(creatorId)!
    const before = scheduleText(creator.flexible ?? creator.frequency)
    const after = scheduleText(schedule)
    if (before === after) return false
    this.#recordChange(creatorId, at, 'payout_frequency', before, after)
    this.#database
      .statement('UPDATE ledger_creators SET frequency = ? WHERE creator_id = ?')
      .run([PAYOUT_FREQUENCIES.indexOf(frequency), creatorId])
    Object.assign(creator, { frequency, flexible })
    this.#keepDetails(creatorId, flexible)
    return true
  }

  /** Sets where a creator is paid and keeps what it was before. Returns whether that is a change. */
  changeDestination(creatorId: number, to: Destination, at: Instant): boolean {
    const from = this.#byId.get(creatorId)!
    const changes = (
      [
        ['rail', from.rail, to.rail],
        ['country', from.country, to.country],
        ['bank_account', from.bankAccount, to.bankAccount],
        ['instant_capable', yesOrNo(from.instantCapable), yesOrNo(to.instantCapable)],
      ] as const
    ).filter(([, before, after]) => before !== after)
    for (const [setting, before, after] of changes) {
      this.#recordChange(creatorId, at, setting, before, after)
    }
    if (from.rail !== to.rail) {
      const former = this.#formerRails.get(creatorId) ?? []
      this.#formerRails.set(creatorId, [...former, { until: at, rail: from.rail }])
    }
    this.#database
      .statement(
        `UPDATE ledger_creators SET rail = ?, country = ?, bank_account = ?, instant_capable = ?
         WHERE creator_id = ?`,
      )
      .run([
        RAILS.indexOf(to.rail),
        to.country,
        BANK_ACCOUNTS.indexOf(to.bankAccount),
        Number(to.instantCapable),
        creatorId,
      ])
    Object.assign(from, to)
    return changes.length > 0
  }

  /** The rail that a creator was on at an instant: what people change comes before all else of its second. */
  railAt(creatorId: number, at: Instant): Rail {
    const former = this.#formerRails.get(creatorId)?.find(({ until }) => at < until)
    return former?.rail ?? this.get(creatorId).rail
  }

  /** When it was last changed where a creator is paid; `null` where it never was. */
  destinationChangedAt(creatorId: number): Instant | null {
    return this.#database
      .statement(
        `SELECT MAX(changed_at) FROM ledger_setting_changes
         WHERE creator_id = ? AND setting IN (${DESTINATION_SETTINGS})`,
      )
      .row([creatorId])![0] as Instant | null
  }

  #keepDetails(creatorId: number, flexible: FlexibleSchedule | null): void {
    if (flexible) {
      this.#database
        .statement('INSERT OR REPLACE INTO ledger_flexible_schedules VALUES (?, ?)')
        .run([creatorId, flexibleScheduleText(flexible)])
      this.#flexible.set(creatorId, flexible)
    } else if (this.#flexible.delete(creatorId)) {
      this.#database
        .statement('DELETE FROM ledger_flexible_schedules WHERE creator_id = ?')
        .run([creatorId])
    }
  }

  /**
   * Creators on one of the real schedules, on these rails, with something unpaid and positive, by id; on the daily
   * schedule only, if asked.
   */
  holdingBalance(rails: readonly Rail[], dailyOnly: boolean): number[] {
    const rows = this.#database
      .statement(
        `SELECT c.creator_id FROM ledger_creators c
         WHERE c.rail IN (${rails.map((rail) => RAILS.indexOf(rail)).join(', ')})
         AND c.frequency ${dailyOnly ? `= ${PAYOUT_FREQUENCIES.indexOf('daily')}` : `< ${CYCLE_FREQUENCIES.length}`}
         AND (SELECT SUM(b.amount_cents) FROM ledger_balances b
              WHERE b.creator_id = c.creator_id AND ${IS_UNPAID_SQL}) > 0
         ORDER BY c.creator_id`,
      )
      .rows([])
    return rows.map((row) => row[0] as number)
  }

  /** Creators on a flexible schedule that passes, with something unpaid and positive, by id. */
  flexibleHoldingBalance(passes: (schedule: FlexibleSchedule) => boolean): number[] {
    if (this.#flexible.size === 0) return []
    const rows = this.#database
      .statement(
        `SELECT f.creator_id FROM ledger_flexible_schedules f
         WHERE (SELECT SUM(b.amount_cents) FROM ledger_balances b
                WHERE b.creator_id = f.creator_id AND ${IS_UNPAID_SQL}) > 0
         ORDER BY f.creator_id`,
      )
      .rows([])
    return rows
      .map((row) => row[0] as number)
      .filter((creatorId) => passes(this.#flexible.get(creatorId)!))
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
