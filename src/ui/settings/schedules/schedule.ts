/** One schedule as the form edits it: nothing but its word for the real ones, details for the flexible ones. */
import { isFlexibleFrequency, type PayoutFrequency } from '../../../core/vocabulary'
import type { ScenarioInput } from '../../../scenario/schema'

type WrittenSchedule = NonNullable<NonNullable<ScenarioInput['creators']>[number]['schedule']>

const BIWEEKLY_DAYS = 14
const THRESHOLD_CENTS = 500_00

/** A schedule of this kind to start from. */
export function scheduleOf(frequency: PayoutFrequency): WrittenSchedule {
  switch (frequency) {
    case 'every_days':
      return { frequency, days: BIWEEKLY_DAYS }
    case 'chosen_weekdays':
      return { frequency, weekdays: ['monday', 'thursday'] }
    case 'twice_a_month':
      return { frequency, daysOfMonth: [1, 15] }
    case 'threshold':
      return { frequency, thresholdCents: THRESHOLD_CENTS }
    default:
      return frequency
  }
}

/** The details that a schedule of this kind has. */
export function scheduleDetails(frequency: PayoutFrequency | undefined): readonly string[] {
  if (frequency === undefined || !isFlexibleFrequency(frequency)) return []
  const own = {
    every_days: ['days', 'from'],
    chosen_weekdays: ['weekdays'],
    twice_a_month: ['daysOfMonth'],
    threshold: ['thresholdCents'],
  }
  return [...own[frequency], 'payoutType']
}
