/** The headline figures in words: what each is called, how its value is written. */
import { isMarginOfNone, wholeValue, type Figure, type FigureName } from '../../../workers/contract'
import { roughEstimate } from '../../core/rough-estimate'
import { formatCount, formatDuration, formatMoney, formatPercent } from '../format'
import { m } from '../paraglide/messages.js'

const TITLES: Record<FigureName, () => string> = {
  daily_margin: m.figure_daily_margin,
  other_instant_margin: m.figure_other_instant_margin,
  instant_margin: m.figure_instant_margin,
  payouts_margin: m.figure_payouts_margin,
  payout_fee_revenue: m.figure_payout_fee_revenue,
  instant_fee_revenue: m.figure_instant_fee_revenue,
  instant_processor_cost: m.figure_instant_processor_cost,
  processor_cost: m.figure_processor_cost,
  daily_payouts_completed: m.figure_daily_payouts_completed,
  other_instant_payouts_completed: m.figure_other_instant_payouts_completed,
  instant_payouts_completed: m.figure_instant_payouts_completed,
  standard_payouts_completed: m.figure_standard_payouts_completed,
  payout_net: m.figure_payout_net,
  sales_gross: m.figure_sales_gross,
  sales_net: m.figure_sales_net,
  owed_to_creators: m.figure_owed_to_creators,
  creator_debts: m.figure_creator_debts,
  daily_share_of_eligible: m.figure_daily_share_of_eligible,
  daily_wait_seconds: m.figure_daily_wait,
  daily_sooner_seconds: m.figure_daily_sooner,
  creators_paid: m.figure_creators_paid,
}

export const figureTitle = (name: FigureName): string => TITLES[name]()

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
