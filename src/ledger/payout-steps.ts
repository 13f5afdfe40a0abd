/**
 * The steps of payouts and of their balances from state to state, each with its history. A step that is not legal, or that
 * a balance cannot follow, is refused whole, and the refusal is recorded.
 */
import { BALANCE_STATES, type BalanceState } from '../core/balance-state'
import type { Instant } from '../core/calendar'
import { canPayoutBecome, PAYOUT_STATES, type PayoutState } from '../core/payout-state'
import { StepRefused, type Balances } from './balances'
import type { Database } from './database'
import type { Payout } from './payout'

export interface Step {
  reason?: string
  /** What the payout's balances go from and to. */
  balances?: [from: BalanceState, to: BalanceState]
}

export class PayoutSteps {
  readonly #database: Database
  readonly #balances: Balances

  constructor(database: Database, balances: Balances) {
    this.#database = database
    this.#balances = balances
  }

  /** One step of a payout and of its balances: both are taken, or neither, and then the refusal is recorded. */
  take(payout: Payout, to: PayoutState, at: Instant, step: Step = {}): boolean {
    if (!canPayoutBecome(payout.state, to, payout.processor)) {
      this.#recordRefusal(payout, to, at, 'not a legal step')
      return false
    }
    try {
      if (step.balances) this.#database.atomically(() => this.#write(payout, to, at, step))
      else this.#write(payout, to, at, step)
    } catch (error) {
      if (!(error instanceof StepRefused)) throw error
      this.#recordRefusal(payout, to, at, error.message)
      return false
    }
    return true
  }

  #write({ payoutId, state: from }: Payout, to: PayoutState, at: Instant, step: Step): void {
    this.#database
      .statement(
        `UPDATE ledger_payouts SET state = ?, failure_reason = COALESCE(?, failure_reason),
           completed_at = COALESCE(?, completed_at) WHERE payout_id = ? AND state = ?`,
      )
      .run([
        PAYOUT_STATES.indexOf(to),
        step.reason ?? null,
        to === 'completed' ? at : null,
        payoutId,
        PAYOUT_STATES.indexOf(from),
      ])
    if (this.#database.rowsChanged !== 1) throw new StepRefused(`it is no longer ${from}`)
    this.recordPayoutChange(payoutId, from, to, at)
    if (step.balances) this.changeBalances(payoutId, ...step.balances, at)
  }

  #recordRefusal(payout: Payout, to: PayoutState, at: Instant, reason: string): void {
    this.#database
      .statement(
        `INSERT INTO ledger_refused_changes (payout_id, occurred_at, from_state, to_state, reason)
         VALUES (?, ?, ?, ?, ?)`,
      )
      .run([
        payout.payoutId,
        at,
        PAYOUT_STATES.indexOf(payout.state),
        PAYOUT_STATES.indexOf(to),
        reason,
      ])
  }

  /** Balances change in the order of the primary key by which they are found; asking for that order costs a sorter. */
  changeBalances(payoutId: number, from: BalanceState, to: BalanceState, at: Instant): void {
    this.#database
      .statement(
        `INSERT INTO ledger_state_changes (payout_id, balance_id, occurred_at, from_state, to_state)
         SELECT payout_id, balance_id, ?, ?, ? FROM ledger_payout_balances WHERE payout_id = ?`,
      )
      .run([at, BALANCE_STATES.indexOf(from), BALANCE_STATES.indexOf(to), payoutId])
    this.#balances.changeOfPayout(payoutId, from, to, this.#database.rowsChanged)
  }

  recordPayoutChange(
    payoutId: number,
    from: PayoutState | null,
    to: PayoutState,
    at: Instant,
  ): void {
    this.#database
      .statement(
        `INSERT INTO ledger_state_changes (payout_id, occurred_at, from_state, to_state)
         VALUES (?, ?, ?, ?)`,
      )
      .run([
        payoutId,
        at,
        from === null ? null : PAYOUT_STATES.indexOf(from),
        PAYOUT_STATES.indexOf(to),
      ])
  }
}
