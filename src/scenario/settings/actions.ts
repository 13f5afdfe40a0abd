/** What is done to or by a creator on a day of a scenario: each kind of action has details of its own. */
import { BANK_ACCOUNTS, RAILS, REQUESTERS } from '../../core/vocabulary'
import { z } from '../zod'
import { cents, countryCode, handle, isoDayOrInstant, plainText } from './parts'
import { scheduleSchema } from './schedules'

const sale = handle.default('latest')
const dated = { on: isoDayOrInstant, creator: handle }

export const action = z.discriminatedUnion('action', [
  z.strictObject({
    ...dated,
    action: z.literal('change-schedule'),
    schedule: scheduleSchema.meta({ sameAs: 'creators[].schedule' }),
  }),
  /** Each lifts its own pause; an admin lifts those of the system, too. */
  z.strictObject({
    ...dated,
    action: z.enum(['pause', 'resume']),
    by: z.enum(['admin', 'creator', 'stripe']).default('admin'),
  }),
  z.strictObject({
    ...dated,
    action: z.literal('request-payout'),
    by: z.enum(REQUESTERS).default('creator'),
  }),
  /** What is left out stays as it is. */
  z.strictObject({
    ...dated,
    action: z.literal('change-rail'),
    rail: z.enum(RAILS).optional().meta({ vocabulary: 'rail' }),
    country: countryCode.optional(),
    bankAccount: z.enum(BANK_ACCOUNTS).optional(),
  }),
  z.strictObject({ ...dated, action: z.literal('cancel-payout') }),
  z.strictObject({
    ...dated,
    action: z.literal('refund-sale'),
    sale,
    amountCents: cents(1).optional(),
  }),
  z.strictObject({
    ...dated,
    action: z.enum(['charge-back-sale', 'win-dispute']),
    sale,
  }),
  /** Among all processors, the payout that was asked for last. */
  z.strictObject({
    ...dated,
    action: z.literal('return-payout'),
    payout: z.literal('latest').default('latest'),
    code: plainText(60).default('account_closed'),
  }),
])
