/** How much sooner daily payouts are is compared with what the same creator's weekly run would have done, to the second. */
import { describe, expect, it } from 'vitest'
import { dayFromIso, isoFromDay, SECONDS_IN_DAY, SECONDS_IN_HOUR } from '../../src/core/calendar'
import { firstStandardRunDay } from '../../src/core/payout-schedule'
import { POLICIES } from '../../src/core/policy'
import { weeklyArrivalSeconds } from '../../src/metrics/wait-of-daily-money'
import { scenarioSchema } from '../../src/scenario/schema'
import { CALM_PROCESSOR, run } from '../support/runs'

const policy = POLICIES['gumroad-2026-08-30']

describe('the first standard run that reaches a day', () => {
  it.each([
    // Friday 4 September pays up to 28 August, Friday 11 September up to 4 September.
    ['2026-08-31', 'us_bank', '2026-09-10'],
    ['2026-09-04', 'us_bank', '2026-09-10'],
    ['2026-09-05', 'us_bank', '2026-09-17'],
    ['2026-08-31', 'cross_border', '2026-09-08'],
    ['2026-08-31', 'paypal', '2026-09-11'],
  ] as const)('of %s on %s is on %s', (day, rail, runDay) => {
    expect(isoFromDay(firstStandardRunDay(dayFromIso(day)!, rail, policy))).toBe(runDay)
  })

  it('without a holding period is the next, not one before the sale', () => {
    const atOnce = { ...policy, holdDays: 0 }
    expect(isoFromDay(firstStandardRunDay(dayFromIso('2026-09-03')!, 'us_bank', atOnce))).toBe(
      '2026-09-10',
    )
  })
})

it.each([
  // Runs of Thursday 10, Tuesday 8 and Thursday 10 September; a push is there on the same day.
  ['us_bank', 2, 14],
  ['cross_border', 3, 11],
  ['card_push', 2, 10],
] as const)(
  'money of Monday 31 August by %s in %i business days takes %i days',
  (rail, businessDays, days) => {
    const scenario = scenarioSchema.parse({
      version: 1,
      processor: {
        standardArrivalBusinessDays: { us_bank: businessDays, cross_border: businessDays },
      },
    })
    const seconds = weeklyArrivalSeconds(dayFromIso('2026-08-31')!, rail, { policy, scenario })
    expect(seconds / SECONDS_IN_DAY - 0.5).toBe(days)
  },
)

const sale = { at: '2026-08-31T12:00:00Z', amountCents: 200_00 }
const scenario = {
  version: 1,
  days: 20,
  population: { size: 0, refunds: { rateBasisPoints: 0 }, chargebacks: { rateBasisPoints: 0 } },
  processor: CALM_PROCESSOR,
} as const

it('is the real time of a weekly creator with the same sale, at noon of the day on which it arrives', () => {
  const { report, value, rows } = run({
    ...scenario,
    creators: [
      { handle: 'daily', schedule: 'daily' },
      { handle: 'weekly', schedule: 'weekly' },
    ],
    sales: [
      { creator: 'daily', ...sale },
      { creator: 'weekly', ...sale },
    ],
  })
  const [arrived] = rows(
    `SELECT date(completed_at) FROM payouts JOIN creators USING (creator_id) WHERE handle = 'weekly'`,
  )
  expect(arrived).toEqual(['2026-09-14'])
  const { daily, weekly } = report.waitsOfDailyMoney!
  // From noon of 31 August to noon of 14 September.
  expect(weekly).toMatchObject({
    sales: 1,
    meanSeconds: 14 * SECONDS_IN_DAY,
    hours: [{ hours: 14 * 24 }],
  })
  const [seconds] = rows(
    `SELECT unixepoch(completed_at) - unixepoch('2026-08-31T12:00:00Z') FROM payouts WHERE payout_frequency = 'daily'`,
  )
  expect(daily.meanSeconds).toBe(seconds![0])
  expect(daily.meanSeconds).toBeLessThan(21 * SECONDS_IN_HOUR)
  const sooner = report.figures.find(({ name }) => name === 'daily_sooner_seconds')!
  expect(sooner.value).toBe(14 * SECONDS_IN_DAY - daily.meanSeconds)
  expect(value(sooner.sql)).toBe(sooner.value)
})

it('is later where the weekly payout would have met a bank holiday, and its query says the same', () => {
  const creators = [
    { handle: 'daily', schedule: 'daily' },
    { handle: 'weekly', schedule: 'weekly' },
  ] as const
  // Paid on Thursdays: on 8 October, before Columbus Day, and a week later.
  const days = ['2026-09-30T12:00:00Z', '2026-10-07T12:00:00Z']
  const overHolidays = run({
    ...scenario,
    startDay: '2026-09-28',
    days: 30,
    processor: { ...CALM_PROCESSOR, bankHolidays: 'federal-reserve' },
    creators: [...creators],
    sales: days.flatMap((at) => creators.map(({ handle }) => ({ ...sale, creator: handle, at }))),
  })
  const arrived = overHolidays.rows(
    `SELECT date(completed_at) FROM payouts JOIN creators USING (creator_id) WHERE handle = 'weekly'`,
  )
  expect(arrived).toEqual([['2026-10-13'], ['2026-10-19']])
  const { report, value } = overHolidays
  const { daily, weekly } = report.waitsOfDailyMoney!
  expect(weekly).toMatchObject({
    sales: 2,
    meanSeconds: 12.5 * SECONDS_IN_DAY,
    hours: [{ hours: 12 * 24 }, { hours: 13 * 24 }],
  })
  const sooner = report.figures.find(({ name }) => name === 'daily_sooner_seconds')!
  expect(sooner.value).toBe(12.5 * SECONDS_IN_DAY - daily.meanSeconds)
  expect(value(sooner.sql)).toBe(sooner.value)
})

it('does not depend on who else is there: other creators’ schedules change nothing about it', () => {
  const alone = run({
    ...scenario,
    creators: [{ handle: 'daily', schedule: 'daily' }],
    sales: [{ creator: 'daily', ...sale }],
  })
  const among = run({
    ...scenario,
    creators: [
      { handle: 'daily', schedule: 'daily' },
      {
        handle: 'quarterly',
        schedule: 'quarterly',
        openingBalances: [{ day: '2026-06-01', amountCents: 500_00 }],
      },
    ],
    sales: [{ creator: 'daily', ...sale }],
  })
  const soonerOf = ({ report }: ReturnType<typeof run>) =>
    report.figures.find(({ name }) => name === 'daily_sooner_seconds')!.value
  expect(soonerOf(alone)).not.toBeNull()
  expect(soonerOf(among)).toBe(soonerOf(alone))
})
