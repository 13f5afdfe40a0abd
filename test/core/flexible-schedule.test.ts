import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoFromDay, WEEKDAYS, weekdayOf, type Day } from '../../src/core/calendar'
import {
  flexiblePeriodEnd,
  flexibleScheduleFrom,
  flexibleScheduleText,
  isDueOn,
  leastPayable,
  nextDueDay,
  nextFlexiblePayoutDay,
  upcomingFlexiblePayouts,
  type FlexibleFacts,
  type FlexibleSchedule,
} from '../../src/core/flexible-schedule'
import { POLICIES } from '../../src/core/policy'
import { PAYOUT_TYPES, type PayoutType } from '../../src/core/vocabulary'
import { day, sumUpTo } from '../support/days'

const policy = POLICIES['gumroad-2026-08-30']
const iso = (found: Day | null): string | null => (found === null ? null : isoFromDay(found))

const every = (days: number, from: string, payoutType: PayoutType = 'standard') =>
  ({ frequency: 'every_days', days, from: day(from), payoutType }) as const
const on = (...weekdays: (typeof WEEKDAYS)[number][]) =>
  ({ frequency: 'chosen_weekdays', weekdays, payoutType: 'standard' }) as const
const twice = (first: number, second: number) =>
  ({ frequency: 'twice_a_month', daysOfMonth: [first, second], payoutType: 'standard' }) as const
const threshold = (thresholdCents: number, payoutType: PayoutType = 'standard') =>
  ({ frequency: 'threshold', thresholdCents, payoutType }) as const

const payoutType = fc.constantFrom(...PAYOUT_TYPES)
/** From 1970 to 2120, leap years and the year 2100 among them. */
const anyDay = fc.integer({ min: 0, max: 55_000 })
const anySchedule: fc.Arbitrary<FlexibleSchedule> = fc.oneof(
  fc.record({
    frequency: fc.constant('every_days' as const),
    days: fc.integer({ min: 1, max: 366 }),
    from: anyDay,
    payoutType,
  }),
  fc.record({
    frequency: fc.constant('chosen_weekdays' as const),
    weekdays: fc.subarray([...WEEKDAYS], { minLength: 1 }),
    payoutType,
  }),
  fc.record({
    frequency: fc.constant('twice_a_month' as const),
    daysOfMonth: fc
      .uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 2, maxLength: 2 })
      .map(([one, other]) => [Math.min(one!, other!), Math.max(one!, other!)] as const),
    payoutType,
  }),
  fc.record({
    frequency: fc.constant('threshold' as const),
    thresholdCents: fc.integer({ min: 1, max: 1_000_00 }),
    payoutType,
  }),
)

describe('the next due day', () => {
  it.each([
    // Before the anchor, on it, the day after it, and the last day of a step.
    [every(14, '2026-09-01'), '2026-08-01', '2026-09-01'],
    [every(14, '2026-09-01'), '2026-09-01', '2026-09-01'],
    [every(14, '2026-09-01'), '2026-09-02', '2026-09-15'],
    [every(14, '2026-09-01'), '2026-09-15', '2026-09-15'],
    [every(1, '2026-09-01'), '2026-09-04', '2026-09-04'],
    [every(10, '2026-12-25'), '2026-12-26', '2027-01-04'],
    [every(366, '2027-03-01'), '2027-03-02', '2028-03-01'],
    // One day before itself; a Friday like any other day; across the end of a year.
    [on('monday', 'thursday'), '2026-08-31', '2026-08-31'],
    [on('monday', 'thursday'), '2026-09-01', '2026-09-03'],
    [on('monday', 'thursday'), '2026-09-04', '2026-09-07'],
    [on('friday'), '2026-09-04', '2026-09-04'],
    [on('friday'), '2026-09-05', '2026-09-11'],
    [on('saturday'), '2026-12-27', '2027-01-02'],
    [on(...WEEKDAYS), '2026-09-06', '2026-09-06'],
    // A day that a month does not have is its last.
    [twice(1, 15), '2026-09-01', '2026-09-01'],
    [twice(1, 15), '2026-09-02', '2026-09-15'],
    [twice(1, 15), '2026-09-16', '2026-10-01'],
    [twice(15, 31), '2026-09-16', '2026-09-30'],
    [twice(15, 31), '2026-10-16', '2026-10-31'],
    [twice(15, 31), '2026-12-31', '2026-12-31'],
    [twice(1, 15), '2026-12-16', '2027-01-01'],
    [twice(14, 29), '2027-02-15', '2027-02-28'],
    [twice(14, 29), '2028-02-15', '2028-02-29'],
    [twice(14, 30), '2028-02-29', '2028-02-29'],
    [twice(30, 31), '2027-02-01', '2027-02-28'],
    [twice(30, 31), '2027-03-01', '2027-03-30'],
    [twice(29, 31), '2100-02-28', '2100-02-28'],
    [threshold(500_00), '2026-09-05', '2026-09-05'],
  ] as const)('of %j on or after %s is %s', (schedule, from, expected) => {
    expect(iso(nextDueDay(schedule, day(from)))).toBe(expected)
  })

  it('is never before the day that is asked about, and is itself due', () => {
    fc.assert(
      fc.property(anySchedule, anyDay, (schedule, from) => {
        const due = nextDueDay(schedule, from)
        expect(due).toBeGreaterThanOrEqual(from)
        expect(isDueOn(schedule, due)).toBe(true)
        for (let between = from; between < Math.min(due, from + 40); between += 1) {
          expect(isDueOn(schedule, between)).toBe(false)
        }
      }),
    )
  })

  it('comes so many days apart, on the weekdays and twice in each month as it says', () => {
    fc.assert(
      fc.property(anySchedule, anyDay, (schedule, from) => {
        const due = nextDueDay(schedule, from)
        const next = nextDueDay(schedule, due + 1)
        if (schedule.frequency === 'every_days') expect(next - due).toBe(schedule.days)
        if (schedule.frequency === 'chosen_weekdays') {
          expect(schedule.weekdays).toContain(weekdayOf(due))
        }
        if (schedule.frequency === 'twice_a_month') {
          expect(schedule.daysOfMonth).toSatisfy((daysOfMonth: number[]) =>
            daysOfMonth.some((wanted) => {
              const dayOfMonth = Number(isoFromDay(due).slice(-2))
              const isLast = isoFromDay(due + 1).endsWith('-01')
              return dayOfMonth === wanted || (isLast && wanted > dayOfMonth)
            }),
          )
        }
        if (schedule.frequency === 'threshold') expect(next).toBe(due + 1)
      }),
    )
  })
})

