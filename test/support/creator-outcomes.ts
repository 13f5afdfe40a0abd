import type { CreatorOutcome } from '../../src/metrics/creator-outcomes'

/** A weekly creator who has earned nothing, but for what is given. */
export const creatorOutcome = (
  handle: string,
  changes: Partial<CreatorOutcome> = {},
): CreatorOutcome => ({
  handle,
  country: 'US',
  rail: 'us_bank',
  frequency: 'weekly',
  earnedCents: 0,
  receivedCents: 0,
  feeCents: 0,
  completedPayouts: 0,
  completedInstantPayouts: 0,
  waitSeconds: null,
  waitedCentDays: 0,
  instantFeeCents: 0,
  instantGrossCents: 0,
  costCents: 0,
  tenureDays: 0,
  isTaker: false,
  everTaker: false,
  standsFor: 1,
  dueFeeCents: 0,
  ...changes,
})
