/** The headline figures in words: what each is called, how it is computed, how its value is written. */
import { isMarginOfNone, wholeValue, type Figure, type FigureName } from '../../../workers/contract'
import { roughEstimate } from '../../core/rough-estimate'
import type { Scenario } from '../../scenario/schema'
import { formatCount, formatDuration, formatMoney, formatPercent } from '../format'
import { m } from '../paraglide/messages.js'

export type AdoptionMode = Scenario['population']['adoption']['mode']

interface FigureWords {
  title: () => string
  computation: () => string
}

const FIGURES: Record<FigureName, FigureWords> = {
  daily_margin: { title: m.figure_daily_margin, computation: m.figure_daily_margin_how },
  other_instant_margin: {
    title: m.figure_other_instant_margin,
    computation: m.figure_other_instant_margin_how,
  },
  instant_margin: { title: m.figure_instant_margin, computation: m.figure_instant_margin_how },
  payouts_margin: { title: m.figure_payouts_margin, computation: m.figure_payouts_margin_how },
  payout_fee_revenue: {
    title: m.figure_payout_fee_revenue,
    computation: m.figure_payout_fee_revenue_how,
  },
  instant_fee_revenue: {
    title: m.figure_instant_fee_revenue,
    computation: m.figure_instant_fee_revenue_how,
  },
  instant_processor_cost: {
    title: m.figure_instant_processor_cost,
    computation: m.figure_instant_processor_cost_how,
  },
  processor_cost: { title: m.figure_processor_cost, computation: m.total_processor_cost_how },
  daily_payouts_completed: {
    title: m.figure_daily_payouts_completed,
    computation: m.figure_daily_payouts_completed_how,
  },
  other_instant_payouts_completed: {
    title: m.figure_other_instant_payouts_completed,
    computation: m.figure_other_instant_payouts_completed_how,
  },
  instant_payouts_completed: {
    title: m.figure_instant_payouts_completed,
    computation: m.figure_instant_payouts_completed_how,
  },
  standard_payouts_completed: {
    title: m.figure_standard_payouts_completed,
    computation: m.figure_standard_payouts_completed_how,
  },
  payout_net: { title: m.figure_payout_net, computation: m.figure_payout_net_how },
  sales_gross: { title: m.figure_sales_gross, computation: m.figure_sales_gross_how },
  sales_net: { title: m.figure_sales_net, computation: m.figure_sales_net_how },
  owed_to_creators: {
    title: m.figure_owed_to_creators,
    computation: m.figure_owed_to_creators_how,
  },
  creator_debts: { title: m.figure_creator_debts, computation: m.figure_creator_debts_how },
  daily_share_of_eligible: {
    title: m.figure_daily_share_of_eligible,
    computation: m.figure_daily_share_of_eligible_how,
  },
  daily_wait_seconds: { title: m.figure_daily_wait, computation: m.figure_daily_wait_how },
  daily_sooner_seconds: {
    title: m.figure_daily_sooner,
    computation: m.figure_daily_sooner_how,
  },
  creators_paid: { title: m.figure_creators_paid, computation: m.figure_creators_paid_how },
}

export const figureTitle = (name: FigureName): string => FIGURES[name].title()
/** `mode`: of the run’s scenario. Only in the model does the share on daily payouts follow from the fee. */
export const figureComputation = (name: FigureName, mode: AdoptionMode): string =>
  name === 'daily_share_of_eligible' && mode === 'model'
    ? m.figure_daily_share_of_eligible_how_model()
    : FIGURES[name].computation()

/**
 * A figure that is known to leave something out says so, as does one that is estimated for all creators from a sample:
 * `at most about $126.03`.
 */
export function figureText(figure: Pick<Figure, 'unit' | 'value'> & Partial<Figure>): string {
  const value = wholeText(figure)
  switch (figure.bound) {
    case 'at_most':
      return m.figure_at_most({ value })
    case 'at_least':
      return m.figure_at_least({ value })
    default:
      return value
  }
}

type NamedFigure = Pick<Figure, 'name' | 'unit' | 'value'> & Partial<Figure>

/** One of the headline figures: a margin on payouts of which there are none is no amount. */
export function headlineText(figure: NamedFigure, figures: readonly NamedFigure[]): string {
  const valueOf = (name: FigureName): number | null | undefined =>
    figures.find((one) => one.name === name)?.value
  return isMarginOfNone(figure, valueOf) ? m.figure_of_none() : figureText(figure)
}

function wholeText(figure: Pick<Figure, 'unit' | 'value' | 'estimate'>): string {
  const { unit, estimate } = figure
  if (estimate) return m.figure_about({ value: estimateText(unit, roughEstimate(estimate).value) })
  return valueText({ unit, value: wholeValue(figure) })
}

/** Where an estimated figure may lie; `null` of one that is exact. */
export function intervalText({ unit, estimate }: Pick<Figure, 'unit' | 'estimate'>): string | null {
  if (!estimate) return null
  const { low, high } = roughEstimate(estimate)
  return m.figure_interval({ low: estimateText(unit, low), high: estimateText(unit, high) })
}

/** Beside a figure of the ledger, which has the sampled creators alone; `null` where it has everyone. */
export function ofSampleText(figure: Pick<Figure, 'unit' | 'estimate'>): string | null {
  const { unit, estimate } = figure
  if (estimate === undefined) return null
  if (estimate === null) return m.figure_of_sample_nothing()
  return m.figure_of_sample({
    value: estimateText(unit, roughEstimate(estimate).value),
    interval: intervalText(figure)!,
  })
}

/** Dollars that an estimate is rounded to have no cents. */
const estimateText = (unit: Figure['unit'], value: number): string =>
  valueText({ unit, value }).replace(/\.00$/, '')

/** The number alone. */
export function valueText({ unit, value }: Pick<Figure, 'unit' | 'value'>): string {
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
