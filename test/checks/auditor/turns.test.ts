import { describe, expect, it } from 'vitest'
import {
  longestWait,
  turnOn,
  type KnownCreator,
  type KnownSchedule,
} from '../../../src/checks/auditor/turns'
import { isoFromDay } from '../../../src/core/calendar'
import { POLICIES } from '../../../src/core/policy'
import { day } from '../../support/days'

const era = POLICIES['gumroad-2026-08-30']
const lab = POLICIES['payout-lab']

const creator = (schedule: KnownSchedule, changes: Partial<KnownCreator> = {}): KnownCreator => ({
  country: 'US',
  rail: 'us_bank',
  ownMinimumCents: 0,
  schedule,
  ...changes,
})

/** The days of a span on which it is the creator's turn, with the last day of the money that is due. */
function turns(
  known: KnownCreator,
  kind: 'daily' | 'standard',
  from: string,
  to: string,
  policy = era,
): string[] {
  const found: string[] = []
  for (let one = day(from); one <= day(to); one += 1) {
    const turn = turnOn(known, kind, one, policy, true)
    if (turn) found.push(`${isoFromDay(one)} up to ${isoFromDay(turn.periodEnd)}`)
  }
  return found
}

describe('whose turn it is', () => {
  it.each<[string, KnownCreator, string[]]>([
    [
      'weekly by US bank: Thursdays, for the Friday a week before',
      creator({ frequency: 'weekly' }),
      ['2026-09-03 up to 2026-08-28', '2026-09-10 up to 2026-09-04'],
    ],
    [
      'weekly across a border: Tuesdays, for the same Friday',
      creator({ frequency: 'weekly' }, { rail: 'cross_border' }),
      ['2026-09-01 up to 2026-08-28', '2026-09-08 up to 2026-09-04'],
    ],
    ['monthly: not in the first weeks of a month', creator({ frequency: 'monthly' }), []],
    [
      'daily: the weekly run is there for them too',
      creator({ frequency: 'daily' }),
      ['2026-09-03 up to 2026-08-28', '2026-09-10 up to 2026-09-04'],
    ],
  ])('%s', (_what, known, expected) => {
    expect(turns(known, 'standard', '2026-09-01', '2026-09-10')).toEqual(expected)
  })

  it('comes monthly in the week of the last Friday, and quarterly in that of the quarter', () => {
    const span = ['2026-09-01', '2026-12-31'] as const
    expect(turns(creator({ frequency: 'monthly' }), 'standard', ...span)).toEqual([
      '2026-09-24 up to 2026-09-18',
      '2026-10-29 up to 2026-10-23',
      '2026-11-26 up to 2026-11-20',
      '2026-12-24 up to 2026-12-18',
    ])
    expect(turns(creator({ frequency: 'quarterly' }), 'standard', ...span)).toEqual([
      '2026-09-24 up to 2026-09-18',
      '2026-12-24 up to 2026-12-18',
    ])
  })

  it('is not a month’s last where the Friday of the week falls into the next month', () => {
    // Tuesday 29 September belongs to Friday 2 October; the month's last Friday was the 25th.
    const abroad = creator({ frequency: 'monthly' }, { rail: 'cross_border' })
    expect(turns(abroad, 'standard', '2026-09-20', '2026-10-05')).toEqual([
      '2026-09-22 up to 2026-09-18',
    ])
  })

  it('follows the rail’s own weekday in the lab’s policy, where the daily are left to the daily run', () => {
    expect(
      turns(creator({ frequency: 'weekly' }), 'standard', '2026-09-01', '2026-09-10', lab),
    ).toEqual(['2026-09-03 up to 2026-08-27', '2026-09-10 up to 2026-09-03'])
    expect(
      turns(creator({ frequency: 'daily' }), 'standard', '2026-09-01', '2026-09-10', lab),
    ).toEqual([])
  })

  it('comes every day for yesterday’s money on the daily schedule, from the instant minimum on', () => {
    const daily = creator({ frequency: 'daily' }, { ownMinimumCents: 50_00 })
    expect(turns(daily, 'daily', '2026-09-05', '2026-09-06')).toEqual([
      '2026-09-05 up to 2026-09-04',
      '2026-09-06 up to 2026-09-05',
    ])
    const leastCents = (policy: typeof era): number =>
      turnOn(daily, 'daily', day('2026-09-05'), policy, true)!.leastCents
    expect(leastCents(era)).toBe(1_00)
    expect(leastCents(lab)).toBe(50_00)
    expect(leastCents({ ...lab, gates: ['compliance'] })).toBe(1)
    expect(turnOn(daily, 'daily', day('2026-09-05'), era, false)).toBeNull()
  })

  it.each<[string, KnownSchedule, string[]]>([
    [
      'every 14 days, counted from a day',
      { frequency: 'every_days', days: 14, from: day('2026-09-06'), payoutType: 'standard' },
      ['2026-09-06 up to 2026-08-30', '2026-09-20 up to 2026-09-13'],
    ],
    [
      'on the 15th and the 31st, which September does not have',
      { frequency: 'twice_a_month', daysOfMonth: [15, 31], payoutType: 'standard' },
      ['2026-09-15 up to 2026-09-08', '2026-09-30 up to 2026-09-23'],
    ],
  ])('%s', (_what, schedule, expected) => {
    expect(turns(creator(schedule), 'standard', '2026-09-01', '2026-09-30')).toEqual(expected)
    expect(turns(creator(schedule), 'daily', '2026-09-01', '2026-09-30')).toEqual([])
  })
})

describe('how long money can wait', () => {
  it.each<[KnownSchedule, number, number]>([
    [{ frequency: 'weekly' }, 21, 100_00],
    [{ frequency: 'monthly' }, 49, 100_00],
    [{ frequency: 'quarterly' }, 112, 100_00],
    [{ frequency: 'threshold', thresholdCents: 500_00, payoutType: 'standard' }, 15, 500_00],
  ])('%j: %i days, from %i cents on', (schedule, days, least) => {
    expect(longestWait(creator(schedule), era)).toMatchObject({ days, least })
  })
})
