import { describe, expect, it } from 'vitest'
import type { WEEKDAYS } from '../../src/core/calendar'
import { SECONDS_IN_DAY, startOfDay } from '../../src/core/calendar'
import type { FlexibleSchedule } from '../../src/core/flexible-schedule'
import { PAYOUT_GATES, type PayoutPolicy } from '../../src/core/policy'
import type { Rail } from '../../src/core/vocabulary'
import type { Creator } from '../../src/ledger/creators'
import { InstantPayoutsService } from '../../src/payouts/instant-payouts-service'
import { timetable } from '../../src/payouts/jobs'
import { nextPayoutDayOf, upcomingPayoutsOf } from '../../src/payouts/forecast'
import { at, day } from '../support/days'
import { ALL_SETTLED } from '../support/service'
import { ledgerWith, rows, sell } from '../support/ledgers'
import { answer, Service } from '../support/service'

/** A Tuesday, on which no US bank is paid. */
const TUESDAY = '2026-09-01'

const weekday = (name: (typeof WEEKDAYS)[number], payoutType: 'standard' | 'instant') =>
  ({ frequency: 'chosen_weekdays', weekdays: [name], payoutType }) as const
const tuesdays = weekday('tuesday', 'standard')
const instantTuesdays = weekday('tuesday', 'instant')
const atThreshold = (thresholdCents: number, payoutType: 'standard' | 'instant' = 'standard') =>
  ({ frequency: 'threshold', thresholdCents, payoutType }) as const

const on = (schedule: FlexibleSchedule, changes: Partial<Creator> = {}): Partial<Creator> => ({
  frequency: schedule.frequency,
  flexible: schedule,
  ...changes,
})

/** A service at midnight of a Tuesday whose creators each sold for $200 ten days ago, which leaves them $173.40. */
function serviceWith(creators: Partial<Creator>[], changes: Partial<PayoutPolicy> = {}): Service {
  const ledger = ledgerWith(...creators)
  creators.forEach(({ rail }, index) =>
    sell(
      ledger,
      index + 1,
      at('2026-08-22T12:00:00Z'),
      200_00,
      rail === 'paypal' || rail === 'own_stripe' ? 'platform' : 'processor',
    ),
  )
  return new Service(ledger, startOfDay(day(TUESDAY)), changes)
}

/** Lives through a day: every job of the timetable and every job that those put off. */
function live(service: Service, date: string): void {
  for (const { secondOfDay, job } of timetable(service.context, day(date))) {
    service.now = Math.max(service.now, startOfDay(day(date)) + secondOfDay)
    service.run(job.begin())
    while (service.enqueued.length > 0) service.runNextJob()
  }
}

const pause = (service: Service, creatorId: number): void => {
  service.ledger.pauses.pause(creatorId, 'creator', service.now)
}

const paid = (service: Service): unknown[][] =>
  rows(
    service.ledger.database,
    `SELECT creator_id, payout_type, substr(created_at, 1, 13), period_end_date FROM payouts`,
  )

