/**
 * Faults and protections that change while a run goes on: from an instant on, what a change names is as it says, and all
 * else stays as it was. What has a date of its own (deploys, restricted accounts, single faults) is not among them.
 */
import { z } from '../zod'
import { changesOf } from './changes-of'
import { faults } from './faults'
import { isoDayOrInstant } from './parts'
import { processor } from './processor'
import { protections } from './protections'

const changeableFaults = faults.pick({
  calls: true,
  webhooks: true,
  workers: true,
  outages: true,
  afterPayout: true,
})

const changeableOfProcessor = processor.pick({
  failures: true,
  webhookLostBasisPoints: true,
  webhookTwiceBasisPoints: true,
})

/** What changes, without the instant at which it does. */
export const faultSettingsChange = z.strictObject({
  faults: changesOf(changeableFaults).optional().meta({ sameAs: 'faults' }),
  processor: changesOf(changeableOfProcessor).optional().meta({ sameAs: 'processor' }),
  protections: changesOf(protections).optional().meta({ sameAs: 'protections' }),
})

export const faultChange = z.strictObject({ at: isoDayOrInstant, ...faultSettingsChange.shape })
