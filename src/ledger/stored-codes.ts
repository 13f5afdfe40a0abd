/** The words that queries over the tables ask for, as the ledger stores them: by their position in a list. */
import { BALANCE_STATES } from '../core/balance-state'
import { PAYOUT_STATES } from '../core/payout-state'
import { PAYOUT_TYPES, PROCESSOR_PAYOUT_STATES, SALE_KINDS } from '../core/vocabulary'

export const COMPLETED = PAYOUT_STATES.indexOf('completed')
export const INSTANT = PAYOUT_TYPES.indexOf('instant')
export const STANDARD = PAYOUT_TYPES.indexOf('standard')
export const UNPAID = BALANCE_STATES.indexOf('unpaid')
export const PROCESSING = BALANCE_STATES.indexOf('processing')
export const PAID = BALANCE_STATES.indexOf('paid')
export const PAID_OUT = PROCESSOR_PAYOUT_STATES.indexOf('paid')
export const SALE = SALE_KINDS.indexOf('sale')
export const CREDIT = SALE_KINDS.indexOf('credit')
