/**
 * The figures of the picked days: flows are added up over them, and what was owed is that of the
 * end of the last day.
 */
import type { DayFigures, DaySpan, PayoutEvent } from '../../../workers/contract'
import { PAYOUT_TYPES } from '../../core/vocabulary'
import type { ShownFigure } from '../figures/shown-figure'
import { m } from '../paraglide/messages.js'

export interface PickedFigures extends Record<PayoutEvent, number> {
  money: ShownFigure[]
  sales: ShownFigure
}

const sumOf = (days: readonly DayFigures[], figure: (day: DayFigures) => number): number =>
  days.reduce((sum, day) => sum + figure(day), 0)

/** `null` while none of the days has been simulated. */
export function pickedFigures(allDays: readonly DayFigures[], span: DaySpan): PickedFigures | null {
  const days = allDays.filter(({ day }) => day >= span.from && day <= span.to)
  const last = days.at(-1)
  if (!last) return null
  const ofPayouts = (name: keyof DayFigures['payouts']['instant']): number =>
    sumOf(days, ({ payouts }) => PAYOUT_TYPES.reduce((sum, type) => sum + payouts[type][name], 0))
  const payoutMoney = (
    name: 'feeRevenueCents' | 'costCents',
    title: string,
    computation: string,
  ): ShownFigure => ({
    reference: { of: 'payouts_of_days', span, name, payoutType: null },
    title,
    computation,
    unit: 'cents',
    value: ofPayouts(name),
  })
  return {
    created: ofPayouts('created'),
    completed: ofPayouts('completed'),
    failed: ofPayouts('failed'),
    cancelled: ofPayouts('cancelled'),
    reversed: ofPayouts('reversed'),
    returned: ofPayouts('returned'),
    sales: {
      reference: { of: 'days', span, name: 'sales' },
      title: m.picked_sales(),
      computation: m.picked_sales_how(),
      unit: 'count',
      value: sumOf(days, ({ sales }) => sales),
    },
    money: [
      {
        reference: { of: 'days', span, name: 'salesGrossCents' },
        title: m.figure_sales_gross(),
        computation: m.figure_sales_gross_how(),
        unit: 'cents',
        value: sumOf(days, ({ salesGrossCents }) => salesGrossCents),
      },
      payoutMoney('feeRevenueCents', m.picked_fee_revenue(), m.picked_fee_revenue_how()),
      payoutMoney('costCents', m.picked_cost(), m.picked_cost_how()),
      {
        reference: { of: 'days', span, name: 'unpaidCents' },
        title: m.series_unpaid(),
        computation: m.picked_unpaid_how(),
        unit: 'cents',
        value: last.unpaidCents,
      },
    ],
  }
}
