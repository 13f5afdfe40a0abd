/**
 * Faults and protections that change during a run: from an instant on, those that a change names
 * are as it says, and all others stay as they were. Faults with a date of their own (deploys,
 * restricted accounts, single faults) are not among them.
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
  webhookOutages: true,
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