describe('a standard flexible schedule', () => {
  it.each<[Rail, string]>([
    ['us_bank', 'US'],
    ['us_card', 'US'],
    ['bank_abroad', 'GB'],
    ['cross_border', 'IN'],
    ['paypal', 'UA'],
    ['own_stripe', 'US'],
  ])(
    'pays a creator on rail %s on its own day at ten, with the holding period',
    (rail, country) => {
      const service = serviceWith([on(tuesdays, { rail, country })])
      live(service, '2026-08-31')
      expect(paid(service)).toEqual([])
      live(service, TUESDAY)
      expect(paid(service)).toEqual([[1, 'standard', '2026-09-01T10', '2026-08-25']])
    },
  )

  it('is due on a Friday as on any day, and not paid by the Friday cycle', () => {
    const fridays = weekday('friday', 'standard')
    const service = serviceWith([on(fridays), on(fridays, { rail: 'paypal', country: 'UA' })])
    for (const date of ['2026-09-01', '2026-09-02', '2026-09-03']) live(service, date)
    expect(paid(service)).toEqual([])
    live(service, '2026-09-04')
    expect(paid(service)).toEqual([
      [2, 'standard', '2026-09-04T10', '2026-08-28'],
      [1, 'standard', '2026-09-04T10', '2026-08-28'],
    ])
  })

  it('leaves money in the holding period where it is, though the Friday of the week would take it', () => {
    const service = serviceWith([on(tuesdays)])
    sell(service.ledger, 1, at('2026-08-26T12:00:00Z'), 200_00)
    live(service, TUESDAY)
    expect(service.payouts).toEqual([[1, 'standard', 'processing', 173_40, 0, 173_40]])
    expect(service.balanceStates).toEqual(['processing', 'unpaid'])
  })

  it.each([
    ['the minimum', 173_40, []],
    ['one cent less than it', 173_41, ['below_minimum']],
  ])('pays at %s, and else says why not', (_, minimumCents, codes) => {
    const service = serviceWith([on(tuesdays, { minimumCents })])
    live(service, TUESDAY)
    expect(service.noteCodes).toEqual(codes)
    expect(service.payouts).toHaveLength(codes.length === 0 ? 1 : 0)
  })

  it('pays once a day: a run that comes again finds the date spent, and leaves no note', () => {
    const service = serviceWith([on(tuesdays)])
    live(service, TUESDAY)
    live(service, TUESDAY)
    expect(service.payouts).toHaveLength(1)
    expect(service.noteCodes).toEqual([])
  })

  it('skips a creator who requested a payout that day', () => {
    const service = serviceWith([on(tuesdays)])
    service.run(new InstantPayoutsService(service.context, 1).process())
    sell(service.ledger, 1, at('2026-08-20T12:00:00Z'), 500_00)
    live(service, TUESDAY)
    expect(paid(service)).toEqual([[1, 'instant', '2026-09-01T00', '2026-08-22']])
    expect(service.noteCodes).toEqual([])
  })

  it.each<[string, Partial<Creator>, string]>([
    ['suspended', { compliance: 'suspended' }, 'not_compliant'],
    ['not reviewed', { compliance: 'not_reviewed' }, 'not_reviewed'],
    ['without a bank account', { bankAccount: 'missing' }, 'bank_account_missing'],
  ])('does not pay a creator who is %s', (_, changes, code) => {
    const service = serviceWith([on(tuesdays, changes)])
    live(service, TUESDAY)
    expect(service.payouts).toEqual([])
    expect(service.noteCodes).toEqual([code])
  })

  it('goes by the schedule that the creator is on when their turn comes', () => {
    const service = serviceWith([on(tuesdays), on(tuesdays), { frequency: 'weekly' }])
    const [, , flexible] = timetable(service.context, day(TUESDAY))
    service.now = at('2026-09-01T10:00:00Z')
    service.run(flexible!.job.begin())
    service.ledger.creators.changeSchedule(1, weekday('monday', 'standard'), service.now)
    service.ledger.creators.changeSchedule(2, 'monthly', service.now)
    while (service.enqueued.length > 0) service.runNextJob()
    expect(service.payouts).toEqual([])
    live(service, '2026-09-03')
    expect(paid(service)).toEqual([[3, 'standard', '2026-09-03T10', '2026-08-28']])
  })
})

