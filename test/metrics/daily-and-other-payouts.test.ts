/** What daily payouts earned is theirs alone: a creator on a weekly schedule who asks for money at once is named apart. */
import { expect, it } from 'vitest'
import type { FigureName } from '../../src/metrics/headline-figure'
import { CALM_PROCESSOR, run } from '../support/runs'

const opening = [{ day: '2026-08-20', amountCents: 103_00 }]

const { report, value, simulation } = run({
  version: 1,
  days: 3,
  population: { size: 0 },
  processor: CALM_PROCESSOR,
  creators: [
    { handle: 'daily', schedule: 'daily', openingBalances: opening },
    { handle: 'weekly', schedule: 'weekly', openingBalances: opening },
  ],
  actions: [{ on: '2026-09-01T12:00:00Z', creator: 'weekly', action: 'request-payout' }],
})

const figure = (name: FigureName) => report.figures.find((each) => each.name === name)!

it.each([
  // $103.00 leaves, 3% of the net of $100.00 is the fee, 1% of it the cost, and $2 for each account of the month.
  ['daily_margin', 0],
  ['other_instant_margin', 0],
  ['instant_margin', 0],
  ['daily_payouts_completed', 1],
  ['other_instant_payouts_completed', 1],
  ['instant_payouts_completed', 2],
  ['instant_fee_revenue', 6_00],
  ['instant_processor_cost', 6_00],
  ['processor_cost', 6_00],
] as const)('%s is %i, and its own query says so', (name, expected) => {
  expect(figure(name).value).toBe(expected)
  expect(value(figure(name).sql)).toBe(expected)
})

it('the days of the daily schedule leave out payouts on request', () => {
  expect(simulation.counter.days.map(({ daily }) => daily.completed)).toEqual([1, 0, 0])
  expect(simulation.counter.days.map(({ payouts }) => payouts.instant.completed)).toEqual([1, 1, 0])
})
