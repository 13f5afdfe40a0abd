/** The old payout service and the new one in words: what they differ in, and what each would have done. */
import type {
  PlanFigures,
  ServiceComparisonFigures,
  ServiceDifferenceExample,
} from '../../../workers/contract'
import { SECONDS_IN_DAY } from '../../core/calendar'
import type { DifferenceKind } from '../../core/payout-plan'
import { formatCount, formatDay, formatDuration, formatMoney } from '../format'
import { m } from '../paraglide/messages.js'
import { counted } from './counts'
import { skipWord } from './skips'
import { payoutTypeWord } from './vocabulary'

const KINDS: Record<DifferenceKind, () => string> = {
  paid_instantly: m.difference_paid_instantly,
  skipped_in_daily_run: m.difference_skipped_in_daily_run,
  already_paid_instantly: m.difference_already_paid_instantly,
  paid_only_by_new: m.difference_paid_only_by_new,
  paid_only_by_old: m.difference_paid_only_by_old,
  other_payout_type: m.difference_other_payout_type,
  other_processor: m.difference_other_processor,
  other_period_end: m.difference_other_period_end,
  other_amount: m.difference_other_amount,
  other_balances: m.difference_other_balances,
  other_fee: m.difference_other_fee,
  skipped_only_by_new: m.difference_skipped_only_by_new,
  skipped_only_by_old: m.difference_skipped_only_by_old,
  other_skip_reason: m.difference_other_skip_reason,
}

export const differenceWord = (kind: DifferenceKind): string => KINDS[kind]()

/** What the comparison found, in a sentence or two. */
export function comparisonSentence(comparison: ServiceComparisonFigures): string {
  const { compared, agreed, byKind, daysLaterMean } = comparison
  if (compared === 0) return m.comparison_none()
  if (agreed === compared && byKind.length === 0) {
    return m.comparison_all_agree(counted(compared))
  }
  const agree = m.comparison_agree({
    ...counted(agreed),
    compared: formatCount(compared),
  })
  const instant = byKind.find(({ kind }) => kind === 'paid_instantly')
  if (!instant || daysLaterMean === null) return agree
  const paid = m.comparison_instant({
    ...counted(instant.count),
    later: formatDuration(daysLaterMean * SECONDS_IN_DAY),
    fees: formatMoney(instant.currentFeeCents),
  })
  return `${agree} ${paid}`
}

export function planText(plan: PlanFigures): string {
  switch (plan.action) {
    case 'none':
      return m.plan_none()
    case 'skip':
      return m.plan_skip({ reason: skipWord(plan.reason ?? '') })
    case 'pay': {
      const words = {
        type: payoutTypeWord(plan.payoutType ?? 'standard'),
        gross: formatMoney(plan.grossCents ?? 0),
        day: plan.periodEndDate === null ? m.figure_none() : formatDay(plan.periodEndDate),
      }
      const feeCents = plan.feeCents ?? 0
      return feeCents > 0
        ? m.plan_pay_with_fee({ ...words, fee: formatMoney(feeCents) })
        : m.plan_pay(words)
    }
  }
}

/** What the old service would have done, and for money that it leaves, when it could have paid it. */
export const oldPlanText = ({ old, oldPaysOn }: ServiceDifferenceExample): string =>
  oldPaysOn === null ? planText(old) : m.plan_none_until({ day: formatDay(oldPaysOn) })