describe('an instant flexible schedule', () => {
  it.each([
    ['the service has', PAYOUT_GATES],
    ['ask for no minimum', PAYOUT_GATES.filter((gate) => gate !== 'minimum')],
  ])('says why nothing is paid where no money is old enough, whatever gates %s', (_, gates) => {
    const ledger = ledgerWith(on(instantTuesdays, { instantCapable: false }))
    sell(ledger, 1, at('2026-08-26T12:00:00Z'), 200_00)
    const service = new Service(ledger, startOfDay(day(TUESDAY)), { gates })
    live(service, TUESDAY)
    expect(service.payouts).toEqual([])
    expect(service.noteCodes).toEqual(['instant_not_supported'])
  })

  it('is paid with the daily run, up to yesterday, for the instant fee', () => {
    const service = serviceWith([
      { frequency: 'daily' },
      on(instantTuesdays),
      { frequency: 'daily' },
    ])
    sell(service.ledger, 2, at('2026-08-31T23:59:59Z'), 100_00)
    sell(service.ledger, 2, at('2026-09-01T00:00:00Z'), 100_00)
    live(service, TUESDAY)
    expect(paid(service).map(([creatorId, ...others]) => [creatorId, ...others])).toEqual([
      [1, 'instant', '2026-09-01T08', '2026-08-22'],
      [2, 'instant', '2026-09-01T08', '2026-08-31'],
      [3, 'instant', '2026-09-01T08', '2026-08-22'],
    ])
    const [, flexible] = service.payouts
    expect(flexible).toEqual([2, 'instant', 'processing', 259_70, 7_57, 252_13])
  })

  it('pays from the instant minimum on', () => {
    const service = serviceWith([on(instantTuesdays, { minimumCents: 173_41 })], {
      instantMinimumCents: 173_41,
    })
    live(service, TUESDAY)
    expect(service.noteCodes).toEqual(['below_minimum'])
    const other = serviceWith([on(instantTuesdays)], { instantMinimumCents: 173_40 })
    live(other, TUESDAY)
    expect(other.payouts).toHaveLength(1)
  })

  it.each<[string, Partial<Creator>]>([
    ['whose bank cannot take it', { instantCapable: false }],
    ['in a country without it', { country: 'GB' }],
    ['with too few completed payouts', { completedPayoutsBefore: 0 }],
    ['with too young an account', { accountOpenedDay: day('2026-08-01') }],
  ])('pays a creator %s by standard payout on the same day, free, and says why', (_, changes) => {
    const service = serviceWith([on(instantTuesdays, changes)])
    live(service, TUESDAY)
    expect(paid(service)).toEqual([[1, 'standard', '2026-09-01T08', '2026-08-25']])
    expect(service.payouts).toEqual([[1, 'standard', 'processing', 173_40, 0, 173_40]])
    expect(service.noteCodes).toEqual(['paid_standard'])
    expect(service.skipped).toEqual([])
  })

  it.each([
    ['the processor cannot be reached', answer.refused('down'), {}],
    ['too little is settled', answer.available(0), {}],
    [
      'it is above the most that one instant payout can carry',
      null,
      { instantMaximumCents: 100_00 },
    ],
  ])('falls back to a standard payout where %s', (_, reply, changes) => {
    const service = serviceWith([on(instantTuesdays)], changes)
    if (reply) service.answers.instantly_available = [reply]
    live(service, TUESDAY)
    expect(paid(service)).toEqual([[1, 'standard', '2026-09-01T08', '2026-08-25']])
  })

  it('says once that it was paid by standard payout, and again after an instant one', () => {
    const weekdays = ['tuesday', 'wednesday', 'thursday', 'friday'] as const
    const instant = { frequency: 'chosen_weekdays', weekdays, payoutType: 'instant' } as const
    const service = serviceWith([on(instant)], { holdDays: 1 })
    const isSettled = { tuesday: false, wednesday: false, thursday: true, friday: false }
    weekdays.forEach((name, index) => {
      const today = `2026-09-0${index + 1}`
      sell(service.ledger, 1, at(`2026-08-${28 + index}T12:00:00Z`), 200_00)
      if (!isSettled[name]) service.answers.instantly_available = [answer.available(0)]
      live(service, today)
      service.webhook('payout_paid', index + 1)
    })
    expect(service.payouts.map(([, payoutType]) => payoutType)).toEqual([
      ...['standard', 'standard', 'instant', 'standard'],
    ])
    expect(service.noteCodes).toEqual(['paid_standard', 'paid_standard'])
  })

  it('says why it was not instant where the money is too young for a standard payout', () => {
    const service = serviceWith([on(weekday('friday', 'instant'), { instantCapable: false })], {
      holdDays: 14,
    })
    live(service, '2026-09-04')
    expect(service.payouts).toEqual([])
    expect(service.noteCodes).toEqual(['instant_not_supported'])
    expect(service.skipped).toEqual([[1, 'instant_not_supported']])
  })

  it('is not tried as a standard payout where the creator is paused', () => {
    const service = serviceWith([on(instantTuesdays)])
    pause(service, 1)
    live(service, TUESDAY)
    expect(service.payouts).toEqual([])
    expect(service.noteCodes).toEqual(['paused'])
  })

  it('is tried as a standard payout where no batch below the maximum is enough for an instant one', () => {
    const service = serviceWith([on(instantTuesdays)], {
      instantMinimumCents: 200_00,
      instantMaximumCents: 200_00,
      instantRunAboveMaximum: 'cut',
    })
    sell(service.ledger, 1, at('2026-08-23T12:00:00Z'), 200_00)
    live(service, TUESDAY)
    expect(service.payouts).toEqual([[1, 'standard', 'processing', 346_80, 0, 346_80]])
    expect(service.noteCodes).toEqual(['paid_standard'])
  })

  /** The maximum of $500 is not cut: what is above it by itself is left out of instant payouts. */
  it.each<[string, FlexibleSchedule, string, unknown[][], string[]]>([
    [
      'pays it by standard payout, with all that is old enough',
      instantTuesdays,
      '2026-08-20',
      [['standard', '2026-08-25', 173_40 + 870_20]],
      ['paid_standard'],
    ],
    [
      'pays the rest instantly as long as it is too young for that',
      instantTuesdays,
      '2026-08-30',
      [['instant', '2026-08-22', 173_40]],
      ['above_instant_maximum'],
    ],
    [
      'waits for all of it where a threshold asks for more than the rest',
      atThreshold(200_00, 'instant'),
      '2026-08-30',
      [],
      ['above_instant_maximum'],
    ],
  ])('%s where a balance is above the maximum', (_, schedule, date, payouts, codes) => {
    const service = serviceWith([on(schedule)], {
      instantMaximumCents: 500_00,
      instantRunAboveMaximum: 'cut',
      oversizedBalance: 'left_out',
    })
    sell(service.ledger, 1, at(`${date}T12:00:00Z`), 1_000_00)
    live(service, TUESDAY)
    expect(
      rows(
        service.ledger.database,
        'SELECT payout_type, period_end_date, gross_cents FROM payouts',
      ),
    ).toEqual(payouts)
    expect(service.noteCodes).toEqual(codes)
  })

  it('is told only once that it is paid by standard payout', () => {
    const every: FlexibleSchedule = {
      frequency: 'every_days',
      days: 1,
      from: day('2026-08-01'),
      payoutType: 'instant',
    }
    const service = serviceWith([on(every, { instantCapable: false })])
    live(service, TUESDAY)
    service.webhook('payout_paid')
    sell(service.ledger, 1, at('2026-08-26T12:00:00Z'), 200_00)
    live(service, '2026-09-02')
    expect(service.payouts).toHaveLength(2)
    expect(service.noteCodes).toEqual(['paid_standard'])
  })
})

