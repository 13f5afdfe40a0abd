/** Creators and sales that are listed in a scenario, besides those that are generated. */
import { BANK_ACCOUNTS, COMPLIANCE_STATES, HOLDERS, RAILS } from '../../core/vocabulary'
import { z } from '../zod'
import { CENTS_SETTING_MAX } from './largest-amount'
import { cents, countryCode, days, handle, isoDay, isoDayOrInstant, payouts } from './parts'
import { scheduleSchema } from './schedules'

const holder = z.enum(HOLDERS).optional().meta({ vocabulary: 'holder' })

const openingBalance = z.strictObject({
  day: isoDay,
  amountCents: cents(-CENTS_SETTING_MAX),
  holder,
})

export const explicitCreator = z.strictObject({
  handle,
  country: countryCode.default('US'),
  rail: z.enum(RAILS).default('us_bank').meta({ vocabulary: 'rail' }),
  schedule: scheduleSchema.default('weekly'),
  instantCapable: z.boolean().default(true),
  monthlyGrossCents: cents().default(0),
  accountAgeDays: days(0, 36_600).default(400),
  completedPayouts: payouts(0, 100_000).default(10),
  minimumCents: cents().default(0),
  yearBeforeGrossCents: cents().default(0),
  compliance: z.enum(COMPLIANCE_STATES).default('compliant').meta({ vocabulary: 'compliance' }),
  bankAccount: z.enum(BANK_ACCOUNTS).default('linked'),
  paused: z.boolean().default(false),
  underAgeWithoutGuardian: z.boolean().default(false),
  paypalFeeWaived: z.boolean().default(false),
  paypalSplits: z.boolean().default(false),
  openingBalances: z.array(openingBalance).default([]),
})

export const explicitSale = z.strictObject({
  creator: handle,
  at: isoDayOrInstant,
  amountCents: cents(),
  holder,
  label: handle.optional(),
})
