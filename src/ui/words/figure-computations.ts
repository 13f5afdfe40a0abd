/** How each headline figure is computed, in words: read when somebody asks. */
import type { FigureName } from '../../../workers/contract'
import type { Scenario } from '../../scenario/schema'
import { m } from '../paraglide/messages.js'

export type AdoptionMode = Scenario['population']['adoption']['mode']

const COMPUTATIONS: Record<FigureName, () => string> = {
  daily_margin: m.figure_daily_margin_how,
  other_instant_margin: m.figure_other_instant_margin_how,
  instant_margin: m.figure_instant_margin_how,
  payouts_margin: m.figure_payouts_margin_how,
  payout_fee_revenue: m.figure_payout_fee_revenue_how,
  instant_fee_revenue: m.figure_instant_fee_revenue_how,
  instant_processor_cost: m.figure_instant_processor_cost_how,
  processor_cost: m.total_processor_cost_how,
  daily_payouts_completed: m.figure_daily_payouts_completed_how,
  other_instant_payouts_completed: m.figure_other_instant_payouts_completed_how,
  instant_payouts_completed: m.figure_instant_payouts_completed_how,
  standard_payouts_completed: m.figure_standard_payouts_completed_how,
  payout_net: m.figure_payout_net_how,
  sales_gross: m.figure_sales_gross_how,
  sales_net: m.figure_sales_net_how,
  owed_to_creators: m.figure_owed_to_creators_how,
  creator_debts: m.figure_creator_debts_how,
  daily_share_of_eligible: m.figure_daily_share_of_eligible_how,
  daily_wait_seconds: m.figure_daily_wait_how,
  daily_sooner_seconds: m.figure_daily_sooner_how,
  creators_paid: m.figure_creators_paid_how,
}

/** `mode`: of the run’s scenario. Only in the model does the share on daily payouts follow from the fee. */
export const figureComputation = (name: FigureName, mode: AdoptionMode): string =>
  name === 'daily_share_of_eligible' && mode === 'model'
    ? m.figure_daily_share_of_eligible_how_model()
    : COMPUTATIONS[name]()
