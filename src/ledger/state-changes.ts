/**
 * The histories of payouts and of their balances, with one sequence of ids. Balances that change
 * together right after their payout are stored in its row, if it still waits to be written;
 * otherwise each has a row of its own. `ledger_state_changes` shows the same changes either way.
 */
import { BALANCE_STATES, type BalanceState } from '../core/balance-state'
import type { Instant } from '../core/calendar'
import { PAYOUT_STATES, type PayoutState } from '../core/payout-state'
import type { AppendedRows } from './appended-rows'

const BALANCES_FROM_STATE = 5

export class StateChanges {
  readonly #ofPayouts: AppendedRows
  readonly #ofBalances: AppendedRows
  #lastId = 0
  /** The payout of the very last change, and when that was; `null` where a balance changed last. */
  #lastPayoutId: number | null = null
  #lastAt: Instant = 0

  constructor(ofPayouts: AppendedRows, ofBalances: AppendedRows) {
    this.#ofPayouts = ofPayouts
    this.#ofBalances = ofBalances
  }

  get lastId(): number {
    return this.#lastId
  }

  payoutChanged(payoutId: number, from: PayoutState | null, to: PayoutState, at: Instant): void {
    const fromCode = from === null ? null : PAYOUT_STATES.indexOf(from)
    const toCode = PAYOUT_STATES.indexOf(to)
    this.#ofPayouts.add(++this.#lastId, payoutId, at, fromCode, toCode, null, null)
    this.#lastPayoutId = payoutId
    this.#lastAt = at
  }

  /** `balanceIds`: of all balances that the payout has claimed, in order. */
  balancesChanged(
    payoutId: number,
    balanceIds: readonly number[],
    from: BalanceState,
    to: BalanceState,
    at: Instant,
  ): void {
    const [fromCode, toCode] = [BALANCE_STATES.indexOf(from), BALANCE_STATES.indexOf(to)]
    const areNext = this.#lastPayoutId === payoutId && this.#lastAt === at
    this.#lastPayoutId = null
    if (areNext && this.#ofPayouts.changeLast(BALANCES_FROM_STATE, [fromCode, toCode])) {
      this.#lastId += balanceIds.length
      return
    }
    for (const balanceId of balanceIds) {
      this.#ofBalances.add(++this.#lastId, payoutId, balanceId, at, fromCode, toCode)
    }
  }
}
