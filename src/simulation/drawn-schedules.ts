/**
 * The details of a generated creator's flexible schedule. They are those of the scenario for
 * everyone on it, except that standard or instant, and the day from which days are counted, are
 * each creator's own.
 */
import type { Day } from '../core/calendar'
import type { DrawConcern } from '../core/draw-concerns'
import type { FlexibleSchedule } from '../core/flexible-schedule'
import { happens, type Uniform } from '../core/random'
import type { FlexibleFrequency } from '../core/vocabulary'
import type { ScenarioPopulation } from '../scenario/schema'
import { flexibleSchedule } from '../scenario/schedules'

/** A creator's own numbers for each trait. */
type TraitDraw = (trait: DrawConcern) => Uniform

type FlexibleSettings = ScenarioPopulation['flexibleSchedules']

/**
 * Instant schedules are spread by chance over creators whose country and rail can take them; the
 * others are on standard.
 */
export function drawFlexible(
  frequency: FlexibleFrequency,
  settings: FlexibleSettings,
  canChooseInstant: boolean,
  startDay: Day,
  draw: TraitDraw,
): FlexibleSchedule {
  const { instantBasisPoints } = settings[frequency]
  const isInstant = canChooseInstant && happens(draw('flexible-instant'), instantBasisPoints)
  const payoutType = isInstant ? 'instant' : 'standard'
  switch (frequency) {
    case 'every_days': {
      const { days } = settings.every_days
      const from = startDay + Math.floor(draw('flexible-start')() * days)
      return { frequency, days, from, payoutType }
    }
    case 'chosen_weekdays': {
      const { weekdays } = settings.chosen_weekdays
      return flexibleSchedule({ frequency, weekdays, payoutType }, startDay)
    }
    case 'twice_a_month': {
      const { daysOfMonth } = settings.twice_a_month
      return flexibleSchedule({ frequency, daysOfMonth, payoutType }, startDay)
    }
    case 'threshold':
      return { frequency, thresholdCents: settings.threshold.thresholdCents, payoutType }
  }
}
