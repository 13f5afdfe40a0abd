/** The counts and totals of a report, in the reader's words and in the order in which they are read. */
import type { CountName, RunReport, RunTotals } from '../../../workers/contract'
import { m } from '../paraglide/messages.js'

interface ReportWords<Key> {
  key: Key
  title: () => string
  computation: () => string
}

/** Counted by the clock of the run, not by the ledger. */
export const daysTitle = m.count_days

export const REPORT_COUNTS: readonly ReportWords<CountName>[] = [
  { key: 'creators', title: m.count_creators, computation: m.count_creators_how },
  { key: 'sales', title: m.count_sales, computation: m.count_sales_how },
  { key: 'refunds', title: m.count_refunds, computation: m.count_refunds_how },
  { key: 'chargebacks', title: m.count_chargebacks, computation: m.count_chargebacks_how },
  { key: 'payouts', title: m.count_payouts, computation: m.count_payouts_how },
  { key: 'instantPayouts', title: m.count_instant_payouts, computation: m.count_payouts_how },
  { key: 'standardPayouts', title: m.count_standard_payouts, computation: m.count_payouts_how },
  {
    key: 'payoutsInProgress',
    title: m.count_payouts_in_progress,
    computation: m.count_payouts_in_progress_how,
  },
  {
    key: 'payoutsCompleted',
    title: m.count_payouts_completed,
    computation: m.count_payouts_completed_how,
  },
  { key: 'payoutsFailed', title: m.count_payouts_failed, computation: m.count_payouts_ended_how },
  {
    key: 'payoutsCancelled',
    title: m.count_payouts_cancelled,
    computation: m.count_payouts_ended_how,
  },
  {
    key: 'payoutsReversed',
    title: m.count_payouts_reversed,
    computation: m.count_payouts_ended_how,
  },
  {
    key: 'payoutsReturned',
    title: m.count_payouts_returned,
    computation: m.count_payouts_ended_how,
  },
  { key: 'entries', title: m.count_entries, computation: m.count_entries_how },
] satisfies readonly ReportWords<keyof RunReport['counts']>[]

export const REPORT_TOTALS: readonly ReportWords<keyof RunTotals>[] = [
  { key: 'salesGross', title: m.total_sales_gross, computation: m.figure_sales_gross_how },
  { key: 'salesNet', title: m.total_sales_net, computation: m.figure_sales_net_how },
  { key: 'reversalsNet', title: m.total_reversals_net, computation: m.total_reversals_net_how },
  {
    key: 'openingBalances',
    title: m.total_opening_balances,
    computation: m.total_opening_balances_how,
  },
  { key: 'bankDebits', title: m.total_bank_debits, computation: m.total_bank_debits_how },
  {
    key: 'exchangeResidues',
    title: m.total_exchange_residues,
    computation: m.total_exchange_residues_how,
  },
  {
    key: 'paidAfterFailure',
    title: m.total_paid_after_failure,
    computation: m.total_paid_after_failure_how,
  },
  { key: 'disputesWon', title: m.total_disputes_won, computation: m.total_disputes_won_how },
  { key: 'payoutGross', title: m.total_payout_gross, computation: m.total_payout_gross_how },
  { key: 'payoutFee', title: m.total_payout_fee, computation: m.total_payout_fee_how },
  { key: 'payoutNet', title: m.total_payout_net, computation: m.figure_payout_net_how },
  {
    key: 'instantFeeRevenue',
    title: m.total_instant_fee_revenue,
    computation: m.figure_instant_fee_revenue_how,
  },
  { key: 'processorCost', title: m.total_processor_cost, computation: m.total_processor_cost_how },
  {
    key: 'instantProcessorCost',
    title: m.total_instant_processor_cost,
    computation: m.figure_instant_processor_cost_how,
  },
  { key: 'unpaid', title: m.total_unpaid, computation: m.total_unpaid_how },
  { key: 'creatorDebts', title: m.figure_creator_debts, computation: m.figure_creator_debts_how },
  { key: 'inTransit', title: m.total_in_transit, computation: m.total_in_transit_how },
]
