import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fridayOnOrAfter, isoFromDay, weekdayOf, type Day } from '../../src/core/calendar'
import {
  dailyPeriodEnd,
  isDue,
  isPaidDaily,
  isTurn,
  nextCycleDay,
  nextPayoutDay,
  railDayOfCycle,
  smallestDailyCents,
  smallestDatedCents,
  standardPeriodEnd,
  type ScheduleFacts,
} from '../../src/core/payout-schedule'
import { POLICIES, POLICY_NAMES } from '../../src/core/policy'
import { CYCLE_FREQUENCIES, RAILS, type CycleFrequency, type Rail } from '../../src/core/vocabulary'
import { day, sumUpTo } from '../support/days'

const policy = POLICIES['gumroad-2026-08-30']
const lab = POLICIES['payout-lab']
const MINIMUM_CENTS = 100_00

/** A creator with these balances; all settled long ago, nothing created today, no instant payout, unless said. */
function facts(
  frequency: CycleFrequency,
  today: string,
  balances: readonly (readonly [day: string, cents: number])[] = [['2020-01-01', MINIMUM_CENTS]],
  changes: Partial<ScheduleFacts> = {},
): ScheduleFacts {
  const sum = sumUpTo(balances)
  return {
    frequency,
    rail: 'us_bank',
    today: day(today),
    minimumCents: MINIMUM_CENTS,
    unpaidCents: sum(Infinity),
    unpaidUpTo: sum,
    instantlyPayable: false,
    instantMinimumCents: 1_00,
    dailyRunAhead: false,
    payoutCreatedToday: false,
    ...changes,
  }
}

const iso = (found: Day | null): string | null => (found === null ? null : isoFromDay(found))

describe('the next cycle day', () => {
  it.each([
    ['weekly', '2026-08-31', '2026-09-04'],
    ['weekly', '2026-09-04', '2026-09-04'],
    ['weekly', '2026-09-05', '2026-09-11'],
    ['daily', '2026-08-31', '2026-09-04'],
    ['monthly', '2026-07-01', '2026-07-31'],
    ['monthly', '2026-07-31', '2026-07-31'],
    ['monthly', '2026-08-29', '2026-09-25'],
    ['monthly', '2026-12-26', '2027-01-29'],
    ['quarterly', '2022-07-01', '2022-09-30'],
    ['quarterly', '2022-09-30', '2022-09-30'],
    ['quarterly', '2022-10-01', '2022-12-30'],
    ['quarterly', '2026-12-26', '2027-03-26'],
  ] as const)('of a %s creator on %s is %s (steps 3 and 4)', (frequency, today, expected) => {
    expect(iso(nextCycleDay(facts(frequency, today), policy))).toBe(expected)
  })

  it('is none below the minimum, however old the money (step 1)', () => {
    const short = facts('weekly', '2026-08-31', [['2020-01-01', MINIMUM_CENTS - 1]])
    expect(nextCycleDay(short, policy)).toBeNull()
  })

  it('is none for a daily creator below the standard minimum, payable or not (step 1)', () => {
    const short = facts('daily', '2026-08-31', [['2020-01-01', MINIMUM_CENTS - 1]], {
      instantlyPayable: true,
    })
    expect(nextCycleDay(short, policy)).toBeNull()
  })

  it('is tomorrow for a daily creator who is instantly payable (step 2)', () => {
    const payable = facts('daily', '2026-09-04', undefined, { instantlyPayable: true })
    expect(iso(nextCycleDay(payable, policy))).toBe('2026-09-05')
  })

  it('heeds instant payability of daily creators only', () => {
    const weekly = facts('weekly', '2026-08-31', undefined, { instantlyPayable: true })
    expect(iso(nextCycleDay(weekly, policy))).toBe('2026-09-04')
  })

  it.each([
    ['weekly', '2026-08-28', '2026-09-04'],
    ['weekly', '2026-08-29', '2026-09-11'],
    ['monthly', '2026-08-31', '2026-09-25'],
    ['monthly', '2026-09-19', '2026-10-30'],
    ['quarterly', '2026-09-19', '2026-12-25'],
  ] as const)(
    'of a %s creator whose money is of %s is %s: it must be seven days old (step 5, quirk G2)',
    (frequency, earned, expected) => {
      const today = earned < '2026-08-31' ? '2026-08-31' : earned
      const fresh = facts(frequency, today, [[earned, MINIMUM_CENTS]])
      expect(iso(nextCycleDay(fresh, policy))).toBe(expected)
    },
  )

  it('advances once for want of old money and does not check again (quirk G1)', () => {
    const longHold = { ...policy, holdDays: 20 }
    const fresh = facts('weekly', '2026-08-31', [['2026-08-31', MINIMUM_CENTS]])
    expect(iso(nextCycleDay(fresh, longHold))).toBe('2026-09-11')
  })

  it.each([
    ['2026-09-04', '2026-09-11'],
    ['2026-09-03', '2026-09-04'],
  ])('on %s, with a payout created that day, is %s (step 6)', (today, expected) => {
    const created = facts('weekly', today, undefined, { payoutCreatedToday: true })
    expect(iso(nextCycleDay(created, policy))).toBe(expected)
  })

  it('of a monthly creator paid on a last Friday that is the 31st is in the next month', () => {
    const created = facts('monthly', '2026-07-31', undefined, { payoutCreatedToday: true })
    expect(iso(nextCycleDay(created, policy))).toBe('2026-08-28')
  })
})

