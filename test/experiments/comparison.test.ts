import { expect, it } from 'vitest'
import { comparedCreators } from '../../src/experiments/comparison'
import type { CreatorOutcome } from '../../src/metrics/creator-outcomes'

const creator = (handle: string, changes: Partial<CreatorOutcome> = {}): CreatorOutcome => ({
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
  costCents: 0,
  tenureDays: 0,
  isTaker: false,
  everTaker: false,
  standsFor: 1,
  ...changes,
})

it('creators are compared by their handles, with what only one run has named apart', () => {
  const before = [
    creator('ann', { receivedCents: 100_00, feeCents: 3_00, waitSeconds: 600 }),
    creator('ben', { receivedCents: 50_00, feeCents: 1_00, waitSeconds: 100 }),
    creator('cat', { receivedCents: 20_00 }),
    creator('dan', { receivedCents: 80_00 }),
  ]
  const after = [
    creator('ben', { receivedCents: 20_00, feeCents: 0 }),
    creator('ann', { receivedCents: 110_00, feeCents: 7_00, waitSeconds: 900 }),
    creator('cat', { receivedCents: 20_00, waitSeconds: 50 }),
    creator('eve', { receivedCents: 1_000_00 }),
  ]
  expect(comparedCreators(before, after)).toEqual({
    both: 3,
    gained: ['eve'],
    lost: ['dan'],
    receivedCents: expect.objectContaining({ n: 3, mean: -20_00 / 3 }) as unknown,
    feeCents: expect.objectContaining({ n: 3, mean: 1_00 }) as unknown,
    // Only of ann is known in both runs how long the money took.
    waitSeconds: { mean: 300, low: null, high: null, n: 1 },
    receivedMore: 1,
    receivedLess: 1,
    receivedSame: 1,
    largest: [
      { handle: 'ben', receivedCents: -30_00, feeCents: -1_00, waitSeconds: null },
      { handle: 'ann', receivedCents: 10_00, feeCents: 4_00, waitSeconds: 300 },
    ],
  })
})