describe('the period end', () => {
  it.each([
    ['standard', '2026-09-04', '2026-08-28'],
    ['standard', '2026-09-05', '2026-08-29'],
    ['instant', '2026-09-04', '2026-09-03'],
    ['instant', '2028-03-01', '2028-02-29'],
  ] as const)('of a %s payout due on %s is %s, whatever the weekday', (type, due, expected) => {
    expect(iso(flexiblePeriodEnd(type, day(due), policy))).toBe(expected)
  })

  it('never reaches into the holding period of a standard payout, nor to today for an instant one', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (due, holdDays) => {
        const changed = { ...policy, holdDays }
        expect(due - flexiblePeriodEnd('standard', due, changed)).toBe(holdDays)
        expect(flexiblePeriodEnd('instant', due, changed)).toBe(due - 1)
      }),
    )
  })
})

describe('the least that is paid', () => {
  it.each([
    [threshold(500_00), 100_00, 500_00],
    [threshold(50_00), 100_00, 100_00],
    [threshold(1), 0, 1],
    [every(7, '2026-09-01'), 100_00, 100_00],
    [every(7, '2026-09-01'), 0, 1],
  ] as const)('by %j at a minimum of %i cents is %i', (schedule, minimumCents, expected) => {
    expect(leastPayable(schedule, minimumCents)).toBe(expected)
  })
})

/** What is known of a creator with these balances on a day whose run is still ahead. */
function facts(
  from: string,
  balances: readonly (readonly [day: string, cents: number])[],
  changes: Partial<FlexibleFacts> = {},
): FlexibleFacts {
  const sum = sumUpTo(balances)
  return {
    from: day(from),
    payoutType: 'standard',
    minimumCents: 100_00,
    unpaidCents: sum(Infinity),
    unpaidUpTo: sum,
    ...changes,
  }
}

