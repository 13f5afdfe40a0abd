/**
 * The SQLite ledger: every creator, sale, balance, payout and cent of a run. The writes of a step
 * are in one transaction, and consecutive steps share one (group commit). After a rollback the
 * ledger must not be used any more, since what its modules remember would no longer match the rows.
 */
import type { SqlJsStatic } from 'sql.js'
import { exhaust } from '../core/exhaust'
import { Accounts } from './accounts'
import { Balances } from './balances'
import { CreatorPayouts } from './creator-payouts'
import { Creators } from './creators'
import { Database, type StatementObserver } from './database'
import { ledgerDigest } from './digest'
import { HandledWebhooks } from './handled-webhooks'
import { Notes } from './notes'
import { Pauses } from './pauses'
import { PayoutMovements } from './payout-movements'
import { OpenRefunds } from './open-refunds'
import { PlatformMoney } from './platform-money'
import { PayoutParts } from './payout-parts'
import { PayoutHistory } from './payout-history'
import { Payouts } from './payouts'
import { Postings } from './postings'
import { Requests } from './requests'
import { Sales } from './sales'
import { ServiceDifferences } from './service-differences'
import { StateChanges } from './state-changes'
import { LEDGER_SCHEMA_VERSION, TABLES, VIEWS } from './schema'

/** So many steps are one transaction: a commit costs more than a step of a few rows. */
const STEPS_PER_COMMIT = 256

export class Ledger {
  readonly database: Database
  readonly accounts: Accounts
  readonly creators: Creators
  readonly pauses: Pauses
  readonly balances: Balances
  readonly sales: Sales
  readonly payouts: Payouts
  readonly creatorPayouts: CreatorPayouts
  readonly payoutHistory: PayoutHistory
  readonly parts: PayoutParts
  readonly requests: Requests
  readonly openRefunds: OpenRefunds
  readonly handledWebhooks: HandledWebhooks
  readonly notes: Notes
  readonly platform: PlatformMoney
  readonly serviceDifferences: ServiceDifferences
  readonly #postings: Postings
  readonly #stateChanges: StateChanges
  #stepsSinceCommit = 0

  constructor(engine: SqlJsStatic, onStatement: StatementObserver | null = null) {
    this.database = new Database(engine, onStatement)
    this.database.beginIfNeeded()
    this.database.script(TABLES)
    this.database.script(VIEWS)
    this.database.script(`PRAGMA user_version = ${LEDGER_SCHEMA_VERSION}`)
    this.database.commit()
    this.requests = new Requests(this.database)
    const sales = this.database.appendedTo('ledger_sales')
    this.#stateChanges = new StateChanges(
      this.database.appendedTo('ledger_payout_changes'),
      this.database.appendedTo('ledger_balance_changes'),
    )
    const postings = {
      singles: this.database.appendedTo('ledger_single_postings'),
      sales: this.database.appendedTo('ledger_sale_transfers'),
      completions: this.database.appendedTo('ledger_completions'),
    }
    this.accounts = new Accounts(this.database)
    this.creators = new Creators(this.database, this.accounts)
    this.pauses = new Pauses(this.database)
    this.balances = new Balances(this.database)
    this.#postings = new Postings(postings, this.accounts)
    this.sales = new Sales(this.database, {
      rows: sales,
      accounts: this.accounts,
      balances: this.balances,
      postings: this.#postings,
    })
    this.platform = new PlatformMoney(this.accounts, this.#postings)
    this.creatorPayouts = new CreatorPayouts(this.database)
    this.payoutHistory = new PayoutHistory(this.database)
    this.payouts = new Payouts(this.database, {
      changes: this.#stateChanges,
      ofCreators: this.creatorPayouts,
      history: this.payoutHistory,
      balances: this.balances,
      movements: new PayoutMovements(this.accounts, this.#postings),
      railAt: (creatorId, at) => this.creators.railAt(creatorId, at),
    })
    this.parts = new PayoutParts(this.database)
    this.openRefunds = new OpenRefunds(this.database)
    this.handledWebhooks = new HandledWebhooks(this.database)
    this.notes = new Notes(this.database)
    this.serviceDifferences = new ServiceDifferences(this.database)
  }

  /** For the order of what happens beside the changes of state of payouts and balances. */
  get lastChangeId(): number {
    return this.#stateChanges.lastId
  }

  /** Rows of the `entries` view: two for each posting. */
  get entryCount(): number {
    return 2 * this.#postings.count
  }

  /**
   * Ends a step: what it wrote is committed whole, by itself or with the next steps. The balances kept with the accounts
   * may lag behind their entries until the next `commit`, since almost every step moves the same few accounts.
   */
  endStep(): void {
    this.#stepsSinceCommit += 1
    if (this.#stepsSinceCommit >= STEPS_PER_COMMIT) this.#commitSteps()
  }

  /** Commits, and brings the balances of the accounts up to their entries: at the end of a day, and before a reading. */
  commit(): void {
    this.accounts.flush()
    this.#commitSteps()
  }

  #commitSteps(): void {
    this.database.commit()
    this.#stepsSinceCommit = 0
  }

  /** The ledger as the content of a SQLite file. */
  export(): Uint8Array {
    this.commit()
    return this.database.export()
  }

  /** SHA-256 over every row; see `ledgerDigest`. */
  digest(): string {
    return exhaust(this.digestByTable())
  }

  digestByTable(): Generator<number, string> {
    this.accounts.flush()
    return ledgerDigest(this.database)
  }
}
