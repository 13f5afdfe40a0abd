import { describe, expect, it } from 'vitest'
import { isoFromDay, type Day } from '../../src/core/calendar'
import {
  dailyPeriodEnd,
  isDue,
  nextCycleDay,
  nextPayoutDay,
  railDayOfCycle,
  standardPeriodEnd,
  type ScheduleFacts,
} from '../../src/core/payout-schedule'
import { POLICIES } from '../../src/core/policy'
import type { CycleFrequency, Rail } from '../../src/core/vocabulary'
import { day } from '../support/days'

const policy = POLICIES['gumroad-2026-08-30']
const MINIMUM_CENTS = 100_00

/** A creator with these balances; all settled long ago, nothing created today, no instant payout, unless said. */
function facts(
  frequency: CycleFrequency,
  today: string,
  balances: readonly (readonly [day: string, cents: number])[] = [['2020-01-01', MINIMUM_CENTS]],
  changes: Partial<ScheduleFacts> = {},
): ScheduleFacts {
  const sum = (upTo: Day): number =>
    balances.reduce((total, [text, cents]) => total + (day(text) <= upTo ? cents : 0), 0)
  return {
    frequency,
    today: day(today),
    minimumCents: MINIMUM_CENTS,
    unpaidCents: sum(Infinity),
    unpaidUpTo: sum,
    instantlyPayable: false,
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
      const shown = facts(frequency, today, undefined, { payoutCreatedToday })
      expect(iso(nextPayoutDay(shown, rail, policy))).toBe(expected)
    },
  )

  it.each(['us_bank', 'cross_border'] as const)(
    'was the Friday for %s too before rails were shown (quirk G5)',
    (rail: Rail) => {
      const shown = facts('weekly', '2026-09-03')
      expect(iso(nextPayoutDay(shown, rail, POLICIES['gumroad-2026-03']))).toBe('2026-09-04')
    },
  )

  it('is tomorrow for a daily creator who is instantly payable, whatever the rail’s weekday', () => {
    const payable = facts('daily', '2026-09-05', undefined, { instantlyPayable: true })
    expect(iso(nextPayoutDay(payable, 'us_bank', policy))).toBe('2026-09-06')
  })

  it('is none below the minimum', () => {
    const short = facts('weekly', '2026-09-03', [['2020-01-01', 1]])
    expect(nextPayoutDay(short, 'us_bank', policy)).toBeNull()
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
    const periodEnd = standardPeriodEnd(day(runDay), policy)
    expect(isDue(cycleDay, periodEnd, policy)).toBe(due)
  })

  it.each([
    ['2026-09-01', true],
    ['2026-09-03', true],
    ['2026-09-04', false],
  ])('on %s may pick up what the daily run left behind: %s', (runDay, due) => {
    const payable = facts('daily', runDay, undefined, { instantlyPayable: true })
    const periodEnd = standardPeriodEnd(day(runDay), policy)
    expect(isDue(nextCycleDay(payable, policy), periodEnd, policy)).toBe(due)
  })

  it('is nobody’s turn who has no next day', () => {
    expect(isDue(null, day('2026-08-28'), policy)).toBe(false)
  })
})
