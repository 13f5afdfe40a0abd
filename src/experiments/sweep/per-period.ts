/** Amounts of a whole run as those of a period. */
import { DAYS_IN_MONTH } from '../../core/calendar'
import type { SeedEconomics } from './results'

/** An amount or a number of a whole run, as that of a period: of a month, unless results are for another one. */
export const perPeriod = (
  ofRun: number,
  { economics, periodDays = DAYS_IN_MONTH }: Pick<SeedEconomics, 'economics' | 'periodDays'>,
): number => (ofRun * periodDays) / economics.days