describe('the rail’s day of a cycle', () => {
  it.each([
    ['cross_border', '2026-09-01'],
    ['bank_abroad', '2026-09-02'],
    ['us_bank', '2026-09-03'],
    ['us_card', '2026-09-03'],
    ['paypal', '2026-09-04'],
    ['own_stripe', '2026-09-04'],
  ] as const)('for %s is %s', (rail, expected) => {
    expect(isoFromDay(railDayOfCycle(day('2026-09-04'), rail, policy))).toBe(expected)
  })
})

describe('the date that a creator is shown', () => {
  it.each([
    ['weekly', 'us_bank', '2026-08-31', false, '2026-09-03'],
    ['weekly', 'us_bank', '2026-09-03', false, '2026-09-03'],
    ['weekly', 'us_bank', '2026-09-03', true, '2026-09-10'],
    ['weekly', 'us_bank', '2026-09-02', true, '2026-09-03'],
    ['weekly', 'cross_border', '2026-09-02', false, '2026-09-08'],
    ['weekly', 'paypal', '2026-09-02', false, '2026-09-04'],
    ['monthly', 'cross_border', '2026-09-24', false, '2026-10-27'],
    ['quarterly', 'cross_border', '2026-09-24', false, '2026-12-22'],
  ] as const)(
    'of a %s creator on %s, seen on %s (payout created that day: %s), is %s (step 7, G3, G4)',
    (frequency, rail, today, payoutCreatedToday, expected) => {
      const shown = facts(frequency, today, undefined, { rail, payoutCreatedToday })
      expect(iso(nextPayoutDay(shown, policy))).toBe(expected)
    },
  )

  it.each(['us_bank', 'cross_border'] as const)(
    'was the Friday for %s too before rails were shown (quirk G5)',
    (rail: Rail) => {
      const shown = facts('weekly', '2026-09-03', undefined, { rail })
      expect(iso(nextPayoutDay(shown, POLICIES['gumroad-2026-03']))).toBe('2026-09-04')
    },
  )

  it('is tomorrow for a daily creator who is instantly payable, whatever the rail’s weekday', () => {
    const payable = facts('daily', '2026-09-05', undefined, { instantlyPayable: true })
    expect(iso(nextPayoutDay(payable, policy))).toBe('2026-09-06')
  })

  it('is none below the minimum', () => {
    const short = facts('weekly', '2026-09-03', [['2020-01-01', 1]])
    expect(nextPayoutDay(short, policy)).toBeNull()
  })
})

