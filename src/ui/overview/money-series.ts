/** What payouts of a scope have earned since the start of a run, as lines of a chart. */
import type { LineSeries } from '../charts/types'
import type { DayFigures } from '../../../workers/contract'
import { m } from '../paraglide/messages.js'
import { cumulative, hasPayoutsIn, moneyByDay, type PayoutScope } from './day-series'
import { PAYOUT_SCOPES, payoutsOfScope } from './payout-scope'

/** The narrowest that has anything: what the first sentence of the overview is about. */
export const narrowestScope = (days: readonly DayFigures[]): PayoutScope =>
  PAYOUT_SCOPES.find((name) => hasPayoutsIn(days, name)) ?? 'all'

export function moneySinceStart(days: readonly DayFigures[], scope: PayoutScope): LineSeries[] {
  const words = { scope: payoutsOfScope(scope) }
  const money = moneyByDay(days, scope)
  return [
    {
      key: 'margin',
      label: m.series_margin(words),
      color: 'var(--ink)',
      values: cumulative(money.marginCents),
    },
    {
      key: 'revenue',
      label: m.series_fee_revenue(words),
      color: 'var(--instant)',
      values: cumulative(money.feeRevenueCents),
    },
    {
      key: 'cost',
      label: m.series_processor_cost(words),
      color: 'var(--standard)',
      line: 'dashed',
      values: cumulative(money.costCents),
    },
  ]
}
