/**
 * The ledger held against the auditor's books: accounts against their entries, creators against what they earned,
 * payouts against what the processors made of them, and all money against what came in and went out.
 */
import { SECONDS_IN_HOUR, type Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import { PAYOUT_STATES, type PayoutState } from '../core/payout-state'
import type { Database } from '../ledger/database'
import type { Auditor } from './auditor'
import type { Findings } from './findings'
import { disagreement } from './processor-agreement'

/** What we were told of may still be worked on for so long, and for one call more, before our state must show it. */
const GRACE_SECONDS = SECONDS_IN_HOUR

interface LedgerPayout {
  creatorId: number
  state: PayoutState
  grossCents: Cents
  netCents: Cents
  costCents: Cents
}

export class Reconciliation {
  readonly #database: Database
  readonly #auditor: Auditor
  readonly #processorsHeldCents: () => Cents
  readonly #graceSeconds: number
  readonly #accountSums = new Map<number, Cents>()
  /** Payouts as the ledger had them when they were last looked at, and sums over them. */
  readonly #payouts = new Map<number, LedgerPayout>()
  readonly #paidGross = new Map<number, Cents>()
  #paidNetCents = 0
  #costCents = 0

  /** `callSecondsMax`: how long a call to a processor and its answer may take together. */
  constructor(
    database: Database,
    auditor: Auditor,
    processorsHeldCents: () => Cents,
    callSecondsMax: number,
  ) {
    this.#database = database
    this.#auditor = auditor
    this.#processorsHeldCents = processorsHeldCents
    this.#graceSeconds = GRACE_SECONDS + callSecondsMax
  }

  accountsMatchEntries(afterPostingId: number, findings: Findings): void {
    if (afterPostingId === 0) this.#accountSums.clear()
    for (const [side, sign] of [
      ['debit', 1],
      ['credit', -1],
    ] as const) {
      const rows = this.#database
        .statement(
          `SELECT ${side}_account_id, SUM(amount_cents) FROM ledger_postings
           WHERE posting_id > ? GROUP BY 1`,
        )
        .rows([afterPostingId])
      for (const [accountId, sum] of rows as [number, number][]) {
        this.#accountSums.set(accountId, (this.#accountSums.get(accountId) ?? 0) + sign * sum)
      }
    }
    const accounts = this.#database
      .statement('SELECT account_id, name, balance_cents FROM ledger_accounts')
      .rows([])
    for (const [accountId, name, balance] of accounts as [number, string, number][]) {
      const sum = this.#accountSums.get(accountId) ?? 0
      if (sum !== balance) {
        findings.add(
          'accounts_match_entries',
          name,
          `account ${name} stands at ${balance} cents, its entries make ${sum}`,
        )
      }
    }
  }

  /** Looks again at payouts that changed on either side, and compares them with what the processors made. */
  processorAgrees(changed: Iterable<number>, now: Instant, findings: Findings): void {
    const subjects = new Set([...changed, ...this.#auditor.touchedPayouts])
    this.#auditor.touchedPayouts.clear()
    for (const payoutId of subjects) {
      const ours = this.#lookUp(payoutId)
      const made = this.#auditor.payoutsMadeFor(payoutId)
      const problem = ours
        ? disagreement(ours, made, now - this.#graceSeconds)
        : `the processor paid ${made[0]?.netCents ?? 0} cents for payout ${payoutId}, which is not ours`
      if (problem) findings.add('processor_agrees', payoutId, `payout ${payoutId}: ${problem}`)
      if (made.some((payout) => payout.toldAt > now - this.#graceSeconds)) {
        this.#auditor.touchedPayouts.add(payoutId)
      }
    }
  }

  creatorsAreOwedWhatTheyEarned(findings: Findings, everyone: boolean): void {
    const statement = this.#database.statement(
      `SELECT COALESCE(SUM(amount_cents), 0) FROM ledger_balances
       WHERE creator_id = ? AND state < 2`,
    )
    const subjects = everyone ? this.#auditor.creators : this.#auditor.touchedCreators
    for (const creatorId of subjects) {
      const owed = statement.row([creatorId])![0] as number
      const expected = this.#auditor.earnedCents(creatorId) - (this.#paidGross.get(creatorId) ?? 0)
      if (owed !== expected) {
        findings.add(
          'creators_are_owed_what_they_earned',
          creatorId,
          `creator ${creatorId} is owed ${owed} cents, should be owed ${expected}`,
        )
      }
    }
    this.#auditor.touchedCreators.clear()
  }

  moneyIsConserved(findings: Findings): void {
    const held = this.#processorsHeldCents()
    const expectedHeld = this.#auditor.expectedHeldCents
    if (held !== expectedHeld) {
      findings.add(
        'money_is_conserved',
        'processors',
        `the processors hold ${held} cents, ${expectedHeld} came in and did not go out`,
      )
    }
    const booked = this.#database
      .statement(
        `SELECT COALESCE(SUM(balance_cents), 0) FROM ledger_accounts
         WHERE name IN ('funds_at_platform', 'funds_at_processor')`,
      )
      .row([])![0] as number
    const expectedBooked = this.#auditor.moneyInCents - this.#paidNetCents - this.#costCents
    if (booked !== expectedBooked) {
      findings.add(
        'money_is_conserved',
        'ledger',
        `the ledger holds ${booked} cents, ${expectedBooked} came in and did not go out`,
      )
    }
  }

  /** The payout as the ledger has it now; what changed since the last look goes into the sums. */
  #lookUp(payoutId: number): LedgerPayout | null {
    const row = this.#database
      .statement(
        'SELECT creator_id, state, gross_cents, net_cents, cost_cents FROM ledger_payouts WHERE payout_id = ?',
      )
      .row([payoutId]) as [number, number, number, number, number] | undefined
    if (!row) return null
    const payout: LedgerPayout = {
      creatorId: row[0],
      state: PAYOUT_STATES[row[1]]!,
      grossCents: row[2],
      netCents: row[3],
      costCents: row[4],
    }
    const before = this.#payouts.get(payoutId)
    if (before) this.#count(before, -1)
    this.#count(payout, 1)
    this.#payouts.set(payoutId, payout)
    this.#auditor.touchedCreators.add(payout.creatorId)
    return payout
  }

  #count(payout: LedgerPayout, sign: 1 | -1): void {
    this.#costCents += sign * payout.costCents
    if (payout.state !== 'completed') return
    this.#paidNetCents += sign * payout.netCents
    this.#paidGross.set(
      payout.creatorId,
      (this.#paidGross.get(payout.creatorId) ?? 0) + sign * payout.grossCents,
    )
  }
}
