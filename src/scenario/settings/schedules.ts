/**
 * Schedules as a scenario writes them: one of the real ones by its word, or a flexible one as an object with its details;
 * and the details that generated creators on flexible schedules share.
 */
import { WEEKDAYS } from '../../core/calendar'
import { DAYS_OF_MONTH_MAX, EVERY_DAYS_MAX } from '../../core/flexible-schedule'
import { CYCLE_FREQUENCIES, PAYOUT_TYPES, type FlexibleFrequency } from '../../core/vocabulary'
import { z } from '../zod'
import { assumed } from './facts'
import { basisPoints, cents, days, isoDay, wholeNumber } from './parts'

const NO_WEEKDAYS = 'a list of weekdays, at least one and none twice'
const NOT_TWO_DAYS = 'a list of two different days of the month, from 1 to 31'

const differ = (values: readonly unknown[]): boolean => new Set(values).size === values.length

const everyDays = () => days(1, EVERY_DAYS_MAX).meta({ words: 'schedule.days' })
const chosenWeekdays = () =>
  z
    .array(z.enum(WEEKDAYS))
    .min(1)
    .max(WEEKDAYS.length)
    .refine(differ, NO_WEEKDAYS)
    .meta({ holds: NO_WEEKDAYS, words: 'schedule.weekdays', vocabulary: 'weekday' })
const twoDaysOfMonth = () =>
  z
    .array(wholeNumber(1, DAYS_OF_MONTH_MAX))
    .length(2)
    .refine(differ, NOT_TWO_DAYS)
    .meta({ holds: NOT_TWO_DAYS, words: 'schedule.daysOfMonth' })
const thresholdCents = () => cents(1).meta({ words: 'schedule.thresholdCents' })
const payoutType = z.enum(PAYOUT_TYPES).default('standard').meta({ vocabulary: 'payoutType' })

export const flexibleScheduleSchema = z.discriminatedUnion('frequency', [
  z.strictObject({
    frequency: z.literal('every_days'),
    days: everyDays(),
    from: isoDay.optional(),
    payoutType,
  }),
  z.strictObject({
    frequency: z.literal('chosen_weekdays'),
    weekdays: chosenWeekdays(),
    payoutType,
  }),
  z.strictObject({
    frequency: z.literal('twice_a_month'),
    daysOfMonth: twoDaysOfMonth().default([1, 15]),
    payoutType,
  }),
  z.strictObject({
    frequency: z.literal('threshold'),
    thresholdCents: thresholdCents(),
    payoutType,
  }),
])

export const scheduleSchema = z
  .union([z.enum(CYCLE_FREQUENCIES), flexibleScheduleSchema])
  .meta({ vocabulary: 'schedule' })
export type ScenarioSchedule = z.output<typeof scheduleSchema>
export type ScenarioFlexibleSchedule = z.output<typeof flexibleScheduleSchema>

/**
 * Among the generated creators on a schedule whose country and rail allow it, the share that is
 * paid instantly.
 */
const instantShare = (byDefault: number) =>
  basisPoints().default(byDefault).meta({ words: 'schedule.instantBasisPoints' })

/** What generated creators on each flexible schedule have chosen. Platforms plan for such schedules. */
export const flexibleSchedules = z
  .strictObject({
    every_days: z
      .strictObject({ days: everyDays().default(14), instantBasisPoints: instantShare(0) })
      .prefault({})
      .meta({ words: 'schedule.every_days' }),
    chosen_weekdays: z
      .strictObject({
        weekdays: chosenWeekdays().default(['monday', 'thursday']),
        instantBasisPoints: instantShare(0),
      })
      .prefault({})
      .meta({ words: 'schedule.chosen_weekdays' }),
    twice_a_month: z
      .strictObject({
        daysOfMonth: twoDaysOfMonth()
          .default([1, 15])
          .meta({ source: 'Lemon Squeezy pays on the 14th and 28th' }),
        instantBasisPoints: instantShare(0),
      })
      .prefault({})
      .meta({ words: 'schedule.twice_a_month' }),
    threshold: z
      .strictObject({
        thresholdCents: thresholdCents().default(500_00),
        instantBasisPoints: instantShare(10_000),
      })
      .prefault({})
      .meta({ words: 'schedule.threshold' }),
  } satisfies Record<FlexibleFrequency, unknown>)
  .prefault({})
  .meta(assumed('schedules'))
