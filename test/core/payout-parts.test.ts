import { describe, expect, it } from 'vitest'
import { isMixedForGood, partsOf, sharedOutcome, type PartState } from '../../src/core/payout-parts'

describe('parts', () => {
  it.each([
    [20_000_00, [20_000_00]],
    [20_000_01, [20_000_00, 1]],
    [40_000_00, [20_000_00, 20_000_00]],
    [50_000_00, [20_000_00, 20_000_00, 10_000_00]],
  ])('of %i cents, at most $20,000 each: %j', (amountCents, parts) => {
    expect(partsOf(amountCents, 20_000_00)).toEqual(parts)
  })
})

describe('the outcome of parts', () => {
  it.each([
    [['completed', 'completed'], 'completed', false],
    [['failed', 'failed'], 'failed', false],
    [['unclaimed', 'unclaimed'], 'unclaimed', false],
    [['completed', 'sent'], null, false],
    [['completed', 'unclaimed'], null, false],
    [['failed', 'waiting'], null, false],
    [['completed', 'failed'], null, true],
    [['returned', 'cancelled'], null, true],
  ] as [PartState[], PartState | null, boolean][])(
    'that are %j is %j; mixed for good: %j',
    (states, shared, mixed) => {
      expect([sharedOutcome(states), isMixedForGood(states)]).toEqual([shared, mixed])
    },
  )
})