describe('the cycles of the lab’s own policy', () => {
  it.each([
    ['weekly', 'us_bank', '2026-08-31', '2026-09-03'],
    ['weekly', 'us_bank', '2026-09-03', '2026-09-03'],
    ['weekly', 'us_bank', '2026-09-04', '2026-09-10'],
    ['weekly', 'cross_border', '2026-09-02', '2026-09-08'],
    ['weekly', 'paypal', '2026-09-02', '2026-09-04'],
    // The rail's last weekday of the month, not the one in the last Friday's week; G4 gave 27 October.
    ['monthly', 'cross_border', '2026-09-24', '2026-09-29'],
    ['monthly', 'us_bank', '2026-12-31', '2026-12-31'],
    ['monthly', 'bank_abroad', '2027-01-01', '2027-01-27'],
    ['monthly', 'us_bank', '2028-02-01', '2028-02-24'],
    ['monthly', 'cross_border', '2028-02-01', '2028-02-29'],
    ['quarterly', 'cross_border', '2026-09-24', '2026-09-29'],
    ['quarterly', 'paypal', '2026-12-26', '2027-03-26'],
  ] as const)(
    'end on the rail’s weekday: %s by %s on %s is %s, shown as it is',
    (frequency, rail, today, expected) => {
      const rested = facts(frequency, today, undefined, { rail })
      expect(iso(nextCycleDay(rested, lab))).toBe(expected)
      expect(iso(nextPayoutDay(rested, lab))).toBe(expected)
    },
  )

  it.each([
    ['gumroad-2026-08-30', 20, '2026-09-11'],
    ['payout-lab', 20, '2026-09-24'],
    ['payout-lab', 7, '2026-09-10'],
  ] as const)(
    'give money of today by %s, held for %i days, the date %s (quirks G1, G2)',
    (name, holdDays, expected) => {
      const fresh = facts('weekly', '2026-08-31', [['2026-08-31', MINIMUM_CENTS]])
      expect(iso(nextCycleDay(fresh, { ...POLICIES[name], holdDays }))).toBe(expected)
    },
  )

  it.each([
    ['2026-09-03', false, '2026-09-03'],
    ['2026-09-03', true, '2026-09-10'],
    ['2026-09-02', true, '2026-09-03'],
  ])('on %s, with a payout created that day %s, are %s', (today, payoutCreatedToday, expected) => {
    const seen = facts('weekly', today, undefined, { payoutCreatedToday })
    expect(iso(nextPayoutDay(seen, lab))).toBe(expected)
  })

  it.each([
    ['2026-09-01', '2026-08-25'],
    ['2026-09-03', '2026-08-27'],
    ['2026-09-04', '2026-08-28'],
  ])('let a run on %s pay what is seven days old that day, up to %s', (runDay, periodEnd) => {
    expect(isoFromDay(standardPeriodEnd(day(runDay), lab))).toBe(periodEnd)
  })

  it.each([
    ['as much as an instant payout needs', 1_00, true, '2026-09-02'],
    ['a cent less', 99, true, '2026-09-03'],
    ['as much, after the run has begun', 1_00, false, '2026-09-03'],
  ])('pay a daily creator who had %s yesterday', (_, cents, dailyRunAhead, expected) => {
    const balances = [
      ['2026-09-01', cents],
      ['2026-09-02', 5_00],
    ] as const
    const changes = { instantlyPayable: true, dailyRunAhead }
    expect(iso(nextPayoutDay(facts('daily', '2026-09-02', balances, changes), lab))).toBe(expected)
  })

  it('give no date for nothing, though nothing is set as a minimum', () => {
    const nothing = facts('weekly', '2026-09-03', [], { minimumCents: 0 })
    expect(iso(nextPayoutDay(nothing, policy))).toBe('2026-09-03')
    expect(nextPayoutDay(nothing, lab)).toBeNull()
  })
})

