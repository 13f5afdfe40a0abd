import { describe, expect, it } from 'vitest'
import { comparedCreators } from '../../src/experiments/compared-creators'
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
  instantGrossCents: 0,
  costCents: 0,
  tenureDays: 0,
  isTaker: false,
  everTaker: false,
  standsFor: 1,
  ...changes,
})

const runOf = (creators: CreatorOutcome[], days = 30) => ({
  ...{ report: { counts: { days } }, creators },
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
  expect(comparedCreators(runOf(before), runOf(after))).toEqual({
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
    groups: expect.any(Array) as unknown,
    largest: [
      { handle: 'ben', receivedCents: -30_00, feeCents: -1_00, waitSeconds: null },
      { handle: 'ann', receivedCents: 10_00, feeCents: 4_00, waitSeconds: 300 },
    ],
  })
})

describe('groups of creators', () => {
  const before = [
    creator('ann', { earnedCents: 90_00, receivedCents: 80_00, country: 'US' }),
    creator('ben', { earnedCents: 95_00, receivedCents: 90_00, country: 'GB' }),
    creator('cat', { earnedCents: 2_000_00, receivedCents: 1_900_00, tenureDays: 800 }),
    creator('dan', { earnedCents: 50_00 }),
  ]
  const after = [
    creator('ann', { earnedCents: 5_000_00, receivedCents: 85_00, feeCents: 1_00 }),
    creator('ben', { receivedCents: 89_00 }),
    creator('cat', { receivedCents: 1_900_00 }),
  ]
  const groupsOf = (grouping: string, days = 30) =>
    comparedCreators(runOf(before, days), runOf(after))
      .groups.filter((group) => group.grouping === grouping)
      .map(({ name, creators, receivedMore, receivedLess, receivedSame, receivedCents }) => [
        ...[name, creators, receivedMore, receivedLess, receivedSame, receivedCents?.mean],
      ])

  it('are of what creators earn a month in the first run, the smallest first', () => {
    expect(groupsOf('size')).toEqual([
      ['under $100', 2, 1, 1, 0, 2_00],
      ['$1,000 to $10,000', 1, 0, 0, 1, 0],
    ])
    // In a tenth of the time the same is ten times as much a month.
    expect(groupsOf('size', 3).map(([name]) => name)).toEqual([
      '$100 to $1,000',
      '$10,000 and more',
    ])
  })

  it('are by country and age of the account, too', () => {
    expect(groupsOf('country').map(([name, creators]) => [name, creators])).toEqual([
      ['GB', 1],
      ['US', 2],
    ])
    expect(groupsOf('tenure').map(([name]) => name)).toEqual(['under 6 months', '2 years and more'])
  })

  it('have no age of an account that an earlier version did not keep', () => {
    const { tenureDays: _tenureDays, ...old } = creator('ann')
    const run = runOf([old as CreatorOutcome])
    const groupings = comparedCreators(run, run).groups.map(({ grouping }) => grouping)
    expect(groupings).toEqual(['size', 'country', 'rail'])
  })
})
