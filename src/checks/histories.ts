/**
 * Whether every state history is legal: it begins where it should, each step leaves the state that the last one entered,
 * and each step is one that the table below allows. The table is the auditor's own, not the service's.
 */
import type { Database } from '../ledger/database'
import { BALANCE_STATES } from '../core/balance-state'
import { PAYOUT_STATES } from '../core/payout-state'
import { PROCESSORS } from '../core/vocabulary'
import type { Findings } from './findings'

const LEGAL_PAYOUT_STEPS = new Set([
  ' creating',
  'creating processing',
  'creating failed',
  'processing completed',
  'processing failed',
  'processing cancelled',
  'processing reversed',
  'processing returned',
  'processing unclaimed',
  'unclaimed completed',
  'unclaimed cancelled',
  'unclaimed reversed',
  'unclaimed returned',
  'completed returned',
])

/** Nobody but PayPal has unclaimed payouts, and what PayPal completed does not come back. */
const PAYPAL_ONLY_STEP = 'processing unclaimed'
const NEVER_PAYPAL_STEP = 'completed returned'

const LEGAL_BALANCE_STEPS = new Set([
  'unpaid processing',
  'processing paid',
  'processing unpaid',
  'paid unpaid',
  'unpaid forfeited',
])

const BALANCE_UNPAID = BALANCE_STATES.indexOf('unpaid')

export class Histories {
  readonly #database: Database
  readonly #payoutStates = new Map<number, number>()
  readonly #balanceStates = new Map<number, number>()

  constructor(database: Database) {
    this.#database = database
  }

  /** Follows the changes after a mark; returns the payouts that changed. */
  follow(afterChangeId: number, findings: Findings): Set<number> {
    const changed = new Set<number>()
    const rows = this.#database
      .statement(
        `SELECT payout_id, balance_id, from_state, to_state FROM ledger_state_changes
         WHERE change_id > ? ORDER BY change_id`,
      )
      .rows([afterChangeId])
    for (const [payoutId, balanceId, from, to] of rows as [
      number,
      number | null,
      number | null,
      number,
    ][]) {
      if (balanceId === null) {
        changed.add(payoutId)
        this.#step(
          'payout',
          payoutId,
          from,
          to,
          this.#payoutStates,
          PAYOUT_STATES,
          LEGAL_PAYOUT_STEPS,
          findings,
        )
      } else {
        this.#step(
          'balance',
          balanceId,
          from,
          to,
          this.#balanceStates,
          BALANCE_STATES,
          LEGAL_BALANCE_STEPS,
          findings,
        )
      }
    }
    return changed
  }

  #fitsProcessor(kind: 'payout' | 'balance', id: number, step: string): boolean {
    if (kind === 'balance' || (step !== PAYPAL_ONLY_STEP && step !== NEVER_PAYPAL_STEP)) return true
    const row = this.#database
      .statement('SELECT processor FROM ledger_payouts WHERE payout_id = ?')
      .row([id])
    const isPaypal = row?.[0] === PROCESSORS.indexOf('paypal')
    return isPaypal === (step === PAYPAL_ONLY_STEP)
  }

  /** At the end: every row is in the state in which its history leaves it. */
  compareWithRows(findings: Findings): void {
    this.#compare(
      'payout',
      'SELECT payout_id, state FROM ledger_payouts',
      this.#payoutStates,
      PAYOUT_STATES,
      findings,
    )
    this.#compare(
      'balance',
      'SELECT balance_id, state FROM ledger_balances',
      this.#balanceStates,
      BALANCE_STATES,
      findings,
    )
  }

  #step(
    kind: 'payout' | 'balance',
    id: number,
    from: number | null,
    to: number,
    states: Map<number, number>,
    words: readonly string[],
    legal: ReadonlySet<string>,
    findings: Findings,
  ): void {
    const before = states.get(id) ?? (kind === 'balance' ? BALANCE_UNPAID : null)
    const step = `${from === null ? '' : words[from]} ${words[to]}`
    if (before !== from || !legal.has(step) || !this.#fitsProcessor(kind, id, step)) {
      const was = before === null ? 'new' : words[before]
      findings.add(
        'histories_are_legal',
        `${kind} ${id}`,
        `${kind} ${id} was ${was} and has the step "${step.trim()}"`,
      )
    }
    states.set(id, to)
  }

  #compare(
    kind: 'payout' | 'balance',
    sql: string,
    states: ReadonlyMap<number, number>,
    words: readonly string[],
    findings: Findings,
  ): void {
    for (const [id, state] of this.#database.statement(sql).rows([]) as [number, number][]) {
      // A balance that no payout has claimed has no history and is unpaid; a payout's begins with the payout.
      const expected = states.get(id) ?? (kind === 'balance' ? BALANCE_UNPAID : null)
      if (state !== expected) {
        const ending =
          expected === null ? 'it has no history' : `its history ends in ${words[expected]}`
        findings.add(
          'histories_are_legal',
          `${kind} ${id}`,
          `${kind} ${id} is ${words[state]} but ${ending}`,
        )
      }
    }
  }
}
