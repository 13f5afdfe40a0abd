/** From a schedule as a scenario writes it to the schedule that a creator is on. */
import { WEEKDAYS, type Day } from '../core/calendar'
import type { FlexibleSchedule, PayoutSchedule } from '../core/flexible-schedule'
import { dayOfText } from './period'
import type { ScenarioFlexibleSchedule, ScenarioSchedule } from './settings/schedules'

/** The schedule that a scenario means. `firstDay` is where "every so many days" begins if it does not say so itself. */
export function payoutSchedule(schedule: ScenarioSchedule, firstDay: Day): PayoutSchedule {
  return typeof schedule === 'string' ? schedule : flexibleSchedule(schedule, firstDay)
}

/** Lists are brought into order, so that the same schedule is always kept as the same text. */
export function flexibleSchedule(
  schedule: ScenarioFlexibleSchedule,
  firstDay: Day,
): FlexibleSchedule {
  switch (schedule.frequency) {
    case 'every_days': {
      const { from, ...others } = schedule
      return { ...others, from: from === undefined ? firstDay : dayOfText(from) }
    }
    case 'chosen_weekdays':
      return {
        ...schedule,
        weekdays: WEEKDAYS.filter((weekday) => schedule.weekdays.includes(weekday)),
      }
    case 'twice_a_month':
      return {
        ...schedule,
        daysOfMonth: [Math.min(...schedule.daysOfMonth), Math.max(...schedule.daysOfMonth)],
      }
    case 'threshold':
      return schedule
  }
}
