/** The platform's own money: what it begins with, and the sweep that takes its balance to its bank. */
import { z } from '../zod'
import { cents, wholeNumber } from './parts'

export const platform = z.strictObject({
  openingBalanceCents: cents().default(0),
  sweep: z
    .strictObject({
      atHour: wholeNumber(0, 23, 'hour-of-day')
        .nullable()
        .default(null)
        .meta({ source: '11:00 UTC until 2026-06-08, GR#5432' }),
      leaveCents: cents().default(0),
    })
    .prefault({}),
})
