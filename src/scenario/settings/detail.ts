/** How much of a long run is kept in full: days that are settled and older are closed, and of those sums are kept. */
import { z } from '../zod'
import { days, handle } from './parts'
import { DAYS_MAX } from './run'

export const detail = z.strictObject({
  days: days(1, DAYS_MAX).nullable().default(null),
  creators: z.array(handle).max(1_000).default([]),
  closedRowsSaved: z.boolean().default(true),
})
