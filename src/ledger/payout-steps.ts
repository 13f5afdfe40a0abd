/**
 * Moves payouts and their balances from state to state, and keeps the history of each. A step that
 * is not legal, or that a balance cannot follow, is refused before anything of it is written, and
 * the refusal is recorded. Code that writes without checks is never refused.
 */
import type { BalanceState } from '../core/balance-state'
import type { Instant } from '../core/calendar'
import type { DayBalance } from '../core/instant-payouts'
import { canPayoutBecome, PAYOUT_STATES, type PayoutState } from '../core/payout-state'
import type { Balances, ClaimedBalance } from './balances'
import type { Database } from './database'
import type { Payout } from './payout'
import type { StateChanges } from './state-changes'
import type { Unchecked } from './writes'

export interface Step {
  reason?: string
  /** What the payout's balances go from and to. */
  balances?: [from: BalanceState, to: BalanceState]
}

export class PayoutSteps {
  readonly #database: Database
  readonly #balances: Balances
  readonly #changes: StateChanges

  constructor(database: Database, changes: StateChanges, balances: Balances) {
    this.#database = database
    this.#balances = balances
    this.#changes = changes
  }

  /**
   * Takes the payout's own step, where its balances can follow; otherwise nothing is written but the refusal. Returns
   * the balances that are to follow, or `null` where it was not taken.
   */
  take(
    payout: Payout,
    to: PayoutState,
    at: Instant,
    { reason: why, balances }: Step,
    unchecked: Unchecked,
  ): readonly ClaimedBalance[] | null {
    const { payoutId, state: from, processor } = payout
    if (!unchecked.state && !canPayoutBecome(from, to, processor)) {
      this.#recordRefusal(payout, to, at, 'not a legal step')
      return null
    }
    const following = balances ? this.#balances.ofPayout(payoutId) : []
    const canFollow = unchecked.balances || following.every(({ state }) => state === balances![0])
    if (!canFollow || !this.#changeState(payout, to, at, why, unchecked)) {
      const isStill = this.#stateOf(payoutId) === from
      const reason = isStill ? `a balance of it is not ${balances?.[0]}` : `it is no longer ${from}`
      this.#recordRefusal(payout, to, at, reason)
      return null
    }
    this.#changes.payoutChanged(payoutId, from, to, at)
    return following
  }

  /** The amounts are kept as claimed: should the payout fail, its balances can change again. */
  claim(
    payoutId: number,
    balances: readonly DayBalance[],
    at: Instant,
    unchecked: Unchecked,
  ): void {
    const balanceIds = balances.map(({ balanceId }) => balanceId).sort((one, other) => one - other)
    // Inserted from a SELECT, for which SQLite keeps a journal of the statement, a row takes twice as long.
    const claim = this.#database.statement(
      `INSERT INTO ledger_payout_balances
       VALUES (?1, ?2, (SELECT amount_cents FROM ledger_balances WHERE balance_id = ?2))`,
    )
    for (const balanceId of balanceIds) claim.run([payoutId, balanceId])
    this.#changeBalances(payoutId, balanceIds, ['unpaid', 'processing'], at, unchecked)
  }

  /** The balances of a payout follow the step that it has taken. */
  follow(
    payoutId: number,
    balances: readonly ClaimedBalance[],
    step: NonNullable<Step['balances']>,
    at: Instant,
    unchecked: Unchecked,
  ): void {
    const balanceIds = balances.map(({ balanceId }) => balanceId)
    this.#changeBalances(payoutId, balanceIds, step, at, unchecked)
  }

  /** Returns whether the payout was in the state that its copy has. */
  #changeState(
    { payoutId, state: from }: Payout,
    to: PayoutState,
    at: Instant,
    reason: string | undefined,
    unchecked: Unchecked,
  ): boolean {
    this.#database
      .statement(
        `UPDATE ledger_payouts SET state = ?, failure_reason = COALESCE(?, failure_reason),
           completed_at = COALESCE(?, completed_at) WHERE payout_id = ? AND (state = ? OR ?)`,
      )
      .run([
        PAYOUT_STATES.indexOf(to),
        reason ?? null,
        to === 'completed' ? at : null,
        payoutId,
        PAYOUT_STATES.indexOf(from),
        unchecked.state ? 1 : 0,
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

  #changeBalances(
    payoutId: number,
    balanceIds: readonly number[],
    [from, to]: NonNullable<Step['balances']>,
    at: Instant,
    unchecked: Unchecked,
  ): void {
    this.#changes.balancesChanged(payoutId, balanceIds, from, to, at)
    for (const balanceId of balanceIds) {
      if (unchecked.balances) this.#balances.overwrite(balanceId, to)
      else this.#balances.change(balanceId, from, to)
    }
  }
}
