/** The types that settings are made of: each with its unit and its range. */
import { dayFromIso, instantFromIso } from '../../core/calendar'
import { isCountry } from '../../core/countries'
import { BASIS_POINTS_IN_WHOLE } from '../../core/money'
import { isOnOneLine } from '../../core/one-line'
import { z } from '../zod'
import type { AssumptionGroup, Unit } from './facts'
import { CENTS_SETTING_MAX } from './largest-amount'

const DAY = 'a day as YYYY-MM-DD'
const DAY_OR_INSTANT = 'a day as YYYY-MM-DD or an instant as YYYY-MM-DDTHH:MM:SSZ'
const COUNTRY = 'a two-letter country code, as in US'

export const isoDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, DAY)
  .refine((text) => dayFromIso(text) !== null, 'a day that exists, as YYYY-MM-DD')
  .meta({ holds: DAY, unit: 'day' })

export const isoDayOrInstant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?Z?)?$/, DAY_OR_INSTANT)
  .refine(
    (text) => dayFromIso(text) !== null || instantFromIso(text) !== null,
    'a day or an instant that exists',
  )
  .meta({ holds: DAY_OR_INSTANT, unit: 'day-or-instant' })

export const countryCode = z
  .string()
  .regex(/^[A-Z]{2}$/, COUNTRY)
  .refine(isCountry, 'the code of a country that exists, as in US')
  .meta({ holds: COUNTRY, unit: 'country' })

/** Half a character cannot be written to a file, and many programs take the code 0 for the end of the text. */
const isWholeText = (text: string): boolean => !/[\0\p{Cs}]/u.test(text)

const wholeText = (text: z.ZodString, lengthMax: number) =>
  text
    .min(1)
    .max(lengthMax)
    .refine(isWholeText, 'text of whole characters, none of them the code 0')

export const plainText = (lengthMax: number) => wholeText(z.string(), lengthMax)

/** On one line, without the spaces around it. It is shown in the middle of sentences, which it may not turn around. */
export const nameText = (lengthMax: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(lengthMax)
    .refine(isOnOneLine, 'text on one line, without hidden marks and marks that turn its direction')

/**
 * The handle of a creator. A creator may come from a sales file with any name, so it is escaped
 * where it is shown.
 */
export const handle = wholeText(z.string().trim(), 120)

export const wholeNumber = (minimum: number, maximum: number, unit: Unit = 'number') =>
  z.int().min(minimum).max(maximum).meta({ unit })
export const decimal = (minimum: number, maximum: number, unit: Unit = 'number') =>
  z.number().min(minimum).max(maximum).meta({ unit })

type OfUnit = (minimum: number, maximum: number) => z.ZodInt
const wholeOf =
  (unit: Unit): OfUnit =>
  (minimum, maximum) =>
    wholeNumber(minimum, maximum, unit)

export const days = wholeOf('days')
export const businessDays = wholeOf('business-days')
export const hours = wholeOf('hours')
export const seconds = wholeOf('seconds')
export const times = wholeOf('times')
export const payouts = wholeOf('payouts')

export const cents = (minimum = 0, maximum = CENTS_SETTING_MAX) =>
  wholeNumber(minimum, maximum, 'cents')
/** What a processor may charge for one payout or one month: as large as it may be, all of a run add up exactly. */
export const costCents = () => cents(0, 1_000_000_00)
export const basisPoints = (maximum = BASIS_POINTS_IN_WHOLE) =>
  wholeNumber(0, maximum, 'basis-points')

/** A random log-normal time, cut to its maximum. `source`: of its median and its maximum. */
export const delay = (
  medianSeconds: number,
  sigma: number,
  maximumSeconds: number,
  group: AssumptionGroup,
  source: string | null = null,
) =>
  z
    .strictObject({
      medianSeconds: seconds(0, 604_800)
        .default(medianSeconds)
        .meta({ words: 'delay.medianSeconds', source }),
      sigma: decimal(0, 3).default(sigma).meta({ words: 'delay.sigma' }),
      maximumSeconds: seconds(0, 2_592_000)
        .default(maximumSeconds)
        .meta({ words: 'delay.maximumSeconds', source }),
    })
    .prefault({})
    .meta({ assumed: group })
