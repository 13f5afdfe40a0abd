/**
 * Schedules as a scenario writes them: one of the real ones by its word, or a flexible one as an object with its details;
 * and the details that drawn creators on flexible schedules share.
 */
import { WEEKDAYS } from '../core/calendar'
import { DAYS_OF_MONTH_MAX, EVERY_DAYS_MAX } from '../core/flexible-schedule'
import { CYCLE_FREQUENCIES, PAYOUT_TYPES, type FlexibleFrequency } from '../core/vocabulary'
import { basisPoints, CENTS_SETTING_MAX, isoDay, wholeNumber } from './schema-parts'
import { z } from './zod'

const NO_WEEKDAYS = 'a list of weekdays, at least one and none twice'
const NOT_TWO_DAYS = 'a list of two different days of the month, from 1 to 31'

const differ = (values: readonly unknown[]): boolean => new Set(values).size === values.length

const everyDays = () => wholeNumber(1, EVERY_DAYS_MAX)
const chosenWeekdays = () =>
  z
    .array(z.enum(WEEKDAYS))
    .min(1)
    .max(WEEKDAYS.length)
    .refine(differ, NO_WEEKDAYS)
    .describe(NO_WEEKDAYS)
const twoDaysOfMonth = () =>
  z
    .array(wholeNumber(1, DAYS_OF_MONTH_MAX))
    .length(2)
    .refine(differ, NOT_TWO_DAYS)
    .describe(NOT_TWO_DAYS)
const thresholdCents = () => wholeNumber(1, CENTS_SETTING_MAX)
const payoutType = z.enum(PAYOUT_TYPES).default('standard')

export const flexibleScheduleSchema = z.discriminatedUnion('frequency', [
  z.strictObject({
    frequency: z.literal('every_days'),
    days: everyDays(),
    /** The first day that is due. Left out: the first day of the run, or of the change of schedule. */
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

export const scheduleSchema = z.union([z.enum(CYCLE_FREQUENCIES), flexibleScheduleSchema])
export type ScenarioSchedule = z.output<typeof scheduleSchema>
export type ScenarioFlexibleSchedule = z.output<typeof flexibleScheduleSchema>

/** Of the drawn creators on a schedule, those whose country and rail allow it and who take it instantly. */
const instantShare = (byDefault: number) => basisPoints().default(byDefault)

/** What drawn creators on each flexible schedule have chosen. Platforms plan for such schedules; the figures are assumed. */
export const flexibleSchedules = z
  .strictObject({
    every_days: z
      .strictObject({ days: everyDays().default(14), instantBasisPoints: instantShare(0) })
      .prefault({}),
    chosen_weekdays: z
      .strictObject({
        weekdays: chosenWeekdays().default(['monday', 'thursday']),
        instantBasisPoints: instantShare(0),
      })
      .prefault({}),
    twice_a_month: z
      .strictObject({
        daysOfMonth: twoDaysOfMonth().default([1, 15]),
        instantBasisPoints: instantShare(0),
      })
      .prefault({}),
    threshold: z
      .strictObject({
        thresholdCents: thresholdCents().default(500_00),
        instantBasisPoints: instantShare(10_000),
      })
      .prefault({}),
  } satisfies Record<FlexibleFrequency, unknown>)
  .prefault({})
