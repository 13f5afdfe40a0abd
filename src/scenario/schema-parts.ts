/** Small pieces that the scenario's schema is made of: numbers with their limits, and the spread of a delay. */
import { z } from 'zod'
import { BASIS_POINTS_IN_WHOLE } from '../core/money'

export const wholeNumber = (minimum: number, maximum: number) => z.int().min(minimum).max(maximum)
export const cents = (maximum = 1_000_000_000_00) => wholeNumber(0, maximum)
export const basisPoints = () => wholeNumber(0, BASIS_POINTS_IN_WHOLE)

export const delay = (medianSeconds: number, sigma: number, maximumSeconds: number) =>
  z
    .strictObject({
      medianSeconds: wholeNumber(0, 604_800).default(medianSeconds),
      sigma: z.number().min(0).max(3).default(sigma),
      maximumSeconds: wholeNumber(0, 2_592_000).default(maximumSeconds),
    })
    .prefault({})
