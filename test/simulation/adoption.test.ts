/**
 * Creators who decide for daily payouts. Their numbers are the same whatever the fee, so each of them can be followed from
 * run to run.
 */
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import { describe, expect, it } from 'vitest'
import type { ScenarioInput } from '../../src/scenario/schema'
import { firstAwareDecision } from '../../src/simulation/adoption'
import { brokenChecks, CALM_PROCESSOR, run, type Run } from '../support/runs'
import { toleranceOfShare } from '../support/statistics'

const POLICY = 'gumroad-2026-08-30'
const feeOf = (instantFeeBasisPoints: number) => ({ name: POLICY, instantFeeBasisPoints }) as const

/** All can be paid daily, know of it, and decide within the first week: what is left is what waiting costs them. */
const DECIDED = {
  mode: 'model',
  awareAtStartBasisPoints: 10_000,
  decideEveryDays: 7,
} as const
const scenario: ScenarioInput = {
  version: 1,
  seed: 'adoption',
  startDay: '2026-09-07',
  days: 14,
  policy: feeOf(300),
  population: {
    size: 120,
    monthlyGross: { mu: 6, sigma: 1.5, maximumCents: 10_000_00 },
    priceLevel: { medianCents: 69_00 },
    railShareBasisPoints: { us_bank: 10_000 },
    instantCapableBasisPoints: 10_000,
    accountAge: { medianDays: 1_000, sigma: 0 },
    completedPayouts: { atLeastOneBasisPoints: 10_000 },
    notReviewedBasisPoints: 0,
    pausedBasisPoints: 0,
    adoption: DECIDED,
  },
  processor: CALM_PROCESSOR,
}

function runWith(changes: Partial<ScenarioInput>, adoption: object = {}): Run {
  const population = { ...scenario.population, ...changes.population }
  return run({
    ...scenario,
    ...changes,
    population: { ...population, adoption: { ...DECIDED, ...adoption } },
  })
}

const takers = ({ rows }: Run): unknown[] =>
  rows(`SELECT handle FROM creators WHERE payout_frequency = 'daily' ORDER BY handle`).flat()

const SCHEDULE_CHANGES = `FROM creator_setting_changes JOIN creators USING (creator_id)
  WHERE setting = 'payout_frequency'`
const CHANGES = `SELECT handle, date(changed_at), from_value, to_value ${SCHEDULE_CHANGES}`

describe('the fee', () => {
  const fees = [0, 100, 300, 1_000, 5_000]
  const runs = fees.map((fee) => runWith({ policy: feeOf(fee) }))

  it('takes takers away as it rises, and at 50% all of them', () => {
    const counts = runs.map((one) => takers(one).length)
    expect(counts[0]).toBeGreaterThan(40)
    expect(counts[1]).toBeLessThan(counts[0]!)
    expect(counts[2]).toBeLessThan(counts[1]!)
    expect(counts[2]).toBeGreaterThan(0)
    expect(counts[4]).toBe(0)
    expect(runs[4]!.value(`SELECT COUNT(*) FROM payouts WHERE payout_type = 'instant'`)).toBe(0)
  })

  it('leaves those who take daily at a higher one among those who do at a lower', () => {
    for (const [index, one] of runs.slice(1).entries()) {
      expect(takers(runs[index]!)).toEqual(expect.arrayContaining(takers(one)))
    }
  })

  it('changes no sale', () => {
    const sales = (one: Run) => one.rows(`SELECT creator_id, occurred_at, gross_cents FROM sales`)
    for (const one of runs) expect(sales(one)).toEqual(sales(runs[0]!))
  })

  it('breaks no check', () => {
    for (const { report } of runs) expect(brokenChecks(report)).toEqual([])
  })
})

