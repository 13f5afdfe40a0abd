/** A creator's schedule in the reader's words, with the details that a flexible one has. */
import { dayFromIso, isoFromDay } from '../../core/calendar'
import { flexibleScheduleFrom, type FlexibleSchedule } from '../../core/flexible-schedule'
import type { PayoutFrequency } from '../../core/vocabulary'
import { payoutSchedule } from '../../scenario/schedules'
import { scenarioReader } from '../draft/scenario-reader.svelte'
import { formatDay, formatMoney } from '../format'
import { m } from '../paraglide/messages.js'
import { listed } from './listed'
import { frequencyWord, settingWord, weekdayWord } from './vocabulary'

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

/** Of a schedule as a scenario has it, finished or not; it is chosen on this day, or at an instant of it (ISO 8601). */
export function writtenScheduleWords(schedule: unknown, on: string): string {
  const read = scenarioReader.schedule(schedule)
  const day = dayFromIso(on.slice(0, 'YYYY-MM-DD'.length))
  if (!read?.ok || day === null) return settingWord(wordOf(schedule))
  const meant = payoutSchedule(read.schedule, day)
  return typeof meant === 'string' ? frequencyWord(meant) : scheduleWords(meant.frequency, meant)
}

const wordOf = (schedule: unknown): string =>
  typeof schedule === 'object' && schedule !== null && 'frequency' in schedule
    ? String(schedule.frequency)
    : String(schedule)

/** Of a schedule as the ledger's history of settings has it. */
export const keptScheduleWords = (text: string): string => {
  if (!text.startsWith('{')) return settingWord(text)
  const flexible = flexibleScheduleFrom(text)
  return scheduleWords(flexible.frequency, flexible)
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
        weekdays: listed(schedule.weekdays.map(weekdayWord)),
      })
    case 'twice_a_month': {
      const [first, second] = schedule.daysOfMonth
      return m.schedule_twice_a_month({ first, second })
    }
    case 'threshold':
      return m.schedule_threshold({ threshold: formatMoney(schedule.thresholdCents) })
  }
}
