/** The headline figures in words: what each is called, how it is computed, how its value is written. */
import type { Figure, FigureName } from '../../../workers/contract'
import { formatCount, formatDuration, formatMoney, formatPercent } from '../format'
import { m } from '../paraglide/messages.js'

interface FigureWords {
  title: () => string
  computation: () => string
}

const FIGURES: Record<FigureName, FigureWords> = {
  instant_margin: { title: m.figure_instant_margin, computation: m.figure_instant_margin_how },
  instant_fee_revenue: {
    title: m.figure_instant_fee_revenue,
    computation: m.figure_instant_fee_revenue_how,
  },
  instant_processor_cost: {
    title: m.figure_instant_processor_cost,
    computation: m.figure_instant_processor_cost_how,
  },
  instant_payouts: { title: m.figure_instant_payouts, computation: m.figure_instant_payouts_how },
  standard_payouts: {
    title: m.figure_standard_payouts,
    computation: m.figure_standard_payouts_how,
  },
  payout_net: { title: m.figure_payout_net, computation: m.figure_payout_net_how },
  sales_gross: { title: m.figure_sales_gross, computation: m.figure_sales_gross_how },
  sales_net: { title: m.figure_sales_net, computation: m.figure_sales_net_how },
  owed_to_creators: {
    title: m.figure_owed_to_creators,
    computation: m.figure_owed_to_creators_how,
  },
  daily_share_of_eligible: {
    title: m.figure_daily_share_of_eligible,
    computation: m.figure_daily_share_of_eligible_how,
  },
  days_sooner: { title: m.figure_days_sooner, computation: m.figure_days_sooner_how },
  creators_paid: { title: m.figure_creators_paid, computation: m.figure_creators_paid_how },
}

export const figureTitle = (name: FigureName): string => FIGURES[name].title()
export const figureComputation = (name: FigureName): string => FIGURES[name].computation()

export function figureText(figure: Pick<Figure, 'unit' | 'value'>): string {
  const { unit, value } = figure
  if (value === null) return m.figure_none()
  switch (unit) {
    case 'cents':
      return formatMoney(value)
    case 'count':
      return formatCount(value)
    case 'seconds':
      return formatDuration(value)
    case 'basis-points':
      return formatPercent(value)
  }
}