describe('months, quarters and years that end on a Friday, or do not', () => {
  it.each([
    [
      'monthly',
      '2024-02-24',
      '2024-03-29',
      'the last Friday of February 2024 was the 23rd, in a leap year',
    ],
    ['monthly', '2036-02-29', '2036-02-29', 'a leap day that is a Friday'],
    ['monthly', '2036-02-28', '2036-02-29', 'the day before it'],
    ['monthly', '2036-03-01', '2036-03-28', 'the day after it'],
    ['monthly', '2027-12-31', '2027-12-31', 'a year that ends on a Friday'],
    ['quarterly', '2027-12-31', '2027-12-31', 'its quarter, too'],
    ['quarterly', '2028-01-01', '2028-03-31', 'a quarter that ends on a Friday'],
    ['weekly', '2027-12-31', '2027-12-31', 'New Year’s Eve'],
    ['weekly', '2028-01-01', '2028-01-07', 'the first day of a year'],
    ['quarterly', '2100-02-26', '2100-03-26', 'a century without a leap day'],
  ] as const)('%s on %s: %s (%s)', (frequency, today, expected, _why) => {
    expect(iso(nextCycleDay(facts(frequency, today), policy))).toBe(expected)
  })
})

describe('a sum at the limit', () => {
  it.each([
    [MINIMUM_CENTS - 1, null],
    [MINIMUM_CENTS, '2026-09-03'],
  ])('of %i cents is shown the date %s', (cents, expected) => {
    for (const name of ['gumroad-2026-08-30', 'payout-lab'] as const) {
      const seen = facts('weekly', '2026-08-31', [['2020-01-01', cents]])
      expect(iso(nextPayoutDay(seen, POLICIES[name]))).toBe(expected)
    }
  })

  it('counts what is a day too young for its cycle towards the next', () => {
    const split = facts('weekly', '2026-08-31', [
      ['2026-08-28', MINIMUM_CENTS - 1],
      ['2026-08-29', 1],
    ])
    expect(iso(nextCycleDay(split, policy))).toBe('2026-09-11')
    expect(iso(nextCycleDay(split, lab))).toBe('2026-09-10')
  })
})

describe('a memo with its test the wrong way round (quirk G18)', () => {
  const wrong = { ...policy, dailyShownWeeklyDates: true }
  const payable = facts('daily', '2026-08-31', undefined, { instantlyPayable: true })

  it('shows daily creators weekly dates', () => {
    expect(iso(nextPayoutDay(payable, policy))).toBe('2026-09-01')
    expect(iso(nextPayoutDay(payable, wrong))).toBe('2026-09-03')
  })

  it('leaves the gate of the runs as it is', () => {
    expect(nextCycleDay(payable, wrong)).toBe(nextCycleDay(payable, policy))
  })

  it.each(POLICY_NAMES)('is in force in no policy: %s', (name) => {
    expect(POLICIES[name].dailyShownWeeklyDates).toBe(false)
  })
})

const anyFacts: fc.Arbitrary<ScheduleFacts> = fc
  .record({
    frequency: fc.constantFrom(...CYCLE_FREQUENCIES),
    rail: fc.constantFrom(...RAILS),
    today: fc.integer({ min: day('2024-01-01'), max: day('2037-01-01') }),
    minimumCents: fc.constantFrom(0, 1, 10_00, 100_00),
    instantlyPayable: fc.boolean(),
    instantMinimumCents: fc.constantFrom(1, 1_00),
    dailyRunAhead: fc.boolean(),
    payoutCreatedToday: fc.boolean(),
    balances: fc.array(
      fc.record({ age: fc.nat(40), cents: fc.integer({ min: -50_00, max: 150_00 }) }),
      { maxLength: 8 },
    ),
  })
  .map(({ balances, ...drawn }) => {
    const unpaidUpTo = (upTo: Day): number =>
      balances.reduce((sum, { age, cents }) => sum + (drawn.today - age <= upTo ? cents : 0), 0)
    return { ...drawn, unpaidUpTo, unpaidCents: unpaidUpTo(drawn.today) }
  })

