/** The states of payouts and balances, in the reader's words. */
import { STUCK_AFTER_DAYS, type PayoutEvent, type PayoutNow } from '../../../workers/contract'
import type { BalanceState } from '../../core/balance-state'
import type { PayoutState } from '../../core/payout-state'
import { m } from '../paraglide/messages.js'
import { plainWord } from './vocabulary'

const PAYOUT_STATES: Record<PayoutState, () => string> = {
  creating: m.payout_state_creating,
  processing: m.payout_state_processing,
  unclaimed: m.payout_state_unclaimed,
  completed: m.payout_state_completed,
  failed: m.payout_state_failed,
  cancelled: m.payout_state_cancelled,
  reversed: m.payout_state_reversed,
  returned: m.payout_state_returned,
}

const BALANCE_STATES: Record<BalanceState, () => string> = {
  unpaid: m.balance_state_unpaid,
  processing: m.balance_state_processing,
  paid: m.balance_state_paid,
  forfeited: m.balance_state_forfeited,
}

const isPayoutState = (state: string): state is PayoutState => Object.hasOwn(PAYOUT_STATES, state)
const isBalanceState = (state: string): state is BalanceState =>
  Object.hasOwn(BALANCE_STATES, state)

export const payoutStateWord = (state: string): string =>
  isPayoutState(state) ? PAYOUT_STATES[state]() : plainWord(state)

const PAYOUT_EVENTS: Record<PayoutEvent, () => string> = {
  created: m.payout_event_created,
  completed: m.payout_event_completed,
  failed: m.payout_event_failed,
  cancelled: m.payout_event_cancelled,
  reversed: m.payout_event_reversed,
  returned: m.payout_event_returned,
}

export const payoutEventWord = (event: PayoutEvent): string => PAYOUT_EVENTS[event]()

/** What a payout is now, as lists are narrowed to it. */
export const payoutNowWord = (now: PayoutNow): string =>
  now === 'stuck' ? m.payouts_now_stuck({ days: STUCK_AFTER_DAYS }) : payoutStateWord(now)

export const balanceStateWord = (state: string): string =>
  isBalanceState(state) ? BALANCE_STATES[state]() : plainWord(state)

/** The state of a payout, with the processor's reason where there is one. */
export function payoutStateText(row: { state: string; failureReason: string | null }): string {
  const state = payoutStateWord(row.state)
  return row.failureReason
    ? m.payout_state_because({ state, reason: plainWord(row.failureReason) })
    : state
}
