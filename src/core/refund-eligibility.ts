/**
 * Whether a creator may refund: one whose unpaid balance has fallen below minus $100 may not, until it is above zero
 * again (code of `antiwork/gumroad` at 8c16285e). What they owe is made up by what they sell.
 */
import type { Cents } from './money'

const REFUNDS_STOP_BELOW_CENTS: Cents = -100_00

export const mayRefundNext = (mayRefund: boolean, unpaidCents: Cents): boolean =>
  mayRefund ? unpaidCents >= REFUNDS_STOP_BELOW_CENTS : unpaidCents > 0
