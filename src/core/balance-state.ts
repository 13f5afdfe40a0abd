/**
 * The states of a balance: unpaid ⇄ processing ⇄ paid, paid ► unpaid when money comes back,
 * unpaid ► forfeited. Its amount may change only while unpaid. The order of the list is part of the ledger.
 */

export const BALANCE_STATES = ['unpaid', 'processing', 'paid', 'forfeited'] as const
export type BalanceState = (typeof BALANCE_STATES)[number]

const NEXT_STATES: Readonly<Record<BalanceState, readonly BalanceState[]>> = {
  unpaid: ['processing', 'forfeited'],
  processing: ['paid', 'unpaid'],
  paid: ['unpaid'],
  forfeited: [],
}

export const canBalanceBecome = (from: BalanceState, to: BalanceState): boolean =>
  NEXT_STATES[from].includes(to)
