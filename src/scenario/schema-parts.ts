/** Small pieces that the scenario's schema is made of: days, numbers with their limits, and the spread of a delay. */
import { dayFromIso } from '../core/calendar'
import { isCountry } from '../core/countries'
import { BASIS_POINTS_IN_WHOLE } from '../core/money'
import { z } from './zod'

export const isoDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a day as YYYY-MM-DD')
  .refine((text) => dayFromIso(text) !== null, 'a day that exists, as YYYY-MM-DD')
  .describe('a day as YYYY-MM-DD')

/** Half a character cannot be written to a file, and many programs take the code 0 for the end of the text. */
const isWholeText = (text: string): boolean => !/[\0\p{Cs}]/u.test(text)

const ofLength = (text: z.ZodString, lengthMax: number) =>
  text
    .min(1)
    .max(lengthMax)
    .refine(isWholeText, 'text of whole characters, none of them the code 0')

export const plainText = (lengthMax: number) => ofLength(z.string(), lengthMax)

/** Without the spaces around it. */
export const nameText = (lengthMax: number) => ofLength(z.string().trim(), lengthMax)

export const wholeNumber = (minimum: number, maximum: number) => z.int().min(minimum).max(maximum)
export const CENTS_SETTING_MAX = 1_000_000_000_00
export const cents = (maximum = CENTS_SETTING_MAX) => wholeNumber(0, maximum)
/** What a processor may charge for one payout or one month: as large as it may be, all of a run add up exactly. */
export const costCents = () => wholeNumber(0, 1_000_000_00)
export const basisPoints = () => wholeNumber(0, BASIS_POINTS_IN_WHOLE)

export const delay = (medianSeconds: number, sigma: number, maximumSeconds: number) =>
  z
    .strictObject({
      medianSeconds: wholeNumber(0, 604_800).default(medianSeconds),
      sigma: z.number().min(0).max(3).default(sigma),
      maximumSeconds: wholeNumber(0, 2_592_000).default(maximumSeconds),
    })
    .prefault({})

export const countryCode = z
  .string()
  .regex(/^[A-Z]{2}$/, 'a two-letter country code, as in US')
  .refine(isCountry, 'the code of a country that exists, as in US')
  .describe('a two-letter country code, as in US')
