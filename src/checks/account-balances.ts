/**
 * The balances of the accounts, read all at once, and what their entries make by the auditor's own adding up. Names are
 * read when there are new accounts and at the end of the run; the balances each time.
 */
import type { Cents } from '../core/money'
import { sentence, type SentencePart } from '../core/sentence'
import type { Database } from '../ledger/database'
import type { Check, Look } from './moments'
import type { PostingRow, PostingWatcher } from './new-postings'
import type { Violations } from './violations'

export class AccountBalances implements Check, PostingWatcher {
  readonly #database: Database
  readonly #names = new Map<number, string>()
  readonly #ids = new Map<string, number>()
  readonly #balances = new Map<number, Cents>()
  readonly #sums = new Map<number, Cents>()

  constructor(database: Database) {
    this.#database = database
  }

  beginAgain(): void {
    this.#sums.clear()
    this.#names.clear()
    this.#ids.clear()
    this.#addClosed()
  }

  posted(row: PostingRow): void {
    const amountCents = row[6]
    this.#add(row[4], amountCents)
    this.#add(row[5], -amountCents)
  }

  /** What the ledger has kept of postings that are closed. */
  #addClosed(): void {
    for (const [debit, credit, amount] of this.#rows(
      'SELECT debit_account_id, credit_account_id, amount_cents FROM ledger_closed_postings',
    )) {
      this.#add(debit as number, amount as Cents)
      this.#add(credit as number, -(amount as Cents))
    }
  }

  #add(accountId: number, amountCents: Cents): void {
    this.#sums.set(accountId, (this.#sums.get(accountId) ?? 0) + amountCents)
  }

  /** Once the postings have been followed. */
  atEachLook({ violations }: Look): void {
    this.#read()
    this.#matchEntries(violations)
  }

  /** Reads all accounts. */
  #read(): void {
    this.#balances.clear()
    for (const [accountId, balance] of this.#rows(
      'SELECT account_id, balance_cents FROM ledger_accounts',
    )) {
      this.#balances.set(accountId as number, balance as Cents)
    }
    if (this.#names.size !== this.#balances.size) this.#readNames()
  }

  #matchEntries(violations: Violations): void {
    for (const [accountId, balance] of this.#balances) {
      const sum = this.#sums.get(accountId) ?? 0
      if (sum === balance) continue
      const name = this.#names.get(accountId)!
      violations.add(
        'accounts_match_entries',
        name,
        sentence`${accountOf(name)} is at ${{ cents: balance }}, its entries sum to ${{ cents: sum }}`,
        { cents: balance - sum, creatorId: creatorOf(name) },
      )
    }
  }

  /** The balance of an account; `null` where there is none of this name. */
  of(name: string): Cents | null {
    const accountId = this.#ids.get(name)
    return accountId === undefined ? null : (this.#balances.get(accountId) ?? null)
  }

  #readNames(): void {
    for (const [accountId, name] of this.#rows('SELECT account_id, name FROM ledger_accounts')) {
      this.#names.set(accountId as number, name as string)
      this.#ids.set(name as string, accountId as number)
    }
  }

  #rows(sql: string): unknown[][] {
    return this.#database.statement(sql).rows([])
  }
}

function creatorOf(account: string): number | undefined {
  const [kind, id] = account.split(':')
  return kind === 'creator' ? Number(id) : undefined
}

function accountOf(name: string): SentencePart {
  const creatorId = creatorOf(name)
  const forPrograms = `account ${name}`
  return creatorId === undefined
    ? forPrograms
    : { forPrograms, forPeople: sentence`the account of ${{ creatorId }}` }
}
