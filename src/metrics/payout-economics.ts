/**
 * What payouts came to for the platform over a whole run: fees of payouts, what processors charged, the cost of money paid
 * out before its sale had settled, and what creators owe at the end.
 */
import type { Cents } from '../core/money'

/** Cents of the whole run; payouts are completed ones. */
export interface PayoutEconomics {
  days: number
  instantFeeCents: Cents
  otherFeeCents: Cents
  /** What processors charged. */
  instantCostCents: Cents
  standardCostCents: Cents
  /** Money paid out before the sale had settled × days × yearly rate. */
  costOfFundsCents: Cents
  /** What creators owe at the end. */
  unrecoveredDebtCents: Cents
  /** Fees − costs − cost of funds − debts. */
  resultCents: Cents
  instantPayouts: number
  standardPayouts: number
  instantGrossCents: Cents
  instantNetCents: Cents
  /** Completed instant payouts whose fee is below what they cost. */
  payoutsBelowCost: number
  /** Creators who may choose daily, who are on it at the end, and who ever were. */
  eligible: number
  takers: number
  everTakers: number
}
