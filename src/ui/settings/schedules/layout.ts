/** Schedules, as the form lays them out. */
import { FLEXIBLE_FREQUENCIES } from '../../../core/vocabulary'
import { titled } from '../../form/layout'

export const SCHEDULE_SHARES = 'population.scheduleShareBasisPoints'

export const FLEXIBLE_FIELDS = titled(
  ...FLEXIBLE_FREQUENCIES.map((frequency) => `population.flexibleSchedules.${frequency}`),
)
