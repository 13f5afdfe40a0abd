/**
 * The queries of the counts and totals of a run over the readable views, and the pieces that queries of other figures are
 * made of as well.
 */
import { PAYOUT_STATES_IN_PROGRESS } from '../core/payout-state'
import type { RunCounts, RunTotals } from './figures'

export const sum = (column: string, from: string): string =>
  `SELECT COALESCE(SUM(${column}), 0) FROM ${from}`
export const count = (from: string): string => `SELECT COUNT(*) FROM ${from}`

export const salesOf = (kind: string): string => `sales\nWHERE kind = '${kind}'`
export const SALES = salesOf('sale')
export const REVERSALS = `sales\nWHERE kind IN ('refund', 'chargeback')`
export const COMPLETED = `payouts\nWHERE state = 'completed'`
export const INSTANT = `payout_type = 'instant'`

/** Money credited without a sale: the account of the creator is the credit side, which is below zero. */
const credits = (condition: string): string =>
  sum('-amount_cents', `entries\nWHERE account LIKE 'creator:%' AND ${condition}`)
const creditsOf = (reason: string): string => credits(`reason = '${reason}'`)

export const TOTAL_QUERIES: Readonly<Record<keyof RunTotals, string>> = {
  salesGross: sum('gross_cents', SALES),
  salesNet: sum('net_cents', SALES),
  reversalsNet: sum('net_cents', REVERSALS),
  openingBalances: creditsOf('opening_balance'),
  bankDebits: creditsOf('bank_debit'),
  exchangeResidues: creditsOf('foreign_exchange_residue'),
  paidAfterFailure: credits(`reason IN ('paid_after_failure', 'returned_after_failure')`),
  disputesWon: creditsOf('dispute_won'),
  payoutGross: sum('gross_cents', COMPLETED),
  payoutFee: sum('fee_cents', COMPLETED),
  payoutNet: sum('net_cents', COMPLETED),
  instantFeeRevenue: sum('fee_cents', `${COMPLETED} AND ${INSTANT}`),
  processorCost: sum('cost_cents', 'payouts'),
  instantProcessorCost: sum('cost_cents', `payouts\nWHERE ${INSTANT}`),
  unpaid: sum('amount_cents', `balances\nWHERE state = 'unpaid'`),
  /** Of creators whose unpaid balances sum to less than zero. */
  creatorDebts: `SELECT COALESCE(-SUM(cents), 0) FROM (
  SELECT SUM(amount_cents) AS cents FROM balances WHERE state = 'unpaid' GROUP BY creator_id
) WHERE cents < 0`,
  inTransit: sum('amount_cents', `balances\nWHERE state = 'processing'`),
}

/** The days are counted by the clock; everything else is in the ledger. */
export type CountName = Exclude<keyof RunCounts, 'days'>

const inState = (...states: string[]): string =>
  count(`payouts\nWHERE state IN (${states.map((state) => `'${state}'`).join(', ')})`)

export const COUNT_QUERIES: Readonly<Record<CountName, string>> = {
  creators: count('creators'),
  sales: count(SALES),
  refunds: count(salesOf('refund')),
  chargebacks: count(salesOf('chargeback')),
  payouts: count('payouts'),
  instantPayouts: count(`payouts\nWHERE ${INSTANT}`),
  standardPayouts: count(`payouts\nWHERE payout_type = 'standard'`),
  payoutsInProgress: inState(...PAYOUT_STATES_IN_PROGRESS),
  payoutsCompleted: inState('completed'),
  payoutsFailed: inState('failed'),
  payoutsCancelled: inState('cancelled'),
  payoutsReversed: inState('reversed'),
  payoutsReturned: inState('returned'),
  entries: count('entries'),
}
