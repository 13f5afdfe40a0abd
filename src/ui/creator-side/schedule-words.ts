/** What each schedule means for a creator and what it costs, in a few words each. */
import type { PayoutFrequency, PayoutType } from '../../core/vocabulary'
import type { CreatorFacts, ScheduleSettings } from '../../../workers/contract'
import { formatPercent } from '../format'
import { m } from '../paraglide/messages.js'
import { feeWords, takesNothing } from '../words/fee-structures'
import { refusalSentence } from '../words/refusals'
import { scheduleWords } from '../words/schedules'

const SENTENCES: Record<PayoutFrequency, () => string> = {
  daily: m.side_schedule_daily,
  weekly: m.side_schedule_weekly,
  monthly: m.side_schedule_monthly,
  quarterly: m.side_schedule_quarterly,
  every_days: m.side_schedule_every_days,
  chosen_weekdays: m.side_schedule_chosen_weekdays,
  twice_a_month: m.side_schedule_twice_a_month,
  threshold: m.side_schedule_threshold,
}

/** `free of charge`; `for 3% of what you receive`. */
export function costWords(payoutType: PayoutType, schedule: ScheduleSettings): string {
  const { instantFee, standardFeeBasisPoints, standardFeeIsWaived } = schedule
  if (payoutType === 'instant') {
    return takesNothing(instantFee)
      ? m.side_cost_free()
      : m.side_cost_instant({ fee: feeWords(instantFee, 'creator') })
  }
  if (standardFeeIsWaived) return m.side_cost_waived()
  return standardFeeBasisPoints === 0
    ? m.side_cost_free()
    : m.side_cost_paypal({ percent: formatPercent(standardFeeBasisPoints) })
}

/** A schedule that the creator can choose; the flexible one that is in force with its details. */
export function scheduleSentence(frequency: PayoutFrequency, schedule: ScheduleSettings): string {
  const { flexible, lostInstant } = schedule
  if (flexible?.frequency === frequency) {
    const when = scheduleWords(frequency, flexible)
    // Anything else that blocks it, such as a pause, leaves the creator unpaid by any payout.
    return lostInstant?.code === 'instant_not_supported'
      ? m.side_schedule_lost({ when, cost: costWords('standard', schedule) })
      : m.side_schedule_cost({ when, cost: costWords(flexible.payoutType, schedule) })
  }
  const when = SENTENCES[frequency]()
  const isOfStandardPayouts = ['weekly', 'monthly', 'quarterly'].includes(frequency)
  return isOfStandardPayouts
    ? m.side_schedule_cost({ when, cost: costWords('standard', schedule) })
    : when
}

/** What it means that the schedule in force cannot pay instantly. One who never was paid so has lost nothing. */
export function lostWords(
  { schedule, standing }: CreatorFacts,
  hasHadInstant: boolean,
): { title: string; sentence: string } | null {
  const { flexible, lostInstant } = schedule
  if (!lostInstant) return null
  const titles = hasHadInstant
    ? { ofDaily: m.side_lost_title, ofFlexible: m.side_lost_flexible_title }
    : { ofDaily: m.side_closed_title, ofFlexible: m.side_closed_flexible_title }
  const title = flexible ? titles.ofFlexible() : titles.ofDaily()
  const reason = refusalSentence(lostInstant)
  if (standing) return { title, sentence: m.side_lost_all_sentence({ reason }) }
  const inPlace = flexible ? m.side_lost_flexible_sentence : m.side_lost_sentence
  return { title, sentence: inPlace({ reason, cost: costWords('standard', schedule) }) }
}
