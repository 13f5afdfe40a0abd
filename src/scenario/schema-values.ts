/** The kinds of value that settings of a scenario hold: days, whole numbers within limits, money, rates. */
import { z } from 'zod'
import { dayFromIso } from '../core/calendar'
import { BASIS_POINTS_IN_WHOLE } from '../core/money'

export const isoDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a day as YYYY-MM-DD')
  .refine((text) => dayFromIso(text) !== null, 'a day that exists, as YYYY-MM-DD')
  .describe('a day as YYYY-MM-DD')

export const wholeNumber = (minimum: number, maximum: number) => z.int().min(minimum).max(maximum)

export const CENTS_SETTING_MAX = 1_000_000_000_00
export const cents = (maximum = CENTS_SETTING_MAX) => wholeNumber(0, maximum)
export const basisPoints = () => wholeNumber(0, BASIS_POINTS_IN_WHOLE)
