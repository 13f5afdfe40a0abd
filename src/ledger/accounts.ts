/**
 * The accounts between which money moves, and their running balances. A posting debits one account and credits
 * another: debits count up, credits count down, so assets are positive and debts to creators negative.
 * Running balances are kept in memory and
 * written when the ledger is to be read as a whole.
 */
import type { Cents } from '../core/money'
import type { Database } from './database'

/** Accounts that exist once. The order is part of the ledger: ids count from 1. */
export const SHARED_ACCOUNTS = [
  /** Money of creators in the processor's accounts, and money of the platform in its own. */
  'funds_at_processor',
  'funds_at_platform',
  /** Claimed by payouts in progress. */
  'payouts_in_transit',
  /** Earned by the platform. */
  'sale_fees',
  'instant_payout_fees',
  'paypal_payout_fees',
  /** Paid by the platform: the processing part of sales, and what payouts cost. */
  'card_processing_costs',
  'payout_costs',
] as const
export type SharedAccount = (typeof SHARED_ACCOUNTS)[number]

/** Accounts that are opened when they are first used: after those of the creators, if at all. */
export const ADDED_ACCOUNTS = [
  /** What the platform brought of its own, and what sweeps have taken to its bank. */
  'platform_capital',
  'platform_bank',
] as const
export type AddedAccount = (typeof ADDED_ACCOUNTS)[number]

const SHARED_ACCOUNT_IDS = Object.fromEntries(
  SHARED_ACCOUNTS.map((name, index) => [name, index + 1]),
) as Readonly<Record<SharedAccount, number>>

/** So many balances go into one statement, which takes three quarters of the time of so many statements. */
const WRITTEN_AT_ONCE = 64
const WRITE_ONE = 'UPDATE ledger_accounts SET balance_cents = ?2 WHERE account_id = ?1'
const WRITE_MANY = `UPDATE ledger_accounts SET balance_cents = column2
  FROM (VALUES ${Array(WRITTEN_AT_ONCE).fill('(?, ?)').join(', ')}) WHERE account_id = column1`

export class Accounts {
  readonly #database: Database
  readonly #balances: Cents[] = [0]
  /** Accounts whose balance has changed since it was last written; each is in the list once. */
  readonly #isTouched: boolean[] = [false]
  readonly #touched: number[] = []
  readonly #creatorAccounts = new Map<number, number>()
  readonly #added = new Map<AddedAccount, number>()

  constructor(database: Database) {
    this.#database = database
    const insert = database.statement(
      'INSERT INTO ledger_accounts (account_id, name, creator_id, balance_cents) VALUES (?, ?, NULL, 0)',
    )
    SHARED_ACCOUNTS.forEach((name, index) => {
      insert.run([index + 1, name])
      this.#open()
    })
  }

  shared(name: SharedAccount): number {
    return SHARED_ACCOUNT_IDS[name]
  }

  openForCreator(creatorId: number): void {
    this.#creatorAccounts.set(creatorId, this.#add(`creator:${creatorId}`, creatorId))
  }

  added(name: AddedAccount): number {
    const known = this.#added.get(name)
    if (known !== undefined) return known
    const accountId = this.#add(name, null)
    this.#added.set(name, accountId)
    return accountId
  }

  #add(name: string, creatorId: number | null): number {
    const accountId = this.#balances.length
    this.#open()
    this.#database
      .statement(
        'INSERT INTO ledger_accounts (account_id, name, creator_id, balance_cents) VALUES (?, ?, ?, 0)',
      )
      .run([accountId, name, creatorId])
    return accountId
  }

  /** What the platform owes a creator and has not begun to pay. */
  ofCreator(creatorId: number): number {
    const accountId = this.#creatorAccounts.get(creatorId)
    if (accountId === undefined) throw new Error(`No account for creator ${creatorId}`)
    return accountId
  }

  /** The running balance of an account. */
  balanceOf(accountId: number): Cents {
    return this.#balances[accountId]!
  }

  move(debitAccount: number, creditAccount: number, amountCents: Cents): void {
    this.#balances[debitAccount]! += amountCents
    this.#balances[creditAccount]! -= amountCents
    this.#touch(debitAccount)
    this.#touch(creditAccount)
  }

  /** Writes the running balances that have changed since the last time. */
  flush(): void {
    const touched = this.#touched.splice(0)
    for (const accountId of touched) this.#isTouched[accountId] = false
    let written = 0
    for (; written + WRITTEN_AT_ONCE <= touched.length; written += WRITTEN_AT_ONCE) {
      this.#write(WRITE_MANY, touched.slice(written, written + WRITTEN_AT_ONCE))
    }
    for (const accountId of touched.slice(written)) this.#write(WRITE_ONE, [accountId])
  }

  #write(sql: string, accountIds: readonly number[]): void {
    const rows = accountIds.flatMap((accountId) => [accountId, this.#balances[accountId]!])
    this.#database.statement(sql).run(rows)
  }

  #open(): void {
    this.#balances.push(0)
    this.#isTouched.push(false)
  }

  #touch(accountId: number): void {
    if (this.#isTouched[accountId]) return
    this.#isTouched[accountId] = true
    this.#touched.push(accountId)
  }
}
