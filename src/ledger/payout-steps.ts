/**
 * The steps of payouts and of their balances from state to state, each with its history. A step that is not legal, or that
 * a balance cannot follow, is refused before anything of it is written, and the refusal is recorded.
 */
import { BALANCE_STATES, type BalanceState } from '../core/balance-state'
import type { Instant } from '../core/calendar'
import { canPayoutBecome, PAYOUT_STATES, type PayoutState } from '../core/payout-state'
import type { Balances } from './balances'
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
    const { payoutId, state: from, processor } = payout
    if (!canPayoutBecome(from, to, processor)) {
      this.#recordRefusal(payout, to, at, 'not a legal step')
      return false
    }
    const [balancesFrom, balancesTo] = step.balances ?? []
    const balances = balancesFrom ? this.#balances.ofPayout(payoutId) : []
    const canFollow = balances.every(({ state }) => state === balancesFrom)
    if (!canFollow || !this.#changeState(payout, to, at, step.reason)) {
      const isStill = this.#stateOf(payoutId) === from
      const reason = isStill ? `a balance of it is not ${balancesFrom}` : `it is no longer ${from}`
      this.#recordRefusal(payout, to, at, reason)
      return false
    }
    this.recordPayoutChange(payoutId, from, to, at)
    for (const { balanceId } of balances) {
      this.changeBalance(payoutId, balanceId, balancesFrom!, balancesTo!, at)
    }
    return true
  }

  /** Returns whether the payout was in the state that its copy has. */
  #changeState(
    { payoutId, state: from }: Payout,
    to: PayoutState,
    at: Instant,
    reason?: string,
  ): boolean {
    this.#database
      .statement(
        `UPDATE ledger_payouts SET state = ?, failure_reason = COALESCE(?, failure_reason),
           completed_at = COALESCE(?, completed_at) WHERE payout_id = ? AND state = ?`,
      )
      .run([
        PAYOUT_STATES.indexOf(to),
        reason ?? null,
        to === 'completed' ? at : null,
        payoutId,
        PAYOUT_STATES.indexOf(from),
      ])
    return this.#database.rowsChanged === 1
  }

  #stateOf(payoutId: number): PayoutState | undefined {
    const row = this.#database
      .statement('SELECT state FROM ledger_payouts WHERE payout_id = ?')
      .row([payoutId])
    return PAYOUT_STATES[row?.[0] as number]
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

  changeBalance(
    payoutId: number,
    balanceId: number,
    from: BalanceState,
    to: BalanceState,
    at: Instant,
  ): void {
    this.#database
      .statement(
        `INSERT INTO ledger_state_changes (payout_id, balance_id, occurred_at, from_state, to_state)
         VALUES (?, ?, ?, ?, ?)`,
      )
      .run([payoutId, balanceId, at, BALANCE_STATES.indexOf(from), BALANCE_STATES.indexOf(to)])
    this.#balances.change(balanceId, from, to)
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
