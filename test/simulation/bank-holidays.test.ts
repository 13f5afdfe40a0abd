/** What bank holidays do to a run: standard payouts wait for the next business day, instant ones do not. */
import { describe, expect, it } from 'vitest'
import type { BankHolidays } from '../../src/core/business-days'
import { SECONDS_IN_DAY } from '../../src/core/calendar'
import type { ScenarioInput } from '../../src/scenario/schema'
import { brokenChecks, CALM_PROCESSOR, run } from '../support/runs'

const WEEKLY = ['us_bank', 'us_card', 'bank_abroad', 'cross_border', 'paypal'] as const
const PUSHED = ['card_push', 'rtp', 'same_day_ach', 'stablecoin'] as const

/** With money of two weeks before, which the runs of the first week pay. */
const paidInWeekOf = (
  startDay: string,
  oldDay: string,
  bankHolidays: BankHolidays,
): ScenarioInput => ({
  version: 1,
  startDay,
  days: 14,
  population: { size: 0 },
  processor: { ...CALM_PROCESSOR, bankHolidays },
  creators: [...WEEKLY, ...PUSHED].map((rail) => ({
    ...{ handle: rail, rail },
    country: rail === 'bank_abroad' || rail === 'cross_border' ? 'DE' : 'US',
    openingBalances: [{ day: oldDay, amountCents: 150_00, holder: 'platform' }],
  })),
})

/** The day on which each creator has the money of the first payout. */
function arrivals(scenario: ScenarioInput): Record<string, string> {
  const { report, rows } = run(scenario)
  expect(brokenChecks(report)).toEqual([])
  const arrived = rows(
    `SELECT handle, date(MIN(completed_at)) FROM payouts JOIN creators USING (creator_id) GROUP BY 1`,
  ) as [string, string][]
  return Object.fromEntries(arrived)
}

/** Days that each rail takes longer with bank holidays; rails that take as long are left out. */
function daysLater(startDay: string, oldDay: string): Record<string, number> {
  const without = arrivals(paidInWeekOf(startDay, oldDay, 'none'))
  const withHolidays = arrivals(paidInWeekOf(startDay, oldDay, 'federal-reserve'))
  expect(Object.keys(without)).toHaveLength(WEEKLY.length + PUSHED.length)
  const dayOf = (date: string): number => Date.parse(date) / 1_000 / SECONDS_IN_DAY
  const later = Object.entries(withHolidays).map(
    ([rail, date]) => [rail, dayOf(date) - dayOf(without[rail]!)] as const,
  )
  return Object.fromEntries(later.filter(([, days]) => days > 0))
}

describe('payouts of a week arrive so many days later', () => {
  it('of Thanksgiving, a Thursday: what was sent before it, and the windows of that day', () => {
    const later = daysLater('2026-11-23', '2026-11-10')
    expect(later).toEqual({ bank_abroad: 1, cross_border: 1, same_day_ach: 1 })
  })

  it('of a Christmas on a Friday: a card has no business day before Monday', () => {
    const later = daysLater('2026-12-21', '2026-12-08')
    expect(later).toEqual({ us_bank: 1, us_card: 3, bank_abroad: 1, cross_border: 1 })
  })

  it('of an Independence Day on a Saturday: none', () => {
    expect(daysLater('2026-06-29', '2026-06-16')).toEqual({})
  })
})

it('instant payouts arrive on Christmas Day within the hour', () => {
  const { report, rows } = run({
    version: 1,
    startDay: '2026-12-24',
    days: 3,
    population: { size: 0 },
    processor: { ...CALM_PROCESSOR, bankHolidays: 'federal-reserve' },
    creators: [
      {
        handle: 'daily',
        schedule: 'daily',
        completedPayouts: 4,
      },
    ],
    sales: [{ creator: 'daily', at: '2026-12-24', amountCents: 200_00 }],
  })
  expect(brokenChecks(report)).toEqual([])
  const [[created, arrived]] = rows('SELECT created_at, completed_at FROM payouts') as [
    [string, string],
  ]
  expect(created).toMatch(/^2026-12-25T08:/)
  expect(arrived).toMatch(/^2026-12-25T08:/)
})
