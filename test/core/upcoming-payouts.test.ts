import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoFromDay, type Day } from '../../src/core/calendar'
import {
  isPaidDaily,
  nextPayoutDay,
  smallestDailyCents,
  smallestDatedCents,
} from '../../src/core/payout-schedule'
import { POLICIES, POLICY_NAMES } from '../../src/core/policy'
import { upcomingPayouts, type UpcomingFacts } from '../../src/core/upcoming-payouts'
import { CYCLE_FREQUENCIES, RAILS } from '../../src/core/vocabulary'
import { day, sumUpTo } from '../support/days'

const gumroad = POLICIES['gumroad-2026-08-30']
const lab = POLICIES['payout-lab']
/** A Monday. */
const TODAY = day('2026-08-31')

function facts(
  balances: readonly (readonly [day: string, cents: number])[],
  changes: Partial<UpcomingFacts> = {},
): UpcomingFacts {
  const unpaidUpTo = sumUpTo(balances)
  return {
    frequency: 'weekly',
    rail: 'us_bank',
    today: TODAY,
    minimumCents: 100_00,
    unpaidCents: unpaidUpTo(TODAY),
    unpaidUpTo,
    settledUpTo: unpaidUpTo,
    instantlyPayable: false,
    instantMinimumCents: 1_00,
    dailyRunAhead: false,
    payoutCreatedToday: false,
    ...changes,
  }
}

const listed = (seen: UpcomingFacts, by = gumroad, countMax = 10) =>
  upcomingPayouts(seen, by, countMax).payouts.map(({ day: on, amountCents }) => [
    isoFromDay(on),
    amountCents,
  ])

describe('upcoming payouts', () => {
  const twoWeeks = [
    ['2026-08-24', 150_00],
    ['2026-08-28', 50_00],
    ['2026-08-29', 120_00],
  ] as const

  it('each take what is old enough by then and the ones before leave', () => {
    expect(listed(facts(twoWeeks))).toEqual([
      ['2026-09-03', 200_00],
      ['2026-09-10', 120_00],
    ])
    expect(listed(facts(twoWeeks), lab)).toEqual([
      ['2026-09-03', 150_00],
      ['2026-09-10', 170_00],
    ])
  })

  it('end where less than the minimum is left, a cent or all of it', () => {
    expect(
      listed(
        facts([
          ['2026-08-24', 100_00],
          ['2026-08-29', 99_99],
        ]),
      ),
    ).toEqual([['2026-09-03', 100_00]])
    expect(
      listed(
        facts([
          ['2026-08-24', 100_00],
          ['2026-08-29', 100_00],
        ]),
      ),
    ).toHaveLength(2)
    expect(listed(facts([['2026-08-24', 99_99]]))).toEqual([])
  })

  it.each([
    ['monthly', [['2026-09-24', 320_00]]],
    ['quarterly', [['2026-09-24', 320_00]]],
  ] as const)('of a %s creator come with the last run of the period', (frequency, expected) => {
    expect(listed(facts(twoWeeks, { frequency }))).toEqual(expected)
  })

  it('of a daily creator are everything, tomorrow', () => {
    const daily = facts(twoWeeks, { frequency: 'daily', instantlyPayable: true })
    expect(listed(daily)).toEqual([['2026-09-01', 320_00]])
    expect(listed({ ...daily, instantlyPayable: false })).toHaveLength(2)
  })

  it('are cut at the count that is asked for', () => {
    expect(upcomingPayouts(facts(twoWeeks), gumroad, 1)).toEqual({
      payouts: [{ day: day('2026-09-03'), amountCents: 200_00 }],
      endless: false,
    })
  })

  it('go on by the lab’s own policy over cycles with too little, up to the last with enough', () => {
    const held = { holdDays: 20 }
    const balances = [
      ['2026-08-10', 100_00],
      ['2026-08-31', 100_00],
    ] as const
    expect(listed(facts(balances), { ...lab, ...held })).toEqual([
      ['2026-09-03', 100_00],
      ['2026-09-24', 100_00],
    ])
    expect(listed(facts(balances), { ...gumroad, ...held })).toEqual([['2026-09-03', 100_00]])
  })

  it('never end in an era without a minimum, and end in the lab’s (quirk G19)', () => {
    const free = facts([['2026-08-24', 5_00]], { minimumCents: 0 })
    const endless = upcomingPayouts(free, gumroad, 4)
    expect(endless.endless).toBe(true)
    expect(endless.payouts.map(({ amountCents }) => amountCents)).toEqual([5_00, 0, 0, 0])
    expect(upcomingPayouts(free, lab, 4)).toEqual({
      payouts: [{ day: day('2026-09-03'), amountCents: 5_00 }],
      endless: false,
    })
  })

  it('come in order, begin with the date shown, and take no more than there is', () => {
    const anyFacts = fc
      .record({
        frequency: fc.constantFrom(...CYCLE_FREQUENCIES),
        rail: fc.constantFrom(...RAILS),
        today: fc.integer({ min: TODAY, max: TODAY + 1_500 }),
        minimumCents: fc.constantFrom(0, 1, 50_00),
        instantlyPayable: fc.boolean(),
        instantMinimumCents: fc.constantFrom(1, 1_00),
        dailyRunAhead: fc.boolean(),
        payoutCreatedToday: fc.boolean(),
        amounts: fc.array(fc.integer({ min: 0, max: 120_00 }), { maxLength: 30 }),
      })
      .map(({ amounts, ...drawn }): UpcomingFacts => {
        const unpaidUpTo = (upTo: Day): number =>
          amounts.reduce((sum, cents, age) => sum + (drawn.today - age <= upTo ? cents : 0), 0)
        return {
          ...drawn,
          unpaidUpTo,
          settledUpTo: unpaidUpTo,
          unpaidCents: unpaidUpTo(drawn.today),
        }
      })
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...POLICY_NAMES), (seen, name) => {
        const { payouts, endless } = upcomingPayouts(seen, POLICIES[name], 12)
        const days = payouts.map((payout) => payout.day)
        expect(days).toEqual([...new Set(days)].toSorted((one, other) => one - other))
        if (days.length > 0) expect(days[0]).toBe(nextPayoutDay(seen, POLICIES[name]))
        const taken = payouts.reduce((sum, { amountCents }) => sum + amountCents, 0)
        expect(taken).toBeLessThanOrEqual(seen.unpaidCents)
        const leastCents = (isPaidDaily(seen) ? smallestDailyCents : smallestDatedCents)(
          seen,
          POLICIES[name],
        )
        for (const { amountCents } of payouts) {
          expect(amountCents).toBeGreaterThanOrEqual(leastCents)
        }
        if (endless) expect(seen.minimumCents).toBe(0)
        if (name === 'payout-lab') {
          expect(endless).toBe(false)
          expect(seen.unpaidCents - taken).toBeLessThan(leastCents)
        }
      }),
    )
  })
})