describe('the date that a creator is shown', () => {
  it.each([
    ['the next due day, with old enough money', '2026-08-01', 100_00, on('monday'), '2026-09-07'],
    ['today, where it is due', '2026-08-01', 100_00, on('tuesday'), '2026-09-01'],
    ['none, one cent below the minimum', '2026-08-01', 99_99, on('monday'), null],
    [
      'the first due day after the holding period',
      '2026-08-28',
      100_00,
      on('tuesday'),
      '2026-09-08',
    ],
    [
      'the day on which money is just old enough',
      '2026-08-25',
      100_00,
      on('tuesday'),
      '2026-09-01',
    ],
    [
      'not a cycle later, but as many as it takes',
      '2026-09-01',
      100_00,
      every(3, '2026-08-31'),
      '2026-09-09',
    ],
    [
      'at a threshold, the day that the money is old enough',
      '2026-08-30',
      500_00,
      threshold(500_00),
      '2026-09-06',
    ],
    ['none, one cent below the threshold', '2026-08-01', 499_99, threshold(500_00), null],
    ['the minimum, where the threshold is below it', '2026-08-01', 99_99, threshold(50_00), null],
    ['the minimum, exactly reached', '2026-08-01', 100_00, threshold(50_00), '2026-09-01'],
  ] as const)('is %s', (_, sold, cents, schedule, expected) => {
    expect(iso(nextFlexiblePayoutDay(schedule, facts('2026-09-01', [[sold, cents]]), policy))).toBe(
      expected,
    )
  })

  it('is a day for the whole threshold, not for a part that is old enough', () => {
    const balances = [
      ['2026-08-01', 400_00],
      ['2026-08-29', 100_00],
    ] as const
    const found = nextFlexiblePayoutDay(threshold(500_00), facts('2026-09-01', balances), policy)
    expect(iso(found)).toBe('2026-09-05')
  })

  it('counts money up to yesterday where it is paid instantly', () => {
    const instant = { payoutType: 'instant', minimumCents: 1_00 } as const
    const sold = (when: string) => facts('2026-09-01', [[when, 1_00]], instant)
    const daily = every(1, '2026-08-01', 'instant')
    expect(iso(nextFlexiblePayoutDay(daily, sold('2026-08-31'), policy))).toBe('2026-09-01')
    expect(iso(nextFlexiblePayoutDay(daily, sold('2026-09-01'), policy))).toBe('2026-09-02')
  })

  it('is never in the past, a day of the schedule, and one on which there is enough', () => {
    const balances = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: -50_00, max: 300_00 })),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(
        anySchedule,
        fc.constantFrom(...PAYOUT_TYPES),
        anyDay,
        balances,
        (schedule, payoutType, from, drawn) => {
          const unpaidUpTo = (upTo: Day): number =>
            drawn.reduce((sum, [age, cents]) => sum + (from - age <= upTo ? cents : 0), 0)
          const unpaidCents = unpaidUpTo(from)
          const known = { from, payoutType, minimumCents: 100_00, unpaidCents, unpaidUpTo }
          const found = nextFlexiblePayoutDay(schedule, known, policy)
          const leastCents = leastPayable(schedule, 100_00)
          expect(found === null).toBe(unpaidCents < leastCents)
          if (found === null) return
          expect(found).toBeGreaterThanOrEqual(from)
          expect(isDueOn(schedule, found)).toBe(true)
          expect(unpaidUpTo(flexiblePeriodEnd(payoutType, found, policy))).toBeGreaterThanOrEqual(
            leastCents,
          )
        },
      ),
    )
  })
})

describe('the payouts that a creator can expect', () => {
  const upcoming = (
    schedule: FlexibleSchedule,
    balances: readonly (readonly [day: string, cents: number])[],
  ): unknown[] =>
    upcomingFlexiblePayouts(schedule, facts('2026-09-01', balances), policy, 12).map(
      ({ day: due, amountCents }) => [iso(due), amountCents],
    )

  it('take at each date what is old enough, and leave what is too little', () => {
    const balances = [
      ['2026-08-01', 150_00],
      ['2026-08-26', 60_00],
      ['2026-08-30', 60_00],
      ['2026-08-31', 99_99],
    ] as const
    expect(upcoming(every(2, '2026-09-01'), balances)).toEqual([
      ['2026-09-01', 150_00],
      ['2026-09-07', 219_99],
    ])
    expect(upcoming(twice(1, 15), balances)).toEqual([
      ['2026-09-01', 150_00],
      ['2026-09-15', 219_99],
    ])
    expect(upcoming(threshold(150_00), balances)).toEqual([
      ['2026-09-01', 150_00],
      ['2026-09-07', 219_99],
    ])
  })

  it('end where nothing is left, though there be no minimum', () => {
    const free = { ...facts('2026-09-01', [['2026-08-01', 5]]), minimumCents: 0 }
    expect(upcomingFlexiblePayouts(every(1, '2026-08-01'), free, policy, 12)).toHaveLength(1)
  })
})

describe('the text of a schedule', () => {
  it('is JSON with its keys in a fixed order', () => {
    expect(flexibleScheduleText(every(14, '2026-09-01', 'instant'))).toBe(
      '{"frequency":"every_days","days":14,"from":"2026-09-01","payoutType":"instant"}',
    )
    expect(flexibleScheduleText(on('monday', 'friday'))).toBe(
      '{"frequency":"chosen_weekdays","weekdays":["monday","friday"],"payoutType":"standard"}',
    )
  })

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(anySchedule, (schedule) => {
        expect(flexibleScheduleFrom(flexibleScheduleText(schedule))).toEqual(schedule)
      }),
    )
  })
})
