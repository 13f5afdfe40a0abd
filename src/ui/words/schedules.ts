/** A creator's schedule in the reader's words, with the details that a flexible one has. */
import { isoFromDay } from '../../core/calendar'
import type { FlexibleSchedule } from '../../core/flexible-schedule'
import type { PayoutFrequency } from '../../core/vocabulary'
import { formatDay, formatMoney } from '../format'
import { m } from '../paraglide/messages.js'
import { getLocale } from '../paraglide/runtime.js'
import { frequencyWord, weekdayWord } from './vocabulary'

/** `Weekly`; `Every Monday and Thursday, by instant payout`. */
export function scheduleWords(
  frequency: PayoutFrequency,
  flexible: FlexibleSchedule | null,
): string {
  if (!flexible) return frequencyWord(frequency)
  const schedule = daysOf(flexible)
  return flexible.payoutType === 'instant'
    ? m.schedule_with_type_instant({ schedule })
    : m.schedule_with_type_standard({ schedule })
}

function daysOf(schedule: FlexibleSchedule): string {
  switch (schedule.frequency) {
    case 'every_days':
      return m.schedule_every_days({
        days: schedule.days,
        from: formatDay(isoFromDay(schedule.from)),
      })
    case 'chosen_weekdays':
      return m.schedule_chosen_weekdays({
        weekdays: new Intl.ListFormat(getLocale()).format(schedule.weekdays.map(weekdayWord)),
      })
    case 'twice_a_month': {
      const [first, second] = schedule.daysOfMonth
      return m.schedule_twice_a_month({ first, second })
    }
    case 'threshold':
      return m.schedule_threshold({ threshold: formatMoney(schedule.thresholdCents) })
  }
}