describe('a threshold', () => {
  it.each([
    ['is paid when it is exactly reached', 173_40, 0, true],
    ['is not paid, and nothing is said, one cent below', 173_41, 0, false],
    ['is not paid below a minimum that is higher', 50_00, 173_41, false],
    ['is paid at a minimum that is higher', 50_00, 173_40, true],
  ])('%s', (_, thresholdCents, minimumCents, isPaid) => {
    const service = serviceWith([on(atThreshold(thresholdCents), { minimumCents })])
    live(service, TUESDAY)
    expect(service.payouts).toHaveLength(isPaid ? 1 : 0)
    expect(service.noteCodes).toEqual([])
  })

  it('is reached by money that is old enough, on whatever day that is', () => {
    const service = serviceWith([on(atThreshold(200_00))])
    sell(service.ledger, 1, at('2026-08-29T12:00:00Z'), 200_00)
    for (const date of ['2026-09-01', '2026-09-02', '2026-09-03', '2026-09-04']) live(service, date)
    expect(paid(service)).toEqual([])
    live(service, '2026-09-05')
    expect(paid(service)).toEqual([[1, 'standard', '2026-09-05T10', '2026-08-29']])
  })

  it('asks the processor nothing before it is reached', () => {
    const service = serviceWith([on(atThreshold(200_00, 'instant'))])
    live(service, TUESDAY)
    expect(service.requests).toEqual([])
    expect(service.noteCodes).toEqual([])
  })

  it('is not paid in part: what can be paid at once must reach it', () => {
    const service = serviceWith([on(atThreshold(200_00, 'instant'))])
    sell(service.ledger, 1, at('2026-08-31T12:00:00Z'), 200_00)
    service.answers.instantly_available = [answer.available(180_00)]
    live(service, TUESDAY)
    expect(service.payouts).toEqual([])
    expect(service.skipped).toEqual([[1, 'funds_settling']])
    live(service, '2026-09-02')
    expect(service.payouts).toEqual([[1, 'instant', 'processing', 346_80, 10_11, 336_69]])
  })

  it('holds a paused creator up only once it is reached', () => {
    const service = serviceWith([on(atThreshold(200_00)), on(atThreshold(100_00))])
    pause(service, 1)
    pause(service, 2)
    live(service, TUESDAY)
    expect(service.skipped).toEqual([[2, 'paused']])
  })
})

