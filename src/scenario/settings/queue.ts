/** How the work of a payout run is cut up and handed to workers. */
import { z } from '../zod'
import { assumed } from './facts'
import { seconds, times, wholeNumber } from './parts'

export const jobs = z.strictObject({
  /** Slices as the creators are walked (since July 2026), all at the end of the walk (before), or a job for each creator. */
  handOut: z
    .enum(['slices', 'whole-cohort', 'each-creator'])
    .default('slices')
    .meta({ source: 'GR#5797' }),
  sliceCreators: wholeNumber(1, 100_000).default(1_000).meta({ source: 'GR#6253' }),
  staggerSeconds: seconds(0, 3_600).default(10).meta({ source: 'GR#6253' }),
  workers: wholeNumber(1, 1_000).default(10).meta(assumed('work')),
  walkCreatorsPerMinute: wholeNumber(1, 10_000_000, 'per-minute')
    .nullable()
    .default(null)
    .meta(assumed('work')),
  lifetimeSeconds: seconds(1, 604_800).nullable().default(null).meta(assumed('work')),
  standardRetriesMax: times(0, 100).default(3).meta({ source: 'GR#5698' }),
  dailyRetriesMax: times(0, 100).default(0).meta({ source: 'GR#5698' }),
  /** PayPal takes 250. */
  paypalBatchItems: wholeNumber(1, 250)
    .default(240)
    .meta({ source: 'code of Gumroad at 8c16285e' }),
  paypalBatchGapSeconds: seconds(0, 3_600)
    .default(60)
    .meta({ source: 'code of Gumroad at 8c16285e' }),
})
