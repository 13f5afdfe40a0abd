/** What is done to or by a creator on a day of a scenario: each kind of action has details of its own. */
import { REQUESTERS } from '../../core/vocabulary'
import { z } from '../zod'
import { handle, isoDayOrInstant, plainText } from './parts'
import { scheduleSchema } from './schedules'

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
  z.strictObject({
    ...dated,
    action: z.enum(['refund-sale', 'charge-back-sale']),
    sale: handle.default('latest'),
  }),
  /** Of all processors, the one that was asked for last. */
  z.strictObject({
    ...dated,
    action: z.literal('return-payout'),
    payout: z.literal('latest').default('latest'),
    code: plainText(60).default('account_closed'),
  }),
])