describe('for any creator, day and policy', () => {
  const anyPolicy = fc
    .record({ name: fc.constantFrom(...POLICY_NAMES), holdDays: fc.constantFrom(0, 3, 7, 20, 60) })
    .map(({ name, holdDays }) => ({ ...POLICIES[name], holdDays }))

  it('the next payout is never in the past, and a date is given exactly where there is enough', () => {
    fc.assert(
      fc.property(anyFacts, anyPolicy, (seen, by) => {
        const shown = nextPayoutDay(seen, by)
        const cycleDay = nextCycleDay(seen, by)
        expect(cycleDay === null).toBe(seen.unpaidCents < smallestDatedCents(seen, by))
        const leastCents = (isPaidDaily(seen) ? smallestDailyCents : smallestDatedCents)(seen, by)
        expect(shown === null).toBe(seen.unpaidCents < leastCents)
        if (shown !== null) expect(shown).toBeGreaterThanOrEqual(seen.today)
        if (cycleDay !== null) expect(cycleDay).toBeGreaterThanOrEqual(seen.today)
      }),
    )
  })

  it('the period of a run never reaches into the holding period', () => {
    fc.assert(
      fc.property(anyFacts, anyPolicy, ({ today }, by) => {
        const end = standardPeriodEnd(today, by)
        const lastDay = by.cycleAnchor === 'friday' ? fridayOnOrAfter(today) : today
        expect(lastDay - end).toBe(by.holdDays)
        expect(dailyPeriodEnd(today)).toBeLessThan(today)
      }),
    )
  })

  it('the lab’s date is one on which the run of the rail pays enough', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(0, 7, 20), (seen, holdDays) => {
        const by = { ...lab, holdDays }
        const shown = nextPayoutDay(seen, by)
        if (shown === null || isPaidDaily(seen)) return
        expect(weekdayOf(shown)).toBe(by.runWeekday[seen.rail])
        const periodEnd = standardPeriodEnd(shown, by)
        expect(isDue(nextCycleDay(seen, by), shown, by)).toBe(true)
        if (periodEnd < seen.today) {
          expect(seen.unpaidUpTo(periodEnd)).toBeGreaterThanOrEqual(seen.minimumCents)
        }
      }),
    )
  })
})

describe('a run', () => {
  it.each([
    ['2026-08-31', '2026-08-28'],
    ['2026-09-01', '2026-08-28'],
    ['2026-09-02', '2026-08-28'],
    ['2026-09-03', '2026-08-28'],
    ['2026-09-04', '2026-08-28'],
    ['2026-09-05', '2026-09-04'],
    ['2026-09-06', '2026-09-04'],
  ])('on %s pays what was earned up to %s', (runDay, periodEnd) => {
    expect(isoFromDay(standardPeriodEnd(day(runDay), policy))).toBe(periodEnd)
    expect(isoFromDay(dailyPeriodEnd(day('2026-09-01')))).toBe('2026-08-31')
  })

  it.each([
    ['weekly', '2026-09-01', true],
    ['weekly', '2026-09-03', true],
    ['weekly', '2026-09-04', true],
    ['monthly', '2026-09-03', false],
    ['monthly', '2026-09-22', true],
    ['monthly', '2026-09-24', true],
    ['quarterly', '2026-08-27', false],
    ['quarterly', '2026-09-24', true],
  ] as const)('is a %s creator’s turn on %s: %s', (frequency, runDay, due) => {
    const cycleDay = nextCycleDay(facts(frequency, runDay), policy)
    expect(isDue(cycleDay, day(runDay), policy)).toBe(due)
  })

  it.each([
    ['gumroad-2026-08-30', '2026-09-01'],
    ['gumroad-2026-08-30', '2026-09-04'],
    ['payout-lab', '2026-09-01'],
    ['payout-lab', '2026-09-03'],
  ] as const)('by %s on %s picks up what the daily run left behind', (name, runDay) => {
    const paidDaily = facts('daily', runDay, undefined, { instantlyPayable: true })
    expect(isTurn(paidDaily, POLICIES[name])).toBe(true)
  })

  it('has nobody’s turn with too little money, daily or not', () => {
    const little = [['2020-01-01', 99_99]] as const
    const paidDaily = facts('daily', '2026-09-03', little, { instantlyPayable: true })
    expect(isTurn(paidDaily, lab)).toBe(false)
  })

  it('is nobody’s turn who has no next day', () => {
    expect(isDue(null, day('2026-09-03'), policy)).toBe(false)
  })
})
