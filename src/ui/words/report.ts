/** The counts and totals of a report, in the reader's words and in the order in which they are read. */
import type { RunReport, RunTotals } from '../../../workers/contract'
import { m } from '../paraglide/messages.js'

export const REPORT_COUNTS: readonly {
  key: keyof RunReport['counts']
  title: () => string
}[] = [
  { key: 'creators', title: m.count_creators },
  { key: 'days', title: m.count_days },
  { key: 'sales', title: m.count_sales },
  { key: 'refunds', title: m.count_refunds },
  { key: 'chargebacks', title: m.count_chargebacks },
  { key: 'payouts', title: m.count_payouts },
  { key: 'instantPayouts', title: m.count_instant_payouts },
  { key: 'standardPayouts', title: m.count_standard_payouts },
  { key: 'entries', title: m.count_entries },
]

export const REPORT_TOTALS: readonly { key: keyof RunTotals; title: () => string }[] = [
  { key: 'salesGross', title: m.total_sales_gross },
  { key: 'salesNet', title: m.total_sales_net },
  { key: 'reversalsNet', title: m.total_reversals_net },
  { key: 'creditsNet', title: m.total_credits_net },
  { key: 'payoutGross', title: m.total_payout_gross },
  { key: 'payoutFee', title: m.total_payout_fee },
  { key: 'payoutNet', title: m.total_payout_net },
  { key: 'instantFeeRevenue', title: m.total_instant_fee_revenue },
  { key: 'processorCost', title: m.total_processor_cost },
  { key: 'instantProcessorCost', title: m.total_instant_processor_cost },
  { key: 'unpaid', title: m.total_unpaid },
  { key: 'inTransit', title: m.total_in_transit },
]
