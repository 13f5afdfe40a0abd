/**
 * Decides whether a creator may refund. A creator whose unpaid balance falls below minus $100 may
 * not, until it is above zero again (code of `antiwork/gumroad` at 8c16285e). New sales make up for
 * the debt.
 */
import type { Cents } from './money'

const REFUNDS_STOP_BELOW_CENTS: Cents = -100_00

export const mayRefundNext = (mayRefund: boolean, unpaidCents: Cents): boolean =>
  mayRefund ? unpaidCents >= REFUNDS_STOP_BELOW_CENTS : unpaidCents > 0
