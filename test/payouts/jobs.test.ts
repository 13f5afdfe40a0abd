import { describe, expect, it } from 'vitest'
import { isoFromInstant, SECONDS_IN_HOUR, startOfDay } from '../../src/core/calendar'
import { timetable } from '../../src/payouts/jobs'
import { at, day } from '../support/days'
import { ledgerWith, rows, sell, type Traits } from '../support/ledgers'
import { Service } from '../support/service'

function serviceWith(...creators: Traits[]): Service {
  const ledger = ledgerWith(...creators)
  creators.forEach((_, index) => {
    const platformPays =
      creators[index]!.rail === 'paypal' || creators[index]!.rail === 'own_stripe'
    const holder = platformPays ? 'platform' : 'processor'
    sell(ledger, index + 1, at('2026-08-20T12:00:00Z'), 200_00, holder)
  })
  return new Service(ledger, startOfDay(day('2026-08-31')))
}

/** Lives through a day: every job of the timetable and every job that those put off. */
function live(service: Service, date: string): void {
  for (const { secondOfDay, job } of timetable(service.context, day(date))) {
    service.now = startOfDay(day(date)) + secondOfDay
    service.run(job.begin())
    while (service.enqueued.length > 0) service.runNextJob()
  }
}

const paidOn = (service: Service): unknown[][] =>
  rows(
    service.ledger.database,
    'SELECT creator_id, substr(created_at, 1, 10), payout_type FROM payouts',
  )

/** Recovery in the afternoon has a test of its own. */
const isRun = (name: string): boolean => !/stuck|retry|requeue|whether-back/.test(name)

describe('the timetable', () => {
  const { context } = serviceWith()
  it.each([
    [
      '2026-08-31',
      ['7.5 release-chargeback-holds', '8 daily-instant-payouts', '10 flexible-payouts'],
    ],
    [
      '2026-09-01',
      [
        '7.5 release-chargeback-holds',
        '8 daily-instant-payouts',
        '10 standard-payouts',
        '10 flexible-payouts',
      ],
    ],
    [
      '2026-09-02',
      [
        '7.5 release-chargeback-holds',
        '8 daily-instant-payouts',
        '10 standard-payouts',
        '10 flexible-payouts',
      ],
    ],
    [
      '2026-09-03',
      [
        '7.5 release-chargeback-holds',
        '8 daily-instant-payouts',
        '10 standard-payouts',
        '10 flexible-payouts',
      ],
    ],
    [
      '2026-09-04',
      [
        '7.5 release-chargeback-holds',
        '8 daily-instant-payouts',
        '10 standard-payouts',
        '10 flexible-payouts',
      ],
    ],
    [
      '2026-09-05',
      ['7.5 release-chargeback-holds', '8 daily-instant-payouts', '10 flexible-payouts'],
    ],
    [
      '2026-09-06',
      ['7.5 release-chargeback-holds', '8 daily-instant-payouts', '10 flexible-payouts'],
    ],
  ])('of %s, by hour: %j', (date, jobs) => {
    const entries = timetable(context, day(date)).filter(({ job }) => isRun(job.name))
    expect(
      entries.map(({ secondOfDay, job }) => `${secondOfDay / SECONDS_IN_HOUR} ${job.name}`),
    ).toEqual(jobs)
  })
})

describe('a week of runs', () => {
  it('pays each rail on its own weekday, and daily creators first thing', () => {
    const service = serviceWith(
      { rail: 'cross_border', country: 'IN' },
      { rail: 'bank_abroad', country: 'GB' },
      { rail: 'us_bank' },
      { rail: 'us_card' },
      { rail: 'paypal', country: 'UA' },
      { rail: 'own_stripe' },
      { frequency: 'daily' },
      { frequency: 'monthly' },
    )
    for (let date = 1; date <= 6; date += 1) live(service, `2026-09-0${date}`)
    expect(paidOn(service).sort()).toEqual([
      [1, '2026-09-01', 'standard'],
      [2, '2026-09-02', 'standard'],
      [3, '2026-09-03', 'standard'],
      [4, '2026-09-03', 'standard'],
      [5, '2026-09-04', 'standard'],
      [6, '2026-09-04', 'standard'],
      [7, '2026-09-01', 'instant'],
    ])
  })

  it('pays a daily creator who is not eligible for instant payouts with the weekly run, free', () => {
    const service = serviceWith({ frequency: 'daily', instantCapable: false })
    live(service, '2026-09-02')
    live(service, '2026-09-03')
    expect(service.noteCodes).toEqual(['instant_not_supported'])
    expect(service.payouts).toEqual([[1, 'standard', 'processing', 173_40, 0, 173_40]])
  })

  it('hands creators out in slices, so many seconds apart', () => {
    const daily = { frequency: 'daily' } as const
    const service = serviceWith(daily, daily, daily, daily, daily)
    const [, entry] = timetable(service.context, day('2026-09-01'))
    service.now = at('2026-09-01T08:00:00Z')
    service.run(entry!.job.begin())
    expect(service.enqueued.map(({ at: due, job }) => [isoFromInstant(due), job.name])).toEqual([
      ['2026-09-01T08:00:00Z', 'pay-creators-instant-1'],
      ['2026-09-01T08:00:10Z', 'pay-creators-instant-3'],
      ['2026-09-01T08:00:20Z', 'pay-creators-instant-5'],
    ])
    while (service.enqueued.length > 0) service.runNextJob()
    expect(paidOn(service)).toHaveLength(5)
  })

  it.each([
    ['slices', ['08:01:00', '08:02:10', '08:02:50']],
    ['whole-cohort', ['08:02:30', '08:02:40', '08:02:50']],
    ['each-creator', ['08:00:30', '08:01:10', '08:01:50', '08:02:30', '08:03:10']],
  ] as const)('walks two creators a minute and hands out %s at %j', (handOut, expected) => {
    const daily = { frequency: 'daily' } as const
    const service = serviceWith(daily, daily, daily, daily, daily)
    const context = {
      ...service.context,
      jobs: { ...service.context.jobs, handOut, walkCreatorsPerMinute: 2 },
    }
    const entry = timetable(context, day('2026-09-01')).find(
      ({ job }) => job.name === 'daily-instant-payouts',
    )
    service.now = at('2026-09-01T08:00:00Z')
    service.run(entry!.job.begin())
    expect(service.enqueued.map(({ at: due }) => isoFromInstant(due).slice(11, 19))).toEqual(
      expected,
    )
  })
})
