/** The fields of one schedule: nothing but its word for the real ones, details for the flexible ones. */
import { PAYOUT_TYPES, type PayoutFrequency } from '../../core/vocabulary'
import type { ScenarioInput } from '../../scenario/schema'
import { m } from '../paraglide/messages.js'
import { payoutTypeWord } from '../words/vocabulary'
import { choiceField, numberField, specialField, type Field } from './field'

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

/** `schedule` is where the schedule stands: `creators[2].schedule`. */
export function scheduleDetailFields(
  schedule: string,
  frequency: PayoutFrequency,
): readonly Field[] {
  const payoutType = choiceField(
    `${schedule}.payoutType`,
    m.field_schedule_payout_type,
    PAYOUT_TYPES,
    (type) => payoutTypeWord(type ?? 'standard'),
  )
  switch (frequency) {
    case 'every_days':
      return [
        numberField(`${schedule}.days`, 'days', m.field_every_days),
        {
          input: 'text',
          shape: 'day',
          path: `${schedule}.from`,
          label: m.field_schedule_from,
          whenEmpty: m.schedule_from_start,
        },
        payoutType,
      ]
    case 'chosen_weekdays':
      return [
        specialField('weekdays', `${schedule}.weekdays`, m.flexible_weekdays_legend),
        payoutType,
      ]
    case 'twice_a_month':
      return [
        specialField('days-of-month', `${schedule}.daysOfMonth`, m.flexible_days_of_month),
        payoutType,
      ]
    case 'threshold':
      return [numberField(`${schedule}.thresholdCents`, 'money', m.field_threshold), payoutType]
    default:
      return []
  }
}
