/**
 * When a payout's money arrives: at a bank in the working hours of a business day, or instantly
 * after some minutes.
 */
import { addBusinessDays, type IsBankHoliday } from '../core/business-days'
import { dayOfInstant, SECONDS_IN_HOUR, startOfDay, type Instant } from '../core/calendar'
import { delaySeconds, type Uniform } from '../core/random'
import { isPushRail } from '../core/vocabulary'
import type { PayoutRequest } from '../payouts/ports'
import type { ProcessorSettings } from '../scenario/schema'
import type { ProcessorWorld } from './processor'

const BANK_DAY_START_HOUR = 6
const BANK_DAY_HOURS = 12

/** Draws when a payout that is asked for now arrives, after `now`. Takes the same draws for every method. */
export function arrivalOf(
  request: Pick<PayoutRequest, 'method' | 'rail'>,
  settings: ProcessorSettings,
  { now, isBankHoliday }: Pick<ProcessorWorld, 'now' | 'isBankHoliday'>,
  uniform: Uniform,
): Instant {
  if (isPushRail(request.rail)) throw new Error(`${request.rail} has a processor of its own`)
  const instantDelay = delaySeconds(uniform, settings.instantArrival)
  const businessDays = settings.standardArrivalBusinessDays[request.rail]
  const atBank = atBankHour(now(), businessDays, isBankHoliday, uniform)
  return Math.max(now() + 1, request.method === 'instant' ? now() + instantDelay : atBank)
}

/** Draws some moment of a bank's working day, so many business days after an instant. */
export function atBankHour(
  from: Instant,
  businessDays: number,
  isBankHoliday: IsBankHoliday,
  uniform: Uniform,
): Instant {
  return (
    startOfDay(addBusinessDays(dayOfInstant(from), businessDays, isBankHoliday)) +
    BANK_DAY_START_HOUR * SECONDS_IN_HOUR +
    Math.floor(uniform() * BANK_DAY_HOURS * SECONDS_IN_HOUR)
  )
}