describe('the share of creators who consider daily payouts', () => {
  const shares = [10_000, 5_000, 0]
  const [all, half, none] = shares.map((interestedBasisPoints) =>
    takers(runWith({ policy: feeOf(0) }, { interestedBasisPoints })),
  )

  it('halves how many take them when it is half, and leaves nobody at nothing', () => {
    expect(all!.length).toBeGreaterThan(60)
    expect(half!.length).toBeGreaterThan(0.35 * all!.length)
    expect(half!.length).toBeLessThan(0.65 * all!.length)
    expect(none).toEqual([])
  })

  it('adds creators as it rises, and takes none away', () => {
    expect(all).toEqual(expect.arrayContaining(half!))
  })
})

describe('at the start', () => {
  const unaware = runWith({}, { awareAtStartBasisPoints: 0, awareAfterDaysMean: 3_660 })

  it('everyone is on their other schedule, who would be daily on weekly', () => {
    const fixed = runWith({}, { mode: 'fixed' })
    expect(takers(fixed).length).toBeGreaterThan(20)
    expect(
      unaware.rows(`SELECT handle, payout_frequency FROM creators ORDER BY creator_id`),
    ).toEqual(
      fixed.rows(`SELECT handle, iif(payout_frequency = 'daily', 'weekly', payout_frequency)
        FROM creators ORDER BY creator_id`),
    )
  })

  it('who does not know of daily payouts does not take them', () => {
    expect(unaware.rows(CHANGES)).toEqual([])
  })
})

it('creators decide at 18:00 on days of their own, every so many days', () => {
  const { rows } = runWith({ policy: feeOf(0) }, { decideEveryDays: 5 })
  expect(rows(`SELECT DISTINCT time(changed_at) ${SCHEDULE_CHANGES}`)).toEqual([['18:00:00']])
  const days = rows(`SELECT DISTINCT date(changed_at) ${SCHEDULE_CHANGES} ORDER BY 1`)
  expect(days).toEqual(['07', '08', '09', '10', '11'].map((day) => [`2026-09-${day}`]))
})

describe('the first decision of a creator who decides every seven days, first on day 3', () => {
  it.each([
    ['known from the start', 0, 3],
    ['known on that day', 3, 3],
    ['known a little later', 3.1, 10],
    ['known on the day of the second decision', 10, 10],
    ['known after it', 10.5, 17],
  ])('with daily payouts %s', (_what, awareAfterDays, day) => {
    const decision = firstAwareDecision(
      { awareAfterDays, firstDecision: 3 },
      { decideEveryDays: 7 },
    )
    expect(decision).toBe(day)
  })
})

it('another creator changes nobody else', () => {
  const changes = ({ rows }: Run) => rows(`${CHANGES} ORDER BY 1, 2`)
  const original = changes(runWith({ policy: feeOf(100) }))
  const joined = runWith({
    policy: feeOf(100),
    creators: [{ handle: 'newcomer', schedule: 'weekly', monthlyGrossCents: 1_000_00 }],
  })
  expect(changes(joined)).toEqual(original)
  expect(original.length).toBeGreaterThan(5)
})

it.each([
  ['', {}],
  [', and when nobody may take daily any more', { instantAccountAgeDaysMinimum: 3_000 }],
])('who takes daily leaves when the rules raise the fee%s', (_, others) => {
  const { rows, report } = runWith({
    policy: feeOf(0),
    policyChanges: [{ on: '2026-09-14', policy: { ...feeOf(5_000), ...others } }],
  })
  const took = rows(`${CHANGES} AND to_value = 'daily' ORDER BY 1`)
  const left = rows(`${CHANGES} AND from_value = 'daily' ORDER BY 1`)
  expect(took.length).toBeGreaterThan(40)
  expect(left.map(([handle]) => handle)).toEqual(took.map(([handle]) => handle))
  // Each returns to what they were on.
  const before = new Map(took.map(([handle, , from]) => [handle, from]))
  for (const [handle, day, , to] of left) {
    expect(to).toBe(before.get(handle))
    expect(day! >= '2026-09-14').toBe(true)
  }
  expect(new Set(before.values())).toEqual(new Set(['weekly', 'monthly', 'quarterly']))
  expect(brokenChecks(report)).toEqual([])
})