describe('the next payout that a creator is shown', () => {
  const shown = (service: Service): number | null => nextPayoutDayOf(service.context, 1)

  it('is today until the run of today is over', () => {
    const service = serviceWith([on(tuesdays)])
    service.now = at('2026-09-01T10:00:00Z')
    expect(shown(service)).toBe(day('2026-09-01'))
    service.now = at('2026-09-01T10:00:01Z')
    expect(shown(service)).toBe(day('2026-09-08'))
    const instantly = serviceWith([on(instantTuesdays)])
    instantly.now = at('2026-09-01T08:00:01Z')
    expect(shown(instantly)).toBe(day('2026-09-08'))
  })

  it('is a later day when a payout of today has spent the date', () => {
    const service = serviceWith([on(tuesdays)])
    service.run(new InstantPayoutsService(service.context, 1).process())
    sell(service.ledger, 1, at('2026-08-20T12:00:00Z'), 500_00)
    expect(shown(service)).toBe(day('2026-09-08'))
  })

  it('waits for the holding period where an instant schedule is not open to the creator', () => {
    const service = serviceWith([on(instantTuesdays, { instantCapable: false })])
    service.now = startOfDay(day('2026-08-25')) + SECONDS_IN_DAY / 2
    expect(shown(service)).toBe(day('2026-09-01'))
    service.now = startOfDay(day('2026-08-24'))
    expect(shown(service)).toBe(day('2026-09-01'))
  })

  it('is followed by those of the money that is too young for it', () => {
    const service = serviceWith([on(tuesdays)])
    sell(service.ledger, 1, at('2026-08-26T12:00:00Z'), 150_00)
    sell(service.ledger, 1, at('2026-08-31T12:00:00Z'), 150_00)
    expect(upcomingPayoutsOf(service.context, 1, 5, ALL_SETTLED)).toEqual({
      payouts: [
        { day: day('2026-09-01'), amountCents: 173_40 },
        { day: day('2026-09-08'), amountCents: 259_70 },
      ],
      endless: false,
    })
    expect(upcomingPayoutsOf(service.context, 1, 1, ALL_SETTLED).payouts).toHaveLength(1)
  })

  it('is none for a creator who is paused, or below the threshold', () => {
    const paused = serviceWith([on(tuesdays)])
    pause(paused, 1)
    expect(shown(paused)).toBeNull()
    expect(shown(serviceWith([on(atThreshold(173_41))]))).toBeNull()
  })
})
