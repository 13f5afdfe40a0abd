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
  { key: 'entries', title: m.count_entries, computation: m.count_entries_how },
] satisfies readonly ReportWords<keyof RunReport['counts']>[]

export const REPORT_TOTALS: readonly ReportWords<keyof RunTotals>[] = [
  { key: 'salesGross', title: m.total_sales_gross, computation: m.figure_sales_gross_how },
  { key: 'salesNet', title: m.total_sales_net, computation: m.figure_sales_net_how },
  { key: 'reversalsNet', title: m.total_reversals_net, computation: m.total_reversals_net_how },
  { key: 'creditsNet', title: m.total_credits_net, computation: m.total_credits_net_how },
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
  { key: 'inTransit', title: m.total_in_transit, computation: m.total_in_transit_how },
]