describe('who decides nothing', () => {
  const free = { policy: feeOf(0), population: { size: 5 } } as const

  it('is a creator that the scenario lists', () => {
    const listed = runWith({
      ...free,
      creators: [{ handle: 'ink', schedule: 'weekly', monthlyGrossCents: 5_000_00 }],
    })
    expect(takers(listed)).not.toContain('ink')
    const generated = takers(listed)
    expect(generated.length).toBeGreaterThan(0)
  })

  it('is a creator on a flexible schedule', () => {
    const { rows } = runWith({
      ...free,
      population: { size: 20, scheduleShareBasisPoints: { every_days: 10_000 } },
    })
    expect(rows(CHANGES)).toEqual([])
  })

  it('is a creator who may not be paid daily yet', () => {
    const { rows } = runWith({
      ...free,
      days: 42,
      population: {
        size: 20,
        completedPayouts: { atLeastOneBasisPoints: 0, atLeastFourBasisPoints: 0 },
      },
    })
    const firstPayout = `(SELECT MIN(completed_at) FROM payouts p WHERE p.creator_id = creators.creator_id)`
    const changes = rows(`SELECT changed_at, ${firstPayout} ${SCHEDULE_CHANGES}`)
    expect(changes.length).toBeGreaterThan(0)
    for (const [changedAt, completedAt] of changes) expect(changedAt! > completedAt!).toBe(true)
  })

  it('is anyone where there is no daily run', () => {
    expect(runWith({ ...free, payoutService: 'before-daily' }).rows(CHANGES)).toEqual([])
  })
})

it('a schedule that an action sets is what a creator returns to', () => {
  const { rows } = runWith(
    {
      policy: feeOf(0),
      policyChanges: [{ on: '2026-09-14', policy: feeOf(5_000) }],
      actions: [
        {
          action: 'change-schedule',
          on: '2026-09-07T00:00:01Z',
          creator: 'creator-1',
          schedule: 'quarterly',
        },
      ],
    },
    { waitingCost: { medianYearlyBasisPoints: 20_000, sigma: 0 } },
  )
  const own = rows(`${CHANGES} AND handle = 'creator-1' ORDER BY changed_at`)
  expect(own.map(([, , from, to]) => [from, to])).toEqual([
    ['weekly', 'quarterly'],
    ['quarterly', 'daily'],
    ['daily', 'quarterly'],
  ])
})

it('as many take daily as the formula expects where all sell the same', () => {
  const size = 1_500
  // $1,000 a month in sales of $50, each $42.75 after the fee of $7.25.
  const alike = runWith(
    {
      days: 7,
      population: {
        size,
        monthlyGross: { mu: 6.907755278982137, sigma: 0 },
        priceLevel: { medianCents: 50_00, sigma: 0, saleSigma: 0 },
        scheduleShareBasisPoints: { daily: 0, weekly: 10_000, monthly: 0, quarterly: 0 },
      },
      policy: { name: POLICY, instantFeeBasisPoints: 300, minimumCents: 10_00 },
    },
    { feeWeight: 1, inertiaMonthlyCents: 1_00 },
  )
  const earnedCents = 20 * 42_75
  const feeCents = (earnedCents * 3) / 103
  // From the middle of a week that ends on Friday to noon of the Monday ten days later; or to 08:05 of the next morning.
  const yearsGained = (3.5 + 9.5 - (0.5 + 8 / 24 + 300 / 86_400)) / 365.25
  const neededShare = (feeCents + 1_00) / earnedCents
  const neededCost = neededShare / (1 - neededShare) / yearsGained
  // The median is 20% a year, the spread 1: so many wait at a higher cost.
  const expected = 0.0611
  expect(0.2 * Math.exp(normalQuantile(1 - expected, 0, 1))).toBeCloseTo(neededCost, 3)
  const taken = takers(alike).length / size
  expect(Math.abs(taken - expected)).toBeLessThan(toleranceOfShare(expected, size))
})
